import { type Method, type Milliseconds, type ReportRow, WINDOWS, type WindowName } from './types.ts';
import { formatUptime } from './uptime.ts';

/** A report in a few figures, for one method. */
export type Summary = {
  readonly stores: number;
  /** Stores about whose open hours of the last week no poll says anything, whichever method is shown. */
  readonly storesWithoutData: number;
  /** Share (0 to 1) of the last week's business time that polls speak for; `undefined` without business time. */
  readonly observed: number | undefined;
  readonly windows: readonly WindowSummary[];
};

export type WindowSummary = {
  readonly window: WindowName;
  readonly up: Milliseconds;
  readonly down: Milliseconds;
  /** For reading, such as "98.73 %", or "–" where nothing is known. */
  readonly uptime: string;
  readonly storesDown: number;
};

export function summarise(rows: readonly ReportRow[], method: Method): Summary {
  const timesOf = (row: ReportRow) => (method === 'poll-count' ? row.pollCount : row.interpolated);
  const windows = WINDOWS.map(({ name }) => {
    let up = 0;
    let down = 0;
    let storesDown = 0;
    for (const row of rows) {
      const times = timesOf(row)[name];
      up += times.up;
      down += times.down;
      if (times.down > 0) storesDown++;
    }
    return { window: name, up, down, uptime: formatUptime(up, down), storesDown };
  });
  let known = 0;
  let unknown = 0;
  let storesWithoutData = 0;
  for (const row of rows) {
    const { up, down, unknown: unseen } = row.interpolated.week;
    known += up + down;
    unknown += unseen;
    if (up + down === 0) storesWithoutData++;
  }
  const business = known + unknown;
  return {
    stores: rows.length,
    storesWithoutData,
    observed: business === 0 ? undefined : known / business,
    windows,
  };
}
