/** What the program does without a window. */
export const COMMANDS = ['report', 'serve', 'backup', 'restore', 'salvage'] as const;

/** Says how a command of this program is started, such as `npm run report --`. */
export type StartOf = (command: (typeof COMMANDS)[number]) => string;

/** How to call the program, for someone who did so wrongly or asked. */
export function usage(startOf: StartOf): string {
  const beginning = `  ${startOf('report')} `;
  return `Usage:
${beginning}[files…] [--method poll-count|interpolated] [--as-of latest|now|<instant>]
${' '.repeat(beginning.length)}[--reach <minutes>] [--extended] [--bounds] [--counts] [--out report.csv] [--outages <file>]
${' '.repeat(beginning.length)}[--period <name> | --from <date or instant> --to <date or instant>] [--by day|week|month]
${' '.repeat(beginning.length)}[--zone <time zone>]
${' '.repeat(beginning.length)}[--database <file>] [--sample]
  ${startOf('serve')} [--port 8000] [--database <file>] [--no-token]
  ${startOf('backup')} --database <file> --to <file>
  ${startOf('restore')} --from <file> --database <file>
  ${startOf('salvage')} --from <file> --to <file>

report: Without files and without --database the bundled sample is used, with --sample it is taken along.
        --out - writes the report to standard output, --outages - the outages.
serve: Answers on this computer alone. Without --database the bundled sample is served.
backup: One file that holds all, also while the database is in use. --to must not exist yet.
restore: Checks the backup first, and keeps what the database held beside it.
salvage: Saves what can be read of a damaged database into a new one; the damaged one is only read.`;
}
