import { type Day, dayOf, dayText, firstDayOf, type Step } from '../calendar.ts';
import { stepFor } from '../part-sums.ts';
import { type AskedPeriod, extentOf } from '../period.ts';
import { wallClocks } from '../sheets/outages.ts';
import { DAY } from '../weekly-hours.ts';
import type { Chart } from './book.ts';
import type { Subject } from './subject.ts';
import { counted } from './words.ts';

type Of = Pick<Subject, 'report' | 'record' | 'stores' | 'scope'>;

/**
 * How many of some stores had an outage in each day, week or month of a period, by the calendar of each store's zone: one that
 * goes on past midnight is in both days.
 */
export function periodChart({ report, record, stores, scope }: Of): Chart | undefined {
  const { period, asOf } = record;
  if (period === undefined || stores.length === 0) return undefined;
  const step = stepFor({ asOf, period });
  const begins = beginsOf(step, daysOf(period, asOf));
  const counts = countHit({ report, stores }, begins, { asOf, period });
  return {
    title:
      scope.kind === 'store' ? `Outages, ${step} by ${step}` : `Stores with an outage, ${step} by ${step}`,
    bars: counts.map((value) => ({ value, of: stores.length })),
    ticks: ticksOf(step, begins),
    legend: `Red: ${scope.kind === 'store' ? 'it' : 'stores that'} had an outage, in business hours. ${
      scope.kind === 'store' ? '' : 'Grey: all of these stores. '
    }By each store’s own calendar.`,
    inWords: inWords(step, begins, counts),
  };
}

/** The first and the last day that a store can have in a period, as far as as-of. */
function daysOf(period: AskedPeriod, asOf: number): { readonly first: Day; readonly last: Day } {
  const [first, last] =
    period.kind === 'dates'
      ? [dayOf(period.from), dayOf(period.to)]
      : [Math.floor(period.from / DAY), Math.floor((period.to - 1) / DAY)];
  return { first, last: Math.max(first, Math.min(last, Math.floor(asOf / DAY))) };
}

/** The first day of each part. */
function beginsOf(step: Step, { first, last }: ReturnType<typeof daysOf>): Day[] {
  const days = Array.from({ length: last - first + 1 }, (_, day) => firstDayOf(step, first + day));
  return [...new Set(days)];
}

/** How many stores had an outage in each part. What lies beyond, where another zone's day is, counts to the part beside it. */
function countHit(
  { report, stores }: Pick<Of, 'report' | 'stores'>,
  begins: readonly Day[],
  question: { readonly asOf: number; readonly period: AskedPeriod },
): number[] {
  const { outages, zones } = report.details;
  const { from, to } = extentOf(question);
  const wallClock = wallClocks(from, to);
  const partAt = (store: number, instant: number) => {
    const day = Math.floor(wallClock(zones[store] as string, instant) / DAY);
    return Math.max(
      0,
      begins.findLastIndex((begin) => begin <= day),
    );
  };
  const counts = begins.map(() => 0);
  const isAsked = new Set(stores);
  let [store, counted] = [-1, -1];
  // They are in the order of stores, then of time.
  for (let place = 0; place < outages.count; place++) {
    const own = outages.store[place] as number;
    if (!isAsked.has(own)) continue;
    if (own !== store) [store, counted] = [own, -1];
    const last = partAt(own, (outages.ended[place] as number) - 1);
    const first = Math.max(counted + 1, partAt(own, outages.started[place] as number));
    for (let part = first; part <= last; part++) counts[part] = (counts[part] as number) + 1;
    counted = Math.max(counted, last);
  }
  return counts;
}

const MOST_TICKS = 8;

function ticksOf(step: Step, begins: readonly Day[]): Chart['ticks'] {
  const every = Math.ceil(begins.length / MOST_TICKS);
  const format = step === 'month' ? monthFormat : dayFormat;
  return begins.flatMap((day, bar) => (bar % every === 0 ? [{ bar, label: format.format(day * DAY) }] : []));
}

const dayFormat = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' });
const monthFormat = new Intl.DateTimeFormat('en-US', { month: 'short', year: 'numeric', timeZone: 'UTC' });

function inWords(step: Step, begins: readonly Day[], counts: readonly number[]): string {
  const most = Math.max(...counts);
  if (most === 0) return `A bar for each ${step}: no store had an outage.`;
  const begin = dayText(begins[counts.indexOf(most)] ?? 0);
  return `A bar for each ${step}. The most stores with an outage in one ${step}: ${counted(most, 'store')}, in the ${step} ${step === 'day' ? begin : `from ${begin}`}.`;
}
