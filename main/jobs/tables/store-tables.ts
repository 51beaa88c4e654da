import { readFacts } from '../../database/facts/fact-rows.ts';
import { createReportStoreReader, type ReportStore } from '../../database/facts/report-stores.ts';
import { closureFormat, EVERY_STORE } from '../../database/facts/store-facts.ts';
import { createStoreReader, lastStoreNumber } from '../../database/facts/stores.ts';
import type { ReadableDatabase } from '../../database/opening/connection.ts';
import { pollRange } from '../../database/polls/poll-weeks.ts';
import { EVERY_STORE_ID } from '../../import/kinds/closures.ts';
import { type Extent, heardFor, type ReportQuestion } from '../../report/period.ts';
import { DEFAULT_ZONE } from '../../report/report-zone.ts';
import { readZoneOffsets } from '../../report/time-zone.ts';
import type { WeeklyHours } from '../../report/types.ts';
import { DAY, readWeekSpans } from '../../report/weekly-hours.ts';
import { type Table, tableOf } from '../../report/write/parquet/table.ts';

const STORES_AT_ONCE = 4096;

/** Whether the tables are of a store, by its id. */
type Test = (store: string) => boolean;

/** Every known store. */
export function storeTable(database: ReadableDatabase, isIn: Test): Table {
  return tableOf(
    [
      { name: 'store_id', type: 'text', needed: true },
      { name: 'name', type: 'text' },
      { name: 'store_group', type: 'text' },
      { name: 'sales_per_hour', type: 'number' },
    ],
    each(database, isIn, ({ id, name, group, salesPerHour }) => [[id, name, group, salesPerHour]]),
  );
}

/** Openings as read (SPEC §1). */
export function hoursTable(database: ReadableDatabase, isIn: Test): Table {
  return tableOf(
    [
      { name: 'store_id', type: 'text', needed: true },
      { name: 'day', type: 'whole' },
      { name: 'start_ms', type: 'whole' },
      { name: 'end_ms', type: 'whole' },
    ],
    each(database, isIn, ({ id, hours }) => openingsOf(hours).map((opening) => [id, ...opening])),
  );
}

/** A store without any is always open, and so one that is always closed has a row that says nothing else. */
function openingsOf(hours: WeeklyHours): (readonly number[])[] {
  if (hours === 'always') return [];
  if (hours.length === 0) return [[]];
  return readWeekSpans(hours).map(({ start, end }) => {
    const day = Math.floor(start / DAY);
    return [day, start - day * DAY, end - day * DAY];
  });
}

export function zoneTable(database: ReadableDatabase, isIn: Test): Table {
  return tableOf(
    [
      { name: 'store_id', type: 'text', needed: true },
      { name: 'timezone_str', type: 'text', needed: true },
    ],
    each(database, isIn, ({ id, zone }) => (zone === undefined ? [] : [[id, zone]])),
  );
}

/** Zones that are told of longer than this about as-of would take as long as all else. */
const MOST_DAYS_OF_OFFSETS = 4000;

/** What the wall clocks of all zones in use show, by the rules that the report was made by. */
export function offsetTable(database: ReadableDatabase, question: ReportQuestion): Table {
  const { from, to } = question.period === undefined ? aboutPolls(database, question) : heardFor(question);
  return tableOf(
    [
      { name: 'timezone_str', type: 'text', needed: true },
      { name: 'since', type: 'instant', needed: true },
      { name: 'offset_ms', type: 'whole', needed: true },
    ],
    offsetsOf([...zonesOf(database)].sort(), from - 5 * DAY, to + 5 * DAY),
  );
}

/** While there are polls: other instants may be asked about than as-of. */
function aboutPolls(database: ReadableDatabase, { asOf }: ReportQuestion): Extent {
  const { oldestPoll = asOf, newestPoll = asOf } = pollRange(database);
  const farthest = MOST_DAYS_OF_OFFSETS * DAY;
  return {
    from: Math.max(Math.min(oldestPoll, asOf - 14 * DAY), asOf - farthest),
    to: Math.min(Math.max(newestPoll, asOf), asOf + farthest),
  };
}

function* offsetsOf(zones: readonly string[], from: number, to: number): Generator<readonly unknown[]> {
  for (const zone of zones) {
    const { starts, offsets } = readZoneOffsets(zone, from, to);
    for (const [place, since] of starts.entries()) yield [zone, since, offsets[place]];
  }
}

function zonesOf(database: ReadableDatabase): Set<string> {
  return new Set([
    DEFAULT_ZONE,
    ...each(
      database,
      () => true,
      ({ zone = DEFAULT_ZONE }) => [zone],
    ),
  ]);
}

/** Closures as their file states them; those of every store under `*`. */
export function closureTable(database: ReadableDatabase, isIn: Test): Table {
  return tableOf(
    [
      { name: 'store_id', type: 'text', needed: true },
      { name: 'closed_from_local', type: 'wall-clock', needed: true },
      { name: 'closed_until_local', type: 'wall-clock', needed: true },
      { name: 'reason', type: 'text' },
    ],
    closuresOf(database, isIn),
  );
}

function* closuresOf(database: ReadableDatabase, isIn: Test): Generator<readonly unknown[]> {
  const stores = createStoreReader(database);
  for (const [number, text] of readFacts(database, closureFormat.kind)) {
    const id = number === EVERY_STORE ? EVERY_STORE_ID : (stores.read(number, number)[0]?.id ?? '');
    if (number !== EVERY_STORE && !isIn(id)) continue;
    for (const { from, until, reason } of closureFormat.read(text)) {
      yield [id, from, until, reason === '' ? undefined : reason];
    }
  }
}

/** The rows of each store, in the order of their numbers. */
function* each<Row>(
  database: ReadableDatabase,
  isIn: Test,
  rowsOf: (store: ReportStore) => readonly Row[],
): Generator<Row> {
  const reader = createReportStoreReader(database);
  const last = lastStoreNumber(database);
  for (let from = 1; from <= last; from += STORES_AT_ONCE) {
    for (const store of reader.read(from, from + STORES_AT_ONCE - 1))
      if (isIn(store.id)) yield* rowsOf(store);
  }
}
