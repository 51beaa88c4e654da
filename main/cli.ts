import { runCommand } from './cli/run.ts';
import { COMMANDS } from './cli/usage.ts';

const THROUGH_NPM = COMMANDS.some((command) => command === process.env['npm_lifecycle_event']);

/** The command line without Electron: `npm run report`, `serve`, `backup` and `restore`, or this file by itself. */
process.exitCode = await runCommand(process.argv.slice(2), (command) =>
  THROUGH_NPM ? `npm run ${command} --` : `node main/cli.ts ${command}`,
);
