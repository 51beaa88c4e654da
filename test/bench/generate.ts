import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type History, history, instant, isActive, storeOf, text } from './history.ts';
import { fraction, permutation } from './random.ts';
import { type Store, stores } from './stores.ts';

export type Size = {
  seed: number;
  polls: number;
  stores: number;
  /** The share of poll rows that cannot be read, 0 to 1: for experiments. */
  bad: number;
};

export type DataSet = { folder: string; polls: string; hours: string; zones: string };

export const DEFAULTS: Size = { seed: 1, polls: 2_000_000, stores: 13_500, bad: 0 };

/** Raised when the generator writes other bytes for the same size, so that no stale folder is reused. */
const VERSION = 1;

function badRow(id: string, status: string, at: string, which: number): string {
  const rows = [
    `${id},${status}\n`,
    `${id},${status},${at.slice(0, 7)}-99 25:00:00 UTC\n`,
    `${id},asleep,${at}\n`,
    `,${status},${at}\n`,
  ];
  return rows[which % rows.length] ?? '';
}

function writeRows(path: string, header: string, each: (write: (row: string) => void) => void): void {
  const file = openSync(path, 'w');
  let waiting = header;
  each((row) => {
    waiting += row;
    if (waiting.length > 1 << 18) {
      writeSync(file, waiting, null, 'latin1');
      waiting = '';
    }
  });
  writeSync(file, waiting, null, 'latin1');
  closeSync(file);
}

/** Every active row in random order, then every inactive one; memory does not grow with the number of polls. */
export function writePolls(path: string, of: History, bad = 0): void {
  const shuffle = permutation(of.total, of.seed);
  const newest = of.first.findIndex((start, store) => (of.first[store + 1] ?? 0) > start);
  writeRows(path, 'store_id,status,timestamp_utc\n', (write) => {
    for (const status of ['active', 'inactive']) {
      for (let index = 0; index < of.total; index++) {
        const poll = shuffle(index);
        const store = storeOf(of, poll);
        const turn = poll - (of.first[store] ?? 0);
        const isNewest = store === newest && turn === 0;
        if ((isNewest || isActive(of, store, turn)) !== (status === 'active')) continue;
        const id = of.stores[store]?.id ?? '';
        const at = text(isNewest ? of.newest : instant(of, store, turn));
        const luck = bad > 0 && !isNewest ? fraction(of.seed + 15, store, turn) : 1;
        write(luck < bad ? badRow(id, status, at, poll) : `${id},${status},${at}\n`);
      }
    }
  });
}

/**
 * Writes the three files of a size, or finds those of an earlier run. In the system's temporary folder they appear whole:
 * several tests may want them at once, and none may read what another is writing.
 */
export function generate(size: Size = DEFAULTS, folder?: string): DataSet {
  const name = `v${VERSION}-seed${size.seed}-stores${size.stores}-polls${size.polls}-bad${size.bad}`;
  const into = folder ?? join(tmpdir(), 'store-monitor-bench', name);
  if (holds(into, size)) return dataSet(into);
  mkdirSync(dirname(into), { recursive: true });
  const own = folder ?? mkdtempSync(`${into}-`);
  write(own, size);
  if (own !== into) moveInto(into, own, size);
  return dataSet(into);
}

/** Where another was sooner, its files are as good; what was left half written goes. */
function moveInto(folder: string, own: string, size: Size): void {
  try {
    renameSync(own, folder);
  } catch {
    if (holds(folder, size)) {
      rmSync(own, { recursive: true });
    } else {
      rmSync(folder, { recursive: true, force: true });
      renameSync(own, folder);
    }
  }
}

const MARKER = 'complete.json';

const markOf = (size: Size): string => JSON.stringify({ version: VERSION, ...size });

function holds(folder: string, size: Size): boolean {
  const marker = join(folder, MARKER);
  return existsSync(marker) && readFileSync(marker, 'utf8') === markOf(size);
}

/** The marker is written last. */
function write(folder: string, size: Size): void {
  mkdirSync(folder, { recursive: true });
  rmSync(join(folder, MARKER), { force: true });
  const set = dataSet(folder);
  const list = stores(size.stores, size.seed);
  writeStores(set, list);
  writePolls(set.polls, history(size.seed, size.polls, list), size.bad);
  writeFileSync(join(folder, MARKER), markOf(size));
}

/** Writes the hours and the zones of stores. */
export function writeStores(
  { hours, zones }: Pick<DataSet, 'hours' | 'zones'>,
  list: readonly Store[],
): void {
  writeRows(zones, 'store_id,timezone_str\n', (write) => {
    for (const { id, zone } of list) if (zone) write(`${id},${zone}\n`);
  });
  writeRows(hours, 'store_id,dayOfWeek,start_time_local,end_time_local\n', (write) => {
    for (const store of list) for (const row of store.hours) write(row);
  });
}

/** The files' names in a data folder. */
export function dataSet(folder: string): DataSet {
  return {
    folder,
    polls: join(folder, 'polls.csv'),
    hours: join(folder, 'business-hours.csv'),
    zones: join(folder, 'time-zones.csv'),
  };
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seed: { type: 'string' },
      polls: { type: 'string' },
      stores: { type: 'string' },
      bad: { type: 'string' },
    },
  });
  const size: Size = {
    seed: Number(values.seed ?? DEFAULTS.seed),
    polls: Number(values.polls ?? DEFAULTS.polls),
    stores: Number(values.stores ?? DEFAULTS.stores),
    bad: Number(values.bad ?? DEFAULTS.bad),
  };
  console.log(generate(size, positionals[0]).folder);
}
