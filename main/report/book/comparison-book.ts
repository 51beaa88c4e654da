import type { Comparison } from '../compare.ts';
import type { Compared, ComparedMeasure } from '../compared.ts';
import { togetherInWords } from '../sheets/change-words.ts';
import {
  comparedGroupColumn,
  comparedValues,
  SIDE_LABELS,
  type Side,
  sidesOf,
} from '../sheets/comparison.ts';
import { CLARITY_WORDS, caveatInWords } from '../sheets/comparison-words.ts';
import { everyRow, type NumberColumn, type Sheet } from '../sheets/sheet.ts';
import type { Method, Milliseconds, PeriodName } from '../types.ts';
import { originFacts, reachFact, WORDS } from './about-page.ts';
import type { Block, Book, Fact } from './book.ts';
import { WINDOW_WORDS } from './figures.ts';
import { type Subject, timeInWords } from './subject.ts';
import { counted, hoursInWords, instantInWords, shareInWords } from './words.ts';

/** Two reports held against each other, and what of that a table showed: all of it unless something is said. */
export type ComparisonSubject = {
  readonly comparison: Comparison;
  /** Whose stores alone are compared; `undefined` where all are. */
  readonly group: string | undefined;
  readonly before: Subject['record'];
  readonly after: Subject['record'];
  readonly method: Method;
  readonly shown:
    | {
        readonly count: number;
        readonly all: number;
        readonly one: 'store' | 'group';
        readonly chosenBy: readonly string[];
      }
    | undefined;
  readonly version: string;
};

/** What changed from a report to a later one, to hand over: in words and sums, store by store, and of which reports. */
export function comparisonBook(subject: ComparisonSubject, stores: Sheet): Book {
  const { comparison, before, after, method } = subject;
  const { fleet, groups } = comparison;
  const tables = [
    fleetSheet(fleet, method),
    ...(groups.names.length === 0 || subject.group !== undefined ? [] : [groupsSheet(groups, method)]),
  ];
  return {
    summary: {
      name: 'Summary',
      title: `Change from ${timeInWords(before)} to ${timeInWords(after)}`,
      blocks: [
        ...sentences(subject).map((text): Block => ({ kind: 'words', text })),
        ...tables.map((sheet): Block => ({ kind: 'table', sheet })),
      ],
    },
    sheets: [stores],
    about: {
      name: 'About',
      title: 'About this comparison',
      blocks: [
        { kind: 'facts', facts: [['Method', method === 'poll-count' ? 'poll count' : 'interpolated']] },
        { kind: 'facts', facts: factsOf('before', before, subject) },
        { kind: 'facts', facts: factsOf('after', after, subject) },
        { kind: 'facts', facts: [...OF_COMPARISONS, ...WORDS] },
      ],
    },
  };
}

const OF_COMPARISONS: readonly Fact[] = [
  ['Change', 'After minus before. Empty where less than half of the business time was observed in either.'],
  ['Up and down', 'Empty where nobody watched any of that side: it may have been either.'],
  ['Hours both observed', 'Uptime over the hours of the week that polls speak for in both reports.'],
];

const factsOf = (
  side: 'before' | 'after',
  record: Subject['record'],
  { version }: ComparisonSubject,
): readonly Fact[] => [
  [SIDE_LABELS[side], timeInWords(record)],
  ...originFacts({ record, version }),
  reachFact(record),
];

function sentences({ comparison, group, shown, method }: ComparisonSubject): string[] {
  const { stores, caveats } = comparison;
  const all = stores.names.length;
  const by = shown === undefined || shown.chosenBy.length === 0 ? '' : `: ${shown.chosenBy.join(', ')}`;
  return [
    ...(group === undefined ? [] : [`Of the group “${group}” alone, its sums too.`]),
    shown === undefined
      ? `All ${counted(all, 'store')} of both reports, in business hours.`
      : `${shown.count.toLocaleString('en-US')} of ${counted(shown.all, shown.one)}, as shown${by}; sums are of all.`,
    ...clarityOf(comparison, method),
    ...caveats.map((caveat) => caveatInWords(caveat, { counted, length: hoursInWords })),
  ];
}

const span = (from: Milliseconds, to: Milliseconds) => `${instantInWords(from)} to ${instantInWords(to)}`;

function clarityOf({ fleet, fell }: Comparison, method: Method): string[] {
  const longest = fleet.clarities.at(-1);
  const clarity = longest?.of[0];
  if (longest === undefined || clarity === undefined) return [];
  const observed = comparedValues(fleet, method, 'observed', longest.window);
  const share = (side: 'before' | 'after') => shareInWords(observed[side](0) / 100);
  // It is of interpolated downtime.
  const isTold = fell !== undefined && clarity !== 'unobserved' && method === 'interpolated';
  const why = isTold ? `: ${togetherInWords(fell, { share: shareInWords, span })}` : '';
  return [
    `${CLARITY_WORDS[clarity]}${why} (${share('before')} of the business time of the ${longest.window} was observed before, ${share('after')} after).`,
  ];
}

const MEASURES = ['uptime', 'down', 'observed'] as const satisfies readonly ComparedMeasure[];

/** All stores together, a row a window. */
function fleetSheet(fleet: Compared, method: Method): Sheet {
  const windows = fleet.clarities.map(({ window }) => window).toReversed();
  const windowOf = (row: number) => windows[row] ?? 'week';
  return {
    title: 'All stores',
    columns: [
      { name: 'time', title: 'Time', kind: 'text', at: (row) => WINDOW_WORDS[windowOf(row)] },
      ...MEASURES.flatMap((measure) =>
        sidesOf(measure).map((side) =>
          column(measure, side, (row) => valueAt(fleet, method, measure, windowOf(row), side, 0)),
        ),
      ),
    ],
    rows: everyRow(windows.length),
  };
}

/** Each group, over the longest time. */
function groupsSheet(groups: Compared, method: Method): Sheet {
  const window = groups.clarities.at(-1)?.window ?? 'week';
  return {
    title: 'Groups',
    columns: [
      comparedGroupColumn(groups),
      ...MEASURES.flatMap((measure) =>
        sidesOf(measure).map((side) =>
          column(measure, side, (row) => valueAt(groups, method, measure, window, side, row)),
        ),
      ),
    ],
    rows: everyRow(groups.names.length),
  };
}

const valueAt = (
  compared: Compared,
  method: Method,
  measure: ComparedMeasure,
  window: PeriodName,
  side: Side,
  row: number,
): number => comparedValues(compared, method, measure, window)[side](row);

const TITLES = { uptime: 'Uptime %', down: 'Down', observed: 'Observed %' } as const;

function column(measure: keyof typeof TITLES, side: Side, at: (row: number) => number): NumberColumn {
  const heading = { name: `${measure}_${side}`, title: `${TITLES[measure]}, ${side}`, at };
  return measure === 'down'
    ? { ...heading, kind: 'duration', unit: 'hours' }
    : { ...heading, kind: 'percent', decimals: 'both' };
}
