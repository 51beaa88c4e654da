import type { ReportRow } from '../report/types.ts';

/**
 * How a report's rows are stored: store ids in report order, and for each store 15 little-endian doubles, milliseconds:
 * poll-count up and down, then interpolated up, down and unknown, each for hour, day and week.
 */
export const TIMES_PER_STORE = 15;

export type PackedRows = { readonly stores: readonly string[]; readonly times: Float64Array };

export function packRows(rows: readonly ReportRow[]): PackedRows {
  const times = new Float64Array(rows.length * TIMES_PER_STORE);
  let i = 0;
  for (const { pollCount: p, interpolated: t } of rows) {
    for (const time of [p.hour.up, p.day.up, p.week.up, p.hour.down, p.day.down, p.week.down])
      times[i++] = time;
    for (const time of [t.hour.up, t.day.up, t.week.up]) times[i++] = time;
    for (const time of [t.hour.down, t.day.down, t.week.down]) times[i++] = time;
    for (const time of [t.hour.unknown, t.day.unknown, t.week.unknown]) times[i++] = time;
  }
  return { stores: rows.map(({ store }) => store), times };
}

export function unpackRows({ stores, times }: PackedRows): ReportRow[] {
  return stores.map((store, index) => {
    const at = (i: number) => times[index * TIMES_PER_STORE + i] as number;
    return {
      store,
      pollCount: {
        hour: { up: at(0), down: at(3) },
        day: { up: at(1), down: at(4) },
        week: { up: at(2), down: at(5) },
      },
      interpolated: {
        hour: { up: at(6), down: at(9), unknown: at(12) },
        day: { up: at(7), down: at(10), unknown: at(13) },
        week: { up: at(8), down: at(11), unknown: at(14) },
      },
    };
  });
}
