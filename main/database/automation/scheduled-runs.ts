import type { ReadableDatabase, WritableDatabase } from '../core/sqlite.ts';

/** How far a schedule is, by a clock that shows `now`; instants in ms since the epoch. */
export type ScheduleState = {
  /** The latest time not after now that came, or at which the schedule was first known; `undefined`: it is new. */
  readonly last: number | undefined;
  /** One that has begun and not ended. */
  readonly begun: { readonly dueAt: number; readonly name: string } | undefined;
};

/** Times after now are of a clock that was wrong, and count for nothing. */
export function readScheduleState(database: ReadableDatabase, schedule: string, now: number): ScheduleState {
  const last = database
    .prepare<[string, number], number | null>(
      'SELECT max(due_at) FROM scheduled_run WHERE schedule = ? AND due_at <= ?',
    )
    .pluck()
    .get(schedule, now);
  const begun = database
    .prepare<[string, number], { dueAt: number; name: string }>(
      `SELECT due_at AS dueAt, name FROM scheduled_run WHERE schedule = ? AND due_at <= ? AND state = 'begun'
       ORDER BY due_at DESC LIMIT 1`,
    )
    .get(schedule, now);
  return { last: last ?? undefined, begun };
}

/** What becomes of a time of a schedule. */
export type RunStep = {
  readonly schedule: string;
  readonly dueAt: number;
  readonly state: 'known' | 'begun' | 'done' | 'failed';
  /** Of the folder that the report is written to. */
  readonly name: string;
  readonly doubtful: boolean;
};

export function saveRunStep(
  database: WritableDatabase,
  { schedule, dueAt, state, name, doubtful }: RunStep,
): void {
  database
    .prepare(
      `INSERT INTO scheduled_run (schedule, due_at, state, name, doubtful) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (schedule, due_at) DO UPDATE SET state = excluded.state, name = excluded.name`,
    )
    .run(schedule, dueAt, state, name, doubtful ? 1 : 0);
}

/** A time of a schedule as it is stored, for whoever takes it to another database. */
export type RunRow = readonly [
  schedule: string,
  dueAt: number,
  state: string,
  name: string,
  doubtful: number,
];

export function readRuns(database: ReadableDatabase): RunRow[] {
  return database
    .prepare<[], RunRow>('SELECT schedule, due_at, state, name, doubtful FROM scheduled_run')
    .raw()
    .all();
}

export function saveRun(database: WritableDatabase, row: RunRow): void {
  database
    .prepare(
      'INSERT OR REPLACE INTO scheduled_run (schedule, due_at, state, name, doubtful) VALUES (?, ?, ?, ?, ?)',
    )
    .run(...row);
}

/** Forgets times after an instant that a clock came to only because it was set ahead: they come again. */
export function forgetDoubtfulRuns(database: WritableDatabase, after: number): void {
  database.prepare('DELETE FROM scheduled_run WHERE doubtful = 1 AND due_at > ?').run(after);
}
