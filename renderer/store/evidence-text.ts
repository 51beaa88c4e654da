import type { StoreEvidence } from '../../preload/contract.ts';
import { formatDifference, formatExactly } from '../format/lengths.ts';
import type { LocalClock, PageClock } from '../format/local-clock.ts';
import { formatAmount, formatCounted } from '../format/numbers.ts';
import { formatDuration, formatInstant } from '../format/times.ts';
import { visibleText } from '../format/visible-text.ts';
import { inWindow, windowWords } from '../format/windows.ts';
import { arithmeticOf } from './arithmetic.ts';
import { BEGAN, describePolls, ENDED, noOutage } from './outage-words.ts';
import { pollShares } from './poll-shares.ts';
import {
  boundsOf,
  longestWindow,
  NUMBER_ROWS,
  type NumberChoice,
  nameOf,
  numberOf,
  windowColumns,
} from './store-numbers.ts';
import { weeklyHours } from './weekly-hours.ts';

/** What is known of a store's week or period, and everything that leads to one of its numbers, as plain text to send to somebody. */
export function evidenceText(evidence: StoreEvidence, choice: NumberChoice, shown: PageClock): string {
  const clock = { ...shown, ...shown.exactly };
  return [
    ...headOf(evidence, clock),
    ...section("Weekly hours, the store's own time", hoursOf(evidence)),
    ...section(`Closures ${inWindow(longestWindow(evidence))}`, closuresOf(evidence, clock)),
    ...section('Numbers', numbersOf(evidence)),
    ...section('Outages', outagesOf(evidence, clock)),
    ...section(`How it adds up: ${nameOf(choice)}`, arithmeticLines(evidence, choice, clock)),
    ...section(`Poll by poll, ${windowWords(choice.window)}`, pollLines(evidence, choice, clock)),
  ].join('\n');
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`), ''];

function headOf(evidence: StoreEvidence, clock: PageClock): string[] {
  const { store, name, group, zone, zoneIsAssumed, asOf, reach, differsFromReport } = evidence;
  return [
    visibleText(
      [name === undefined ? store : `${name} (${store})`, ...(group === undefined ? [] : [group])].join(', '),
    ),
    `As of ${formatInstant(asOf)}; the store's zone is ${zone}${zoneIsAssumed ? ' (assumed)' : ''}.`,
    `A poll speaks for at most ${formatDuration(reach)}. Times are ${clock.name}; lengths are hours:minutes:seconds.`,
    ...(differsFromReport
      ? ['The data have changed since the report was made; this is what they say now.']
      : []),
    '',
  ];
}

const hoursOf = ({ hours }: StoreEvidence): string[] =>
  hours === 'always'
    ? ['Assumed: open around the clock, since no file names its hours.']
    : weeklyHours(hours).map(({ day, openings }) => `${day}: ${openings}`);

const closuresOf = ({ closures }: StoreEvidence, clock: LocalClock): string[] =>
  closures.map(
    ({ from, to, reason }) => `${clock.span(from, to)}${reason === '' ? '' : `: ${visibleText(reason)}`}`,
  );

function numbersOf(evidence: StoreEvidence): string[] {
  const columns = windowColumns(evidence);
  const row = (label: string, textOf: (column: (typeof columns)[number]) => string) =>
    `${label}: ${columns.map((column) => `${textOf(column)} ${column.unit} ${inWindow(column.window)}`).join(', ')}`;
  return [
    ...NUMBER_ROWS.map(({ method, measure, label }) =>
      row(label, ({ window, size }) => formatAmount(numberOf(evidence, { method, measure, window }) / size)),
    ),
    row('Down, at least – at most', ({ window, size }) => boundsOf(evidence, window, size)),
  ];
}

function outagesOf(evidence: StoreEvidence, clock: LocalClock): string[] {
  const { outages } = evidence;
  if (outages.length === 0) return [noOutage(evidence)];
  return outages.map(
    ({ started, ended, began, endedBy, down, atLeast, atMost, polls }) =>
      `${clock.span(started, ended)}: down ${formatExactly(down)} (${formatExactly(atLeast)}–${formatExactly(atMost)}), ` +
      `seen by ${describePolls(polls)}; began: ${BEGAN[began]}; ended: ${ENDED[endedBy]}`,
  );
}

function arithmeticLines(evidence: StoreEvidence, choice: NumberChoice, clock: LocalClock): string[] {
  const { gate, lines, total, leftOut } = arithmeticOf(evidence, choice, clock);
  return [
    ...(gate === undefined ? [] : [gate]),
    ...lines.map(({ what, why, time }) => `${formatExactly(time)}  ${what} (${why})`),
    `${formatExactly(total)}  in all`,
    ...leftOut.map(({ why, polls }) => `${why}: ${polls}`),
  ];
}

function pollLines(evidence: StoreEvidence, { window }: NumberChoice, clock: LocalClock): string[] {
  const rows = pollShares(evidence, window);
  if (rows.length === 0) return [`No poll says anything ${inWindow(window)}.`];
  return [
    formatCounted(rows.length, 'poll'),
    ...rows.map(({ at, active, counted, notCounted, speaks }) => {
      const why = notCounted === undefined ? '' : ` (${notCounted})`;
      return (
        `${clock.dayAndTime(at)}  ${active ? 'active' : 'inactive'}  poll count ${formatExactly(counted)}${why}  ` +
        `interpolated ${formatExactly(speaks)}  difference ${formatDifference(speaks - counted)}`
      );
    }),
  ];
}
