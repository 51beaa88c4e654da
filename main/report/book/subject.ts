import type { Loss } from '../losses.ts';
import { type AskedPeriod, extentOf } from '../period.ts';
import type { Report } from '../report.ts';
import { wallClocks } from '../sheets/outages.ts';
import type { Method, Milliseconds } from '../types.ts';
import { counted, instantInWords, timeOnClock } from './words.ts';

/** A file that a report was made from. */
export type MadeFrom = {
  readonly file: string;
  readonly kind: string;
  readonly importedAt: Milliseconds;
  readonly sample: boolean;
  readonly sha256?: string | undefined;
};

/** What a book is of: a report, and which of its stores. */
export type Subject = {
  readonly report: Report;
  readonly record: {
    readonly id: string;
    readonly label: string;
    readonly createdAt: Milliseconds;
    readonly asOf: Milliseconds;
    readonly reach: Milliseconds;
    readonly period?: AskedPeriod | undefined;
    readonly timeZones?: string | undefined;
    readonly losses?: readonly Loss[] | undefined;
    readonly includesSample: boolean;
  };
  /** Of the sheets of stores. */
  readonly method: Method;
  /** The places of the stores that it is of, but those set aside. */
  readonly stores: readonly number[];
  /** How many it is of are set aside: they are in its tables, and in no sum. */
  readonly setAside: number;
  readonly scope: Scope;
  /** Not known of older reports. */
  readonly madeFrom: readonly MadeFrom[] | undefined;
  /** What sales are counted in, by its ISO 4217 code, where the person chose one: the window's setting. */
  readonly currency?: string | undefined;
  /** The version of this program. */
  readonly version: string;
};

/** By what its stores were chosen. */
export type Scope =
  | { readonly kind: 'all' }
  | { readonly kind: 'groups'; readonly groups: readonly string[] }
  /** What a table showed: so many of its rows, and by what they were chosen, in words. */
  | {
      readonly kind: 'view';
      readonly one: 'store' | 'outage';
      readonly shown: number;
      readonly all: number;
      readonly chosenBy: readonly string[];
    }
  /** One, by its place. */
  | { readonly kind: 'store'; readonly store: number };

/** Whether its words speak of one store, however it was chosen. */
export const isOne = ({ stores }: Pick<Subject, 'stores'>): boolean => stores.length === 1;

/** How its pages say instants: by the clock of its one store, as its outages are told, else by UTC. */
export function clockOf(
  subject: Pick<Subject, 'record' | 'report' | 'stores'>,
): (instant: Milliseconds) => string {
  const { record, report, stores } = subject;
  const zone = report.details.zones[stores[0] ?? -1];
  if (!isOne(subject) || zone === undefined) return instantInWords;
  const { from, to } = extentOf(record);
  const wallClock = wallClocks(from, to);
  return (instant) => `${timeOnClock(wallClock(zone, Math.floor(instant)))} ${zone}`;
}

/** "All 340 stores", "The 12 stores of North and South", "12 of 340 stores, as shown: down in the last week". */
export function scopeInWords({
  scope,
  stores,
  report,
}: Pick<Subject, 'scope' | 'stores' | 'report'>): string {
  switch (scope.kind) {
    case 'all':
      return stores.length === 1 ? 'The one store' : `All ${counted(stores.length, 'store')}`;
    case 'groups':
      return `The ${counted(stores.length, 'store')} of ${AND.format(scope.groups.map(withinWords))}`;
    case 'view': {
      const { one, shown, all, chosenBy } = scope;
      const by = chosenBy.length === 0 ? '' : `: ${chosenBy.join(', ')}`;
      const of = one === 'outage' ? ` in ${counted(stores.length, 'store')}` : '';
      return `${shown.toLocaleString('en-US')} of ${counted(all, one)}${of}, as shown${by}`;
    }
    case 'store':
      return storeInWords(report, scope.store);
  }
}

/** "Market Street (West), store 8419537941919820732". */
export function storeInWords({ stores, details: { names, groups } }: Report, store: number): string {
  const id = `store ${stores[store]}`;
  const [name, group] = [names[store], groups[store]];
  const of = group === undefined ? '' : ` (${withinWords(group)})`;
  return name === undefined ? `S${id.slice(1)}${of}` : `${withinWords(name)}${of}, ${id}`;
}

/** A name in a sentence of ours: one that runs from right to left is set apart, so that the sentence runs on as it is read. */
const withinWords = (name: string): string => (RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name);

const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** So many groups have room in a title. */
const NAMED = 3;

/** What leads a page: the store or the groups that it is of, where it is not of all. */
export function titleInWords(subject: Subject): string {
  const { scope, report, record } = subject;
  const time = timeInWords(record, clockOf(subject));
  switch (scope.kind) {
    case 'store':
      return `${storeInWords(report, scope.store)}: downtime, ${time}`;
    case 'groups': {
      const { groups } = scope;
      const named = groups.length > NAMED ? `${groups.length} groups` : AND.format(groups.map(withinWords));
      return `${named}: downtime, ${time}`;
    }
    case 'all':
    case 'view':
      return `Downtime, ${time}`;
  }
}

const AND = new Intl.ListFormat('en-GB');

/** "the week to 2023-01-25 18:13 UTC", "2023-01-01 to 2023-01-31"; `clock` says instants. */
export function timeInWords({ asOf, period }: Subject['record'], clock = instantInWords): string {
  switch (period?.kind) {
    case undefined:
      return `the week to ${clock(asOf)}`;
    case 'dates':
      return `${period.from} to ${period.to}`;
    case 'instants':
      return `${clock(period.from)} to ${clock(period.to)}`;
  }
}
