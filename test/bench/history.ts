import { fraction, hash } from './random.ts';
import type { Store } from './stores.ts';

/** The newest poll, in microseconds: every other one is earlier, so that the default "as of" never moves. */
export const NEWEST = Date.UTC(2023, 0, 25, 18, 13, 22) * 1000 + 479_220;
const HOUR = 3_600_000_000;
const DAY = 24 * HOUR;
/** A store misses three polls in a row after every so many: about one gap in thirty is longer than three hours. */
const RUN = 32;
const MISSED = 3;
const MINUTES_BETWEEN = 55;

const LIVE_HOURS_A_WEEK = 120;

/** Whole hours before the newest poll in which the poller ran; it was down 48 hours of each week. */
function liveHours(count: number): Float64Array {
  const live = new Float64Array(count);
  for (let index = 0, back = 0; index < count; back++) {
    const hour = back % 168;
    if ((hour >= 37 && hour < 76) || (hour >= 133 && hour < 142)) continue;
    live[index++] = back;
  }
  return live;
}

export type History = {
  seed: number;
  total: number;
  stores: readonly Store[];
  /** The number of the first poll of each store, and the total after the last. */
  first: Float64Array;
  /** For every 128th poll, the store it belongs to. */
  coarse: Uint32Array;
  live: Float64Array;
  /** The newest poll of all, in microseconds. */
  newest: number;
};

/** The polls that one poller gathers in however long that takes it. */
export function history(seed: number, polls: number, list: readonly Store[]): History {
  const weights = list.reduce((sum, store) => sum + store.weight, 0);
  const first = new Float64Array(list.length + 1);
  let weight = 0;
  list.forEach((store, index) => {
    weight += store.weight;
    first[index + 1] = Math.round((polls * weight) / weights);
  });
  first[list.length] = polls;
  const coarse = new Uint32Array((polls >>> 7) + 1);
  for (let block = 0, store = 0; block < coarse.length; block++) {
    while ((first[store + 1] ?? polls) <= block * 128 && store < list.length - 1) store++;
    coarse[block] = store;
  }
  const hours = (((polls / weights) * (RUN + MISSED)) / RUN) * (MINUTES_BETWEEN / 60);
  const live = liveHours(Math.ceil(hours) + 1);
  return { seed, total: polls, stores: list, first, coarse, live, newest: NEWEST };
}

/** So many polls within one week, which ends so many weeks before the newest poll of all. */
export function weekOfHistory(
  seed: number,
  polls: number,
  list: readonly Store[],
  weeksBefore: number,
): History {
  return {
    ...history(seed + weeksBefore, polls, list),
    live: liveHours(LIVE_HOURS_A_WEEK + 1),
    newest: NEWEST - weeksBefore * 7 * DAY,
  };
}

export function storeOf(of: History, poll: number): number {
  let store = of.coarse[poll >>> 7] ?? 0;
  while ((of.first[store + 1] ?? of.total) <= poll) store++;
  return store;
}

/** Bad luck comes in runs: three polls in a row share their state. */
export function isActive(of: History, store: number, turn: number): boolean {
  return fraction(of.seed + 11, store, Math.floor(turn / 3)) >= (of.stores[store]?.down ?? 0);
}

/** The instant of a store's poll in microseconds; turn 0 is its newest. */
export function instant(of: History, store: number, turn: number): number {
  const count = (of.first[store + 1] ?? 0) - (of.first[store] ?? 0);
  const phase = hash(of.seed + 12, store);
  const slots = count + MISSED * Math.floor((count + RUN) / RUN) + 1;
  const slot = turn + MISSED * Math.floor((turn + (phase % RUN)) / RUN);
  const within = (phase / 2 ** 32) * 0.7 + fraction(of.seed + 13, store, turn) * 0.28 + 0.01;
  const back = ((slot + within) / slots) * (of.live.length - 1);
  const whole = Math.floor(back);
  const exact = of.newest - Math.floor(((of.live[whole] ?? 0) + (back - whole)) * HOUR);
  return hash(of.seed + 14, store, turn) % 2000 === 0 ? exact - (exact % 1_000_000) : exact;
}

const seconds = Array.from({ length: 86_400 }, (_, second) => {
  const part = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${part(second / 3600)}:${part((second / 60) % 60)}:${part(second % 60)}`;
});
const days = new Map<number, string>();

/** As the poller writes it: microseconds with their trailing zeros trimmed, or none. */
export function text(micros: number): string {
  const day = Math.floor(micros / DAY);
  let date = days.get(day);
  if (date === undefined) {
    date = new Date(day * 86_400_000).toISOString().slice(0, 10);
    days.set(day, date);
  }
  const rest = micros - day * DAY;
  const second = Math.floor(rest / 1_000_000);
  let parts = rest - second * 1_000_000;
  if (parts === 0) return `${date} ${seconds[second]} UTC`;
  let digits = 6;
  for (; parts % 10 === 0; digits--) parts /= 10;
  return `${date} ${seconds[second]}.${String(parts).padStart(digits, '0')} UTC`;
}
