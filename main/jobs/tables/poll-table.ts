import { createStoreReader, lastStoreNumber } from '../../database/facts/stores.ts';
import type { ReadableDatabase } from '../../database/opening/connection.ts';
import { weekStart } from '../../database/polls/poll-block.ts';
import { readPollWeeks } from '../../database/polls/poll-weeks.ts';
import { createBlockReader, verifyWeek } from '../../database/polls/polls.ts';
import { ROWS_A_GROUP, type RowGroup } from '../../report/write/parquet/parquet.ts';
import type { Table } from '../../report/write/parquet/table.ts';

/** Stores whose blocks of a week are read at once. */
const STORES_AT_ONCE = 1024;

/** Every poll of the stores asked for, week by week and within it store by store, so that who asks for a week reads that week. */
export function pollTable(database: ReadableDatabase, isIn: (store: string) => boolean): Table {
  return {
    columns: [
      { name: 'store_id', type: 'text', needed: true },
      { name: 'at', type: 'instant', needed: true },
      { name: 'active', type: 'boolean', needed: true },
    ],
    groups: pollGroups(database, isIn),
  };
}

function* pollGroups(database: ReadableDatabase, isIn: (store: string) => boolean): Generator<RowGroup> {
  const ids = new Map(
    createStoreReader(database)
      .read(0, Number.MAX_SAFE_INTEGER)
      .map((s) => [s.number, s.id]),
  );
  const last = lastStoreNumber(database);
  let [stores, at, active]: [string[], number[], boolean[]] = [[], [], []];
  for (const week of new Set(readPollWeeks(database).map(({ week }) => week))) {
    const start = weekStart(week);
    const blocks = createBlockReader(database, start, start);
    for (let from = 1; from <= last; from += STORES_AT_ONCE) {
      for (const [number, parts] of blocks.read(from, Math.min(last, from + STORES_AT_ONCE - 1))) {
        const id = ids.get(number) ?? '';
        if (!isIn(id)) continue;
        for (const { block } of parts) {
          for (const packed of block) {
            stores.push(id);
            at.push(start + (packed >>> 1));
            active.push((packed & 1) === 1);
          }
        }
      }
      while (at.length >= ROWS_A_GROUP) {
        yield [stores, at, active].map((values) => values.slice(0, ROWS_A_GROUP));
        stores = stores.slice(ROWS_A_GROUP);
        at = at.slice(ROWS_A_GROUP);
        active = active.slice(ROWS_A_GROUP);
      }
    }
    for (const { week: read, found } of blocks.weeks) verifyWeek(database, read, found);
    // A group is of one week, so that its times say which.
    if (at.length > 0) yield [stores, at, active];
    [stores, at, active] = [[], [], []];
  }
}
