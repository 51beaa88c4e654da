import { isRarelyObserved, type Method, type ReportRecord } from '../../preload/contract.ts';
import { formatPart } from '../format/numbers.ts';

export const HISTORY_COLUMNS = ['label', 'as-of', 'created', 'uptime', 'stores', 'reach', 'state'] as const;
export type HistoryColumn = (typeof HISTORY_COLUMNS)[number];
export type HistorySort = {
  readonly column: HistoryColumn;
  readonly direction: 'ascending' | 'descending';
};

export const NEWEST_FIRST: HistorySort = { column: 'created', direction: 'descending' };

/** The reports whose label holds the text sought, in order; equals with the newest first. */
export function historyRows(
  records: readonly ReportRecord[],
  { search, sort, method }: { readonly search: string; readonly sort: HistorySort; readonly method: Method },
): readonly ReportRecord[] {
  const sought = search.trim().toLowerCase();
  const found = records.filter(({ label }) => label.toLowerCase().includes(sought));
  const sign = sort.direction === 'ascending' ? 1 : -1;
  return found
    .map((record) => ({ record, value: valueIn(record, sort.column, method) }))
    .sort((a, b) => compare(a.value, b.value, sign) || b.record.createdAt - a.record.createdAt)
    .map(({ record }) => record);
}

type Value = number | string | undefined;

function valueIn(record: ReportRecord, column: HistoryColumn, method: Method): Value {
  switch (column) {
    case 'label':
      return record.label === '' ? undefined : record.label.toLowerCase();
    case 'as-of':
      return record.asOf;
    case 'created':
      return record.createdAt;
    case 'uptime':
      return uptimeOf(record, method);
    case 'stores':
      return record.stores;
    case 'reach':
      return record.reach;
    case 'state':
      return record.state;
  }
}

/**
 * The days, as `date` writes them, up to which two or more of these reports are a week: there the day alone does not tell
 * which is which.
 */
export function sharedDays(
  records: readonly ReportRecord[],
  date: (at: number) => string,
): ReadonlySet<string> {
  const asOfs = new Map<string, Set<number>>();
  for (const { label, period, asOf } of records) {
    if (label !== '' || period !== undefined) continue;
    const day = date(asOf);
    asOfs.set(day, (asOfs.get(day) ?? new Set()).add(asOf));
  }
  return new Set([...asOfs].filter(([, of]) => of.size > 1).map(([day]) => day));
}

/** The uptime of all its stores in the last week, in percent; `undefined` where nothing is known. */
export const uptimeOf = ({ fleet }: ReportRecord, method: Method): number | undefined =>
  fleet?.[method].week ?? fleet?.[method].period ?? undefined;

/** What is to be known of an uptime that does not tell of all of its week or period: in short, where there is more to it. */
type Frail = { readonly short?: string; readonly title: string };

/** `undefined` where half and more was observed. */
export function frailUptime({ fleet }: ReportRecord): Frail | undefined {
  if (fleet === undefined) return undefined;
  const { observed } = fleet;
  if (observed === undefined) return { title: 'This report does not say how much of its time was observed' };
  const share = observed.week ?? observed.period ?? undefined;
  if (share === undefined || !isRarelyObserved(share)) return undefined;
  const part = formatPart(share);
  return { short: `${part} observed`, title: `Only ${part} was observed; of the rest nothing is known` };
}

/** What has no value comes last, whichever way the others go. */
function compare(a: Value, b: Value, sign: number): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  if (a === b) return 0;
  return a < b ? -sign : sign;
}
