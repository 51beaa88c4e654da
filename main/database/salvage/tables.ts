import { SHAPED } from './done-by-itself.ts';

/** What salvage does with each table of a database; a test holds that none is left out that the schema has. */
export const SALVAGED_TABLES: Readonly<
  Record<'byChecksum' | 'byShape' | 'madeAnew' | 'leftBehind', readonly string[]>
> = {
  /** Rows whose checksum holds, or whose result's does, or whose counts add up. */
  byChecksum: [
    'store',
    'store_fact',
    'poll_block',
    'report',
    'report_result',
    'report_stores',
    'outage_note',
    'set_aside',
    'loss',
    'watched_folder',
    'clock_report',
    'import',
  ],
  byShape: SHAPED,
  /** What tells of the other rows, and is told of those that were saved. */
  madeAnew: ['tally', 'poll_week', 'upkeep'],
  /** What it takes to undo imports, the rows that imports rejected, what reports were made from, how long things are kept. */
  leftBehind: [
    'undo_week',
    'undo_block',
    'undo_fact',
    'undo_store',
    'rejected_row',
    'rejected_reason',
    'made_from',
    'keeping',
  ],
};
