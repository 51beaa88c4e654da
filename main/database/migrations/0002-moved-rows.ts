import type { WritableDatabase } from '../core/sqlite.ts';
import { addRow, bind, checksumOf, emptyTally, saveTally, type Tally } from './frozen/tally.ts';

/** The rows of schema 1 as schema 2 keeps them. */

/** Answers the stores that only the sample named; all that these have came with it. */
export function moveStores(database: WritableDatabase): ReadonlySet<number> {
  const tally = emptyTally();
  const ofSample = new Set<number>();
  const insert = database.prepare(
    'INSERT INTO store (number, id, own, sample, checksum) VALUES (?, ?, ?, ?, ?)',
  );
  const old = database.prepare<[], { number: number; id: string; sample: number }>(
    'SELECT number, id, sample FROM old_store ORDER BY number',
  );
  for (const { number, id, sample } of old.all()) {
    const own = 1 - sample;
    const checksum = bind(checksumOf(id), number, 2 * own + sample);
    insert.run(number, id, own, sample, checksum);
    addRow(tally, checksum);
    if (sample === 1) ofSample.add(number);
  }
  saveTally(database, 'store', tally);
  return ofSample;
}

export function moveFacts(
  database: WritableDatabase,
  table: string,
  column: string,
  kind: string,
  ofSample: ReadonlySet<number>,
): void {
  const tally = emptyTally();
  const insert = database.prepare(
    'INSERT INTO store_fact (kind, sample, store, fact, checksum) VALUES (?, ?, ?, ?, ?)',
  );
  const old = database.prepare<[], [number, string]>(`SELECT store, ${column} FROM ${table} ORDER BY store`);
  for (const [store, text] of old.raw().all()) {
    const sample = ofSample.has(store) ? 1 : 0;
    const checksum = bind(checksumOf(text), store, sample);
    insert.run(kind, sample, store, text, checksum);
    addRow(tally, checksum);
  }
  saveTally(database, `fact:${kind}`, tally);
}

const PAGE = 4096;
const WEEK_MS = 604_800_000;

type PollWeek = {
  readonly week: number;
  readonly layer: number;
  readonly blocks: Tally;
  polls: number;
  oldest: number;
  newest: number;
};

export function movePolls(
  database: WritableDatabase,
  ofSample: ReadonlySet<number>,
  onShare: (share: number) => void,
): void {
  const total = database.prepare<[], number>('SELECT count(*) FROM old_poll_week').pluck().get() ?? 0;
  const insert = database.prepare(
    'INSERT INTO poll_block (week, sample, store, polls, checksum) VALUES (?, ?, ?, ?, ?)',
  );
  const next = database
    .prepare<[number, number, number], [number, number, Buffer]>(
      'SELECT week, store, polls FROM old_poll_week WHERE (week, store) > (?, ?) ORDER BY week, store LIMIT ?',
    )
    .raw();
  const weeks = new Map<string, PollWeek>();
  let [lastWeek, lastStore, done] = [Number.MIN_SAFE_INTEGER, 0, 0];
  for (let page = next.all(lastWeek, lastStore, PAGE); page.length > 0; ) {
    for (const [week, store, polls] of page) {
      const layer = ofSample.has(store) ? 1 : 0;
      const checksum = bind(checksumOf(polls), week, store, layer);
      insert.run(week, layer, store, polls, checksum);
      const key = `${week} ${layer}`;
      const summary = weeks.get(key) ?? emptyWeek(week, layer);
      weeks.set(key, summary);
      addBlock(summary, polls, checksum);
      [lastWeek, lastStore] = [week, store];
    }
    done += page.length;
    onShare(done / total);
    page = next.all(lastWeek, lastStore, PAGE);
  }
  saveWeeks(database, [...weeks.values()]);
}

function emptyWeek(week: number, layer: number): PollWeek {
  const [oldest, newest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  return { week, layer, blocks: emptyTally(), polls: 0, oldest, newest };
}

/** A block holds ascending numbers of 32 bits: milliseconds since its week began, twice, and the status. */
function addBlock(week: PollWeek, block: Buffer, checksum: number): void {
  const timeAt = (place: number) => week.week * WEEK_MS + (block.readUInt32LE(place) >>> 1);
  addRow(week.blocks, checksum);
  week.polls += block.length / 4;
  week.oldest = Math.min(week.oldest, timeAt(0));
  week.newest = Math.max(week.newest, timeAt(block.length - 4));
}

function saveWeeks(database: WritableDatabase, weeks: readonly PollWeek[]): void {
  const insert = database.prepare(
    'INSERT INTO poll_week (week, sample, blocks, sum, polls, oldest, newest) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const tally = emptyTally();
  for (const { week, layer, blocks, polls, oldest, newest } of weeks) {
    const { rows, sum } = blocks;
    insert.run(week, layer, rows, sum, polls, oldest, newest);
    addRow(tally, bind(checksumOf(JSON.stringify([rows, sum, polls, oldest, newest])), week, layer));
  }
  saveTally(database, 'poll_week', tally);
}

/** The doubles that schema 1 kept for each store, in this order. */
const OLD_NUMBERS = (
  [
    ['poll-count', 'up'],
    ['poll-count', 'down'],
    ['interpolated', 'up'],
    ['interpolated', 'down'],
    ['interpolated', 'unknown'],
  ] as const
).flatMap(([method, measure]) =>
  (['hour', 'day', 'week'] as const).map((window) => ({ method, measure, window })),
);

type OldReport = {
  readonly id: string;
  readonly createdAt: number;
  readonly asOf: number;
  readonly reach: number;
  readonly stores: string;
  readonly times: Buffer;
};

export function moveReports(database: WritableDatabase): void {
  const reports = database.prepare<[], OldReport>(
    `SELECT id, created_at AS createdAt, as_of AS asOf, reach_ms AS reach, stores, times
     FROM report JOIN report_rows ON report = id`,
  );
  const insert = database.prepare(
    'INSERT INTO report_result (report, stores, layout, numbers, checksum) VALUES (?, ?, ?, ?, ?)',
  );
  for (const { id, createdAt, asOf, reach, stores: ids, times } of reports.all()) {
    const stores: string[] = JSON.parse(ids);
    const columns = OLD_NUMBERS.map((_, column) =>
      Float64Array.from(stores, (_, store) => times.readDoubleLE((store * OLD_NUMBERS.length + column) * 8)),
    );
    const facts = JSON.stringify({ ids: stores });
    const layout = JSON.stringify(OLD_NUMBERS);
    const numbers = Buffer.concat(columns.map(({ buffer }) => new Uint8Array(buffer)));
    const about = checksumOf(JSON.stringify([id, createdAt, asOf, reach, layout]));
    insert.run(id, facts, layout, numbers, bind(checksumOf(numbers), checksumOf(facts), about));
  }
}
