import { parseReportArguments, parseServeArguments, UsageError } from './cli/arguments.ts';
import { report } from './cli/report.ts';

const USAGE = `Usage:
  npm run report -- [files…] [--method poll-count|interpolated] [--as-of latest|now|<instant>]
                    [--reach <minutes>] [--extended] [--out report.csv] [--database <file>]
  npm run serve -- [--port 8000] [--database <file>] [--no-token]

report: Without files the bundled sample is used. --out - writes the report to standard output.
serve: Answers on this computer alone. Without --database the bundled sample is served.`;

process.exitCode = await main(process.argv.slice(2));

/** Runs a command; answers the exit code: 0 done, 1 failed, 2 bad arguments, 130 interrupted. */
async function main([command, ...rest]: string[]): Promise<number> {
  try {
    switch (command) {
      case 'report':
        return await report(parseReportArguments(rest));
      case 'serve': {
        const args = parseServeArguments(rest);
        // Brings the HTTP framework with it, which a report needs none of.
        const { serve } = await import('./cli/serve.ts');
        return await serve(args);
      }
      default:
        throw new UsageError(
          command === undefined ? 'A command is missing.' : `There is no command “${command}”.`,
        );
    }
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`${error.message}\n\n${USAGE}\n`);
      return 2;
    }
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}
