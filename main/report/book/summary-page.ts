import { longestHeld } from '../numbers.ts';
import type { Sheet } from '../sheets/sheet.ts';
import { originFacts, reachFact } from './about-page.ts';
import type { Block, Page } from './book.ts';
import { downChart } from './down-chart.ts';
import { downNowSheet, figuresSheet, groupsSheet, stillDown, sumOf, worstSheet } from './figures.ts';
import { periodChart } from './period-chart.ts';
import { type Subject, scopeInWords, storeInWords, timeInWords } from './subject.ts';
import { counted, hoursInWords, instantInWords, shareInWords } from './words.ts';

/** What a report answers of its stores, in words and figures: so many rows of each list at most. */
export function summaryPage(subject: Subject, listed: number = USUALLY_LISTED): Page {
  const { record, report, scope } = subject;
  const hasGroups = report.details.groups.some((group) => group !== undefined);
  const isOfNow = record.period === undefined;
  const tables = [
    figuresSheet(subject),
    // Of one store the words say it, and its outages follow.
    ...(scope.kind === 'store'
      ? []
      : [
          ...(isOfNow ? [downNowSheet(subject, listed)] : []),
          worstSheet(subject, listed),
          ...(hasGroups ? [groupsSheet(subject, listed === USUALLY_LISTED ? undefined : listed)] : []),
        ]),
  ].filter(hasRows);
  const chart = downChart(subject) ?? periodChart(subject);
  return {
    name: 'Summary',
    title:
      scope.kind === 'store'
        ? `${storeInWords(report, scope.store)}: downtime, ${timeInWords(record)}`
        : `Downtime, ${timeInWords(record)}`,
    blocks: [
      ...sentences(subject).map((text): Block => ({ kind: 'words', text })),
      ...(chart === undefined ? [] : [{ kind: 'chart', chart } as const]),
      ...tables.map((sheet): Block => ({ kind: 'table', sheet })),
    ],
  };
}

const USUALLY_LISTED = 10;

/** The same with the report that it is of, with shorter and shorter lists: the first that takes one page is the one to show. */
export function* answerPages(subject: Subject): Generator<Page> {
  const { record, version } = subject;
  const of = [...originFacts({ record, version }), reachFact(record)].map(
    ([name, value]) => `${name}: ${value}.`,
  );
  for (const listed of [8, 6, 5, 4, 3, 2, 1]) {
    const page = summaryPage(subject, listed);
    yield { ...page, blocks: [...page.blocks, { kind: 'words', text: of.join(' ') }] };
  }
}

const hasRows = ({ rows }: Sheet) => rows[Symbol.iterator]().next().done !== true;

function sentences(subject: Subject): string[] {
  const { record, report, stores, setAside, scope } = subject;
  const window = longestHeld(report);
  const sum = (measure: Parameters<typeof sumOf>[2]) => sumOf(report, stores, measure, window);
  const [up, down, unknown] = [sum('up'), sum('down'), sum('unknown')];
  const open = up + down + unknown;
  return [
    scope.kind === 'store' ? 'In business hours.' : `${scopeInWords(subject)}, in business hours.`,
    record.period === undefined ? downNow(subject) : hit(subject),
    open === 0
      ? 'No store was open then.'
      : up + down === 0
        ? 'Nothing is known: no poll speaks for any of this business time.'
        : `${isOne(subject) ? 'It was' : 'Together they were'} down for ${hoursInWords(down)}, at least ${hoursInWords(sum('down-at-least'))} and at most ${hoursInWords(sum('down-at-most'))}.`,
    ...(open === 0 ? [] : [`Of this business time ${shareInWords((up + down) / open)} was observed.`]),
    ...(setAside === 0
      ? []
      : [`${counted(setAside, 'more store')} set aside: in the other sheets, but in no figure here.`]),
    ...(record.includesSample ? ['The bundled sample is among these stores: it is not your data.'] : []),
  ];
}

/** Whether its words speak of one store, however it was chosen. */
const isOne = ({ stores }: Subject): boolean => stores.length === 1;

function downNow(subject: Subject): string {
  const { record, report, stores } = subject;
  const down = stillDown(subject);
  const count = down.length;
  const at = instantInWords(record.asOf);
  if (isOne(subject) && count > 0) {
    const since = report.details.outages.started[down[0] as number] as number;
    return `It was down at ${at}, since ${instantInWords(since)}.`;
  }
  if (count === 0) {
    const sum = (measure: Parameters<typeof sumOf>[2]) => sumOf(report, stores, measure, 'hour');
    const known = sum('up') + sum('down');
    if (known > 0) return `${isOne(subject) ? 'It was not' : 'None of them was'} found down at ${at}.`;
    return sum('unknown') > 0
      ? `Nobody watched in the hour before ${at}: nothing is known of it.`
      : `${isOne(subject) ? 'It was' : 'All of them were'} closed in the hour before ${at}.`;
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
