import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { hash } from './random.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
/** The newest poll. */
const NOW = Date.UTC(2024, 4, 15, 12);

const POLLS = 'store_id,timestamp_utc,status\n';
const stamp = (instant: number) => `${new Date(instant).toISOString().replace('T', ' ').slice(0, -1)} UTC`;
/** 18 digits, as real ids have. */
const idOf = (store: number) =>
  `${100_000_000_000_000_000n + BigInt(hash(store, 1)) * 100_000_000n + BigInt(store)}`;

function write(path: string, rows: Iterable<string>): string {
  const file = openSync(path, 'w');
  let waiting = '';
  const flush = () => {
    for (let bytes = Buffer.from(waiting); bytes.length > 0; ) bytes = bytes.subarray(writeSync(file, bytes));
    waiting = '';
  };
  for (const row of rows) {
    waiting += row;
    if (waiting.length > 1 << 20) flush();
  }
  flush();
  closeSync(file);
  return path;
}

/** So many polls of each store, going round the stores, the newest first; every n-th is inactive. */
function* rounds(stores: number, each: number, every: number, inactive: number): Generator<string> {
  yield POLLS;
  let row = 0;
  for (let turn = 0; turn < each; turn++) {
    const at = stamp(NOW - turn * every);
    for (let store = 0; store < stores; store++) {
      yield `${idOf(store)},${at},${row++ % inactive === 0 ? 'inactive' : 'active'}\n`;
    }
  }
}

function* named(stores: number, length: number): Generator<string> {
  yield 'store_id,name,group\n';
  for (let store = 0; store < stores; store++) {
    yield `${idOf(store)},${`Name ${store} `.padEnd(length, 'é')},${store % 20}\n`;
  }
}

/** One opening a day, of no two stores the same. */
function* differentHours(stores: number): Generator<string> {
  yield 'store_id,day,start_time_local,end_time_local\n';
  const clock = (minute: number) =>
    `${`${Math.floor(minute / 60)}`.padStart(2, '0')}:${`${minute % 60}`.padStart(2, '0')}`;
  for (let store = 0; store < stores; store++) {
    const start = store % 600;
    const end = start + 480 + 14 * Math.floor(store / 600);
    for (let day = 0; day < 7; day++) yield `${idOf(store)},${day},${clock(start)},${clock(end)}\n`;
  }
}

/** Closures of every store, each as long as the time from it to the next; the last ends a day after the newest poll. */
function* closures(count: number, every: number): Generator<string> {
  yield 'store_id,closed_from_local,closed_until_local,reason\n';
  const local = (instant: number) => stamp(instant).slice(0, 19);
  for (let i = count; i > 0; i--) {
    const from = NOW + DAY - i * every;
    yield `*,${local(from)},${local(from + every / 2)},power cut\n`;
  }
}

const closed = (folder: string, every: number) => [
  write(join(folder, 'polls.csv'), rounds(14_000, 168, HOUR, 11)),
  write(join(folder, 'hours.csv'), differentHours(14_000)),
  write(join(folder, 'closures.csv'), closures(10_000, every)),
];
const withNames = (folder: string, length: number) => [
  write(join(folder, 'polls.csv'), rounds(14_000, 24, HOUR, 11)),
  write(join(folder, 'stores.csv'), named(14_000, length)),
];

/** Files of odd sizes by name: what they are, and what writes them into a folder and answers their paths. */
export const ODD_FILES: Readonly<
  Record<string, { readonly what: string; readonly make: (folder: string) => string[] }>
> = {
  stores: {
    what: '1,000,000 stores of two polls each',
    make: (folder) => [write(join(folder, 'polls.csv'), rounds(1_000_000, 2, HOUR, 11))],
  },
  polls: {
    what: '20,000,000 polls: 1,481 of each of 13,500 stores, all in one week',
    make: (folder) => [write(join(folder, 'polls.csv'), rounds(13_500, 1_481, WEEK / 1_500, 11))],
  },
  outages: {
    what: 'one store, 2,000,000 polls and 666,667 outages in a week',
    make: (folder) => [write(join(folder, 'polls.csv'), rounds(1, 2_000_000, 300, 3))],
  },
  names: {
    what: '14,000 names of 1,000 characters, the most there may be',
    make: (folder) => withNames(folder, 1_000),
  },
  'long-names': {
    what: '14,000 names of 10,000 characters, which are rejected',
    make: (folder) => withNames(folder, 10_000),
  },
  closures: {
    what: '10,000 closures of every store over eight years, 14,000 stores of different hours',
    make: (folder) => closed(folder, 7 * HOUR),
  },
  'dense-closures': {
    what: '… all of them within ten days, so that a week has 6,720',
    make: (folder) => closed(folder, 90_000),
  },
};

/** Writes the files of one into a folder of its own. */
export function makeOddFiles(name: string, into: string): string[] {
  const folder = join(into, name);
  mkdirSync(folder, { recursive: true });
  const made = ODD_FILES[name]?.make(folder);
  if (made === undefined) throw new Error(`There is no size ${name}: ${Object.keys(ODD_FILES).join(', ')}.`);
  return made;
}
