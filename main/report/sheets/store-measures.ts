import { costOf, type LostSalesMeasure } from '../lost-sales.ts';
import { hasNumbers, longestHeld, type Measure, numbersOf } from '../numbers.ts';
import { countAfter, countByStore } from '../outage-table.ts';
import type { StoredReport } from '../report.ts';
import type { Sure } from '../sure/sure.ts';
import { METHODS, type Method, type PeriodName, WINDOWS } from '../types.ts';
import { uptimePercent } from '../uptime.ts';
import type { CellKind, Unit } from './sheet.ts';

/** What files have columns of only where they are asked for; each is an option at every door. */
export const COLUMN_OPTIONS = ['extended', 'bounds', 'counts', 'likely'] as const;
export type ColumnOption = (typeof COLUMN_OPTIONS)[number];

export type ShownMeasure =
  | Measure
  | 'uptime'
  | 'outages'
  | 'longest-outage'
  | 'mean-outage'
  | 'down-likely-low'
  | 'down-likely-high'
  | LostSalesMeasure;

/** What a report tells of each store in numbers, a column for each window. */
export type StoreMeasure = {
  readonly measure: ShownMeasure;
  /** How the names of its columns begin. */
  readonly name: string;
  readonly title: string;
  /** What it is, for someone who asks. */
  readonly sentence: string;
  readonly kind: 'duration' | 'percent' | 'money' | 'count';
  /** The methods that know it; what poll count does not know is told of the interpolated one. */
  readonly methods: readonly Method[];
  /** Whether files have it. */
  readonly inFiles: 'always' | 'never' | ColumnOption;
  /** Where it is an end of the range of another, beside which the window shows it. */
  readonly endOf?: { readonly measure: ShownMeasure; readonly end: 'least' | 'most' };
  /** Lengths of time in milliseconds, NaN where nothing is known; `undefined` where the report does not hold it. */
  values(report: StoredReport, method: Method, window: PeriodName): Float64Array | undefined;
};

const INTERPOLATED: readonly Method[] = ['interpolated'];

/**
 * Every number that files and window tell of a store, in their order. One that is added here is in all of them; the
 * engine's own are in numbers.ts.
 */
export const STORE_MEASURES: readonly StoreMeasure[] = [
  {
    measure: 'uptime',
    name: 'uptime_percent',
    title: 'Uptime %',
    sentence: 'Up ÷ (up + down); never 100 while there was downtime.',
    kind: 'percent',
    methods: METHODS,
    inFiles: 'never',
    values: uptimes,
  },
  {
    measure: 'up',
    name: 'uptime',
    title: 'Up',
    sentence: 'Business time in which the store was online.',
    kind: 'duration',
    methods: METHODS,
    inFiles: 'always',
    values: held('up'),
  },
  {
    measure: 'down',
    name: 'downtime',
    title: 'Down',
    sentence: 'Business time in which the store was not online.',
    kind: 'duration',
    methods: METHODS,
    inFiles: 'always',
    values: held('down'),
  },
  {
    measure: 'unknown',
    name: 'unknown',
    title: 'Not observed',
    sentence: 'Business time that no poll lies near enough to speak for.',
    kind: 'duration',
    methods: INTERPOLATED,
    inFiles: 'extended',
    values: held('unknown'),
  },
  {
    measure: 'down-at-least',
    name: 'downtime_at_least',
    title: 'Down at least',
    sentence: 'Business time that is surely down: between two polls of one opening that both found it so.',
    kind: 'duration',
    methods: INTERPOLATED,
    inFiles: 'bounds',
    endOf: { measure: 'down', end: 'least' },
    values: held('down-at-least'),
  },
  {
    measure: 'down-at-most',
    name: 'downtime_at_most',
    title: 'Down at most',
    sentence: 'All business time except what is surely up.',
    kind: 'duration',
    methods: INTERPOLATED,
    inFiles: 'bounds',
    endOf: { measure: 'down', end: 'most' },
    values: held('down-at-most'),
  },
  {
    measure: 'outages',
    name: 'outages',
    title: 'Outages',
    sentence: 'How many outages have downtime then.',
    kind: 'count',
    methods: INTERPOLATED,
    inFiles: 'counts',
    values: outageCounts,
  },
  {
    measure: 'longest-outage',
    name: 'longest_outage',
    title: 'Longest outage',
    sentence: 'The outage with the most downtime, in business hours.',
    kind: 'duration',
    methods: INTERPOLATED,
    inFiles: 'never',
    values: (report, _method, period) => outageLengths(report, period)?.longest,
  },
  {
    measure: 'mean-outage',
    name: 'mean_outage',
    title: 'Mean outage',
    sentence: 'Downtime ÷ outages.',
    kind: 'duration',
    methods: INTERPOLATED,
    inFiles: 'never',
    values: (report, _method, period) => outageLengths(report, period)?.mean,
  },
  {
    measure: 'down-likely-low',
    name: 'downtime_likely_low',
    title: 'Down likely at least',
    sentence: 'Where the range begins that holds the downtime in nine of ten.',
    kind: 'duration',
    methods: INTERPOLATED,
    inFiles: 'likely',
    values: likely('down-likely-low'),
  },
  {
    measure: 'down-likely-high',
    name: 'downtime_likely_high',
    title: 'Down likely at most',
    sentence: 'Where the range ends that holds the downtime in nine of ten.',
    kind: 'duration',
    methods: INTERPOLATED,
    inFiles: 'likely',
    values: likely('down-likely-high'),
  },
  {
    measure: 'lost-sales',
    name: 'lost_sales',
    title: 'Lost sales',
    sentence: 'Downtime × what the store sells in an hour.',
    kind: 'money',
    methods: METHODS,
    inFiles: 'never',
    values: cost('down'),
  },
  {
    measure: 'lost-sales-at-least',
    name: 'lost_sales_at_least',
    title: 'Lost sales at least',
    sentence: 'The least downtime × what the store sells in an hour.',
    kind: 'money',
    methods: INTERPOLATED,
    inFiles: 'never',
    endOf: { measure: 'lost-sales', end: 'least' },
    values: cost('down-at-least'),
  },
  {
    measure: 'lost-sales-at-most',
    name: 'lost_sales_at_most',
    title: 'Lost sales at most',
    sentence: 'The most downtime × what the store sells in an hour.',
    kind: 'money',
    methods: INTERPOLATED,
    inFiles: 'never',
    endOf: { measure: 'lost-sales', end: 'most' },
    values: cost('down-at-most'),
  },
];

