import { labelOf } from '../import/kinds/index.ts';
import type { LikelySummary } from '../jobs/report/likely-summary.ts';
import type { PackProgress } from '../jobs/service/save-pack.ts';
import type {
  ImportProgress,
  ImportRecord,
  Overview,
  RejectedRow,
  ReportRecord,
} from '../jobs/service/service.ts';
import { describeLoss } from '../report/losses.ts';
import type { Summary } from '../report/summary.ts';
import { NO_LIKELY_WORDS } from '../report/sure/words.ts';
import type { Method } from '../report/types.ts';

const count = new Intl.NumberFormat('en-US');
const percent = new Intl.NumberFormat('en-US', { style: 'percent', maximumFractionDigits: 0 });

/** "1 row", "2 rows". */
const counted = (value: number, one: string) => `${count.format(value)} ${value === 1 ? one : `${one}s`}`;

/** Tells the person something; standard output is for what was asked for. */
export const say = (text: string) => void process.stderr.write(`${forTerminal(text)}\n`);

/** What files hold is quoted, and named as they are: nothing of it may tell the terminal what to do. */
export function forTerminal(text: string): string {
  return text.replaceAll(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
}

/** One line for an imported file, and one for each of the first rejected rows. */
export function describeImport(record: ImportRecord, rejected: readonly RejectedRow[]): string {
  const { file, kind, rows, added, replaced, unchanged, rejected: rejectedCount, sample } = record;
  const changedNothing = added + replaced === 0 ? '; nothing changed' : '';
  const lines = [
    `${file} (${sample ? 'bundled sample, ' : ''}${labelOf(kind)}): ${counted(rows, 'row')}, ${count.format(added)} new, ` +
      `${count.format(replaced)} replaced, ${count.format(unchanged)} unchanged, ` +
      `${count.format(rejectedCount)} rejected${changedNothing}`,
    ...rejected.map(({ line, reason }) => `  ${file}, line ${count.format(line)}: ${reason}`),
  ];
  const more = rejectedCount - rejected.length;
  if (more > 0) lines.push(`  … and ${count.format(more)} more`);
  lines.push(...record.warnings.map(({ text }) => `  ${file}: warning: ${text}`));
  return lines.join('\n');
}

type Summarised = { readonly record: ReportRecord; readonly summary: Summary };

/** What the report says in a few lines. */
export function describeReport({ record, summary }: Summarised, method: Method): string {
  const lines = summary.windows.map(
    ({ window, uptime, storesDown }) =>
      `  ${(window === 'period' ? '' : `Last ${window}`).padEnd(10)} uptime ${uptime.padStart(7)}   stores with downtime ${count.format(storesDown)}`,
  );
  const [time, whose] = record.period ? ['the period', "the period's"] : ['the last week', "last week's"];
  return [
    `Report${describePeriod(record)} as of ${new Date(record.asOf).toISOString()}, ${method}, reach ${counted(record.reach / 60_000, 'minute')}${record.timeZones === undefined ? '' : `, time zones ${record.timeZones}`}`,
    `  ${counted(summary.stores, 'store')}, ${count.format(summary.storesWithoutData)} without data in ${time}`,
    ...(summary.setAside === 0
      ? []
      : [`  ${counted(summary.setAside, 'more store')} set aside, in none of these figures`]),
    ...(record.includesSample ? ['  The bundled sample is among these stores: it is not your data'] : []),
    ...(record.losses ?? []).map(
      (loss) => `  Lost to damage, so not in these numbers: ${describeLoss(loss)}`,
    ),
    ...lines,
    `  Share of ${whose} business time observed: ${summary.observed === undefined ? '–' : percent.format(summary.observed)}`,
    ...(summary.closed === 0
      ? []
      : [
          `  Closures took ${count.format(Math.round(summary.closed / 360_000) / 10)} hours of ${whose} business time`,
        ]),
  ].join('\n');
}

/** How many stores have a likely range, or why none has (SPEC §16). */
export function describeLikely({ stores, ranges, none }: LikelySummary): string {
  if (none !== undefined) return `  No likely ranges: ${NO_LIKELY_WORDS[none]}`;
  return `  Likely ranges of ${counted(ranges, 'store')}; ${count.format(stores - ranges)} without one: never online, hardly polled, or only at the same minutes of the hour`;
}

function describePeriod({ period }: ReportRecord): string {
  switch (period?.kind) {
    case undefined:
      return '';
    case 'dates':
      return ` of ${period.from} to ${period.to}`;
    case 'instants':
      return ` of ${new Date(period.from).toISOString()} to ${new Date(period.to).toISOString()}`;
  }
}

/** What a database holds, in a line. */
export function describeContents({ stores, polls, newestPoll, hasSample }: Overview): string {
  const newest = newestPoll === undefined ? '' : `, the newest of ${new Date(newestPoll).toISOString()}`;
  const sample = hasSample ? ', the bundled sample among them' : '';
  return `${counted(stores, 'store')}, ${counted(polls, 'poll')}${newest}${sample}`;
}

/** A progress line on a terminal, rewritten in place; nothing where standard error is a file or a pipe. */
/** How far the writing of a pack is, on one line of a terminal. */
export function showPackProgress(path: string): {
  show: (progress: PackProgress) => void;
  clear: () => void;
} {
  if (!process.stderr.isTTY) return { show: () => undefined, clear: () => undefined };
  return {
    show: ({ file, done, files }) =>
      void process.stderr.write(
        `\r\x1b[K${forTerminal(`${path}: ${count.format(done + 1)} of ${count.format(files)} files, ${file}`)}`,
      ),
    clear: () => void process.stderr.write('\r\x1b[K'),
  };
}

export function showProgress(path: string): { show: (progress: ImportProgress) => void; clear: () => void } {
  if (!process.stderr.isTTY) return { show: () => undefined, clear: () => undefined };
  return {
    show: ({ share, rows, rowsPerSecond }) => {
      const speed = `${count.format(Math.round(rowsPerSecond))} rows/s`;
      process.stderr.write(
        `\r\x1b[K${forTerminal(path)}: ${percent.format(share)}, ${count.format(rows)} rows, ${speed}`,
      );
    },
    clear: () => void process.stderr.write('\r\x1b[K'),
  };
}
