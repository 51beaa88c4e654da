import { longestHeld } from '../numbers.ts';
import type { Sheet } from '../sheets/sheet.ts';
import type { Block, Page } from './book.ts';
import { downChart } from './down-chart.ts';
import { downNowSheet, figuresSheet, groupsSheet, stillDown, sumOf, worstSheet } from './figures.ts';
import { type Subject, scopeInWords, timeInWords } from './subject.ts';
import { counted, hoursInWords, instantInWords, shareInWords } from './words.ts';

/** What a report answers of its stores, in words and figures. */
export function summaryPage(subject: Subject): Page {
  const { record, report } = subject;
  const hasGroups = report.details.groups.some((group) => group !== undefined);
  const isOfNow = record.period === undefined;
  const tables = [
    figuresSheet(subject),
    ...(isOfNow ? [downNowSheet(subject)] : []),
    worstSheet(subject),
    ...(hasGroups ? [groupsSheet(subject)] : []),
  ].filter(hasRows);
  const chart = downChart(subject);
  return {
    name: 'Summary',
    title: `Downtime, ${timeInWords(record)}`,
    blocks: [
      ...sentences(subject).map((text): Block => ({ kind: 'words', text })),
      ...(chart === undefined ? [] : [{ kind: 'chart', chart } as const]),
      ...tables.map((sheet): Block => ({ kind: 'table', sheet })),
    ],
  };
}

const hasRows = ({ rows }: Sheet) => rows[Symbol.iterator]().next().done !== true;

function sentences(subject: Subject): string[] {
  const { record, report, stores, setAside } = subject;
  const window = longestHeld(report);
  const sum = (measure: Parameters<typeof sumOf>[2]) => sumOf(report, stores, measure, window);
  const [up, down, unknown] = [sum('up'), sum('down'), sum('unknown')];
  const open = up + down + unknown;
  return [
    `${scopeInWords(subject)}, in business hours.`,
    record.period === undefined ? downNow(subject) : hit(subject),
    open === 0
      ? 'No store was open then.'
      : up + down === 0
        ? 'Nothing is known: no poll speaks for any of their business time.'
        : `Together they were down for ${hoursInWords(down)}, at least ${hoursInWords(sum('down-at-least'))} and at most ${hoursInWords(sum('down-at-most'))}.`,
    ...(open === 0 ? [] : [`Of their business time ${shareInWords((up + down) / open)} was observed.`]),
    ...(setAside === 0
      ? []
      : [`${counted(setAside, 'more store')} set aside: in the other sheets, but in no figure here.`]),
    ...(record.includesSample ? ['The bundled sample is among these stores: it is not your data.'] : []),
  ];
}

function downNow(subject: Subject): string {
  const { record, report, stores } = subject;
  const count = stillDown(subject).length;
  const at = instantInWords(record.asOf);
  if (count === 0) {
    const sum = (measure: Parameters<typeof sumOf>[2]) => sumOf(report, stores, measure, 'hour');
    const known = sum('up') + sum('down');
    if (known > 0) return `None of them was found down at ${at}.`;
    return sum('unknown') > 0
      ? `Nobody watched in the hour before ${at}: nothing is known of it.`
      : `All of them were closed in the hour before ${at}.`;
  }
  return `${counted(count, 'store')} of ${stores.length.toLocaleString('en-US')} ${count === 1 ? 'was' : 'were'} down at ${at}.`;
}

function hit({ report, stores }: Subject): string {
  const { outages } = report.details;
  const isAsked = new Set(stores);
  const found = outages.store.subarray(0, outages.count).filter((store) => isAsked.has(store));
  if (found.length === 0) return 'No outage was found.';
  return `${counted(found.length, 'outage')} in ${counted(new Set(found).size, 'store')}.`;
}
