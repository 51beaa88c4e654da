import {
  parseBackupArguments,
  parseReportArguments,
  parseRestoreArguments,
  parseSalvageArguments,
  parseServeArguments,
  parseWatchArguments,
} from './arguments.ts';
import { UsageError } from './options.ts';
import { report } from './report.ts';
import { say } from './summary.ts';
import { help, type StartOf, usage } from './usage.ts';

/**
 * Runs the command that the arguments name; answers the exit code: 0 done, 1 failed, 2 bad arguments, 3 saved in part, 130
 * interrupted
 * (SPEC §6). Never rejects.
 */
export async function runCommand([command, ...rest]: readonly string[], startOf: StartOf): Promise<number> {
  // Whoever read what this says may have gone; the work goes on, and a report that cannot be written says so itself.
  process.stderr.on('error', () => undefined);
  process.stdout.on('error', () => undefined);
  try {
    if ([command, ...rest].some((argument) => argument === '--help' || argument === '-h')) {
      process.stdout.write(`${help(startOf)}\n`);
      return 0;
    }
    switch (command) {
      case 'report':
        return await report(parseReportArguments(rest));
      case 'serve': {
        const args = parseServeArguments(rest);
        // Brings the HTTP framework with it, which a report needs none of.
        const { serve } = await import('./serve.ts');
        return await serve(args, startOf);
      }
      case 'watch': {
        const args = parseWatchArguments(rest);
        const { watchCommand } = await import('./watch.ts');
        return await watchCommand(args);
      }
      case 'backup': {
        const args = parseBackupArguments(rest);
        const { backupCommand } = await import('./backup.ts');
        return await backupCommand(args);
      }
      case 'restore': {
        const args = parseRestoreArguments(rest);
        const { restoreCommand } = await import('./backup.ts');
        return await restoreCommand(args);
      }
      case 'salvage': {
        const args = parseSalvageArguments(rest);
        const { salvageCommand } = await import('./backup.ts');
        return await salvageCommand(args);
      }
      default:
        throw new UsageError(
          command === undefined ? 'A command is missing.' : `There is no command “${command}”.`,
        );
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (error instanceof UsageError) {
      say(`${message}\n\n${usage(startOf)}`);
      return 2;
    }
    say(message);
    return 1;
  }
}