/** The measure by its key. */
export function storeMeasure(measure: ShownMeasure): StoreMeasure {
  const found = STORE_MEASURES.find((one) => one.measure === measure);
  if (found === undefined) throw new Error(`No column tells of ${measure}.`);
  return found;
}

/** What times by a method are told in: poll count knows a last hour of 60 minutes, and polls. */
export function unitOf(method: Method, window: PeriodName): Unit {
  if (window === 'hour') return 'minutes';
  return method === 'poll-count' ? 'polls' : 'hours';
}

/** What the cells of a measure's column are, by a method in a window. */
export function cellsIn({ kind }: Pick<StoreMeasure, 'kind'>, method: Method, window: PeriodName) {
  switch (kind) {
    case 'duration':
      return { kind, unit: unitOf(method, window) } as const satisfies CellKind;
    case 'percent':
      return { kind, decimals: 'needed' } as const satisfies CellKind;
    case 'money':
    case 'count':
      return { kind } as const satisfies CellKind;
  }
}

function held(measure: Measure) {
  return (report: StoredReport, method: Method, window: PeriodName) =>
    hasNumbers(report, method, measure) ? numbersOf(report, method, measure, window) : undefined;
}

/** What a report has of its stores once it was found out how sure it is (SPEC §16). */
export function likelyColumns({ ranges }: Pick<Sure, 'ranges'>) {
  return ranges.flatMap(
    ({ window, low, high }) =>
      [
        { method: 'interpolated', measure: 'down-likely-low', window, values: low },
        { method: 'interpolated', measure: 'down-likely-high', window, values: high },
      ] as const,
  );
}

/** Whether a measure is an end of the likely range of downtime. */
export const isLikelyEnd = ({ inFiles }: Pick<StoreMeasure, 'inFiles'>) => inFiles === 'likely';

function likely(measure: ShownMeasure) {
  return ({ details }: StoredReport, _method: Method, window: PeriodName) =>
    details?.sure &&
    likelyColumns(details.sure).find((one) => one.measure === measure && one.window === window)?.values;
}

/** Outages are found in the week, or in the period, and then looked at by window (SPEC §15). */
function outageCounts({ asOf, stores, details }: StoredReport, _method: Method, period: PeriodName) {
  if (details === undefined) return undefined;
  const length = WINDOWS.find(({ name }) => name === period)?.length ?? Number.POSITIVE_INFINITY;
  return countAfter(details.outages, stores.length, asOf - length);
}

/** Asked for the longest and for the mean, of a hundred thousand outages. */
const knownLengths = new WeakMap<StoredReport, ReturnType<typeof lengthsIn>>();

/** How long outages were down (SPEC §14), NaN where there is none; of all that the report tells of, and no shorter window. */
function outageLengths(report: StoredReport, period: PeriodName) {
  if (period !== longestHeld(report)) return undefined;
  const lengths = knownLengths.get(report) ?? lengthsIn(report, period);
  knownLengths.set(report, lengths);
  return lengths;
}

function lengthsIn(report: StoredReport, period: PeriodName) {
  const { details, stores } = report;
  if (details === undefined) return undefined;
  const { outages, longest } = countByStore(details.outages, stores.length);
  const down = numbersOf(report, 'interpolated', 'down', period);
  return {
    longest: longest.map((time, store) => (outages[store] === 0 ? Number.NaN : time)),
    mean: down.map((time, store) => (outages[store] === 0 ? Number.NaN : time / (outages[store] as number))),
  };
}

function uptimes(report: StoredReport, method: Method, window: PeriodName): Float64Array {
  const up = numbersOf(report, method, 'up', window);
  const down = numbersOf(report, method, 'down', window);
  return up.map((time, store) => uptimePercent(time, down[store] as number) ?? Number.NaN);
}

function cost(measure: Measure) {
  return (report: StoredReport, method: Method, window: PeriodName) => {
    const sales = report.details?.salesPerHour;
    const times = held(measure)(report, method, window);
    const knowsSales = sales?.some((figure) => figure !== undefined) === true;
    return knowsSales && times !== undefined ? costOf(times, sales) : undefined;
  };
}
