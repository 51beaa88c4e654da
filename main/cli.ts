import { runCommand } from './cli/run.ts';

/** The command line without Electron: `npm run report` and `npm run serve`, or this file by itself. */
process.exitCode = await runCommand(process.argv.slice(2), (command) =>
  process.env['npm_lifecycle_event'] === command ? `npm run ${command} --` : `node main/cli.ts ${command}`,
);
