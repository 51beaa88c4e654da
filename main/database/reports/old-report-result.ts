import type { NumberColumn, NumberName } from '../../report/numbers.ts';
import { createOutageTable, type OutageTable } from '../../report/outage-table.ts';
import type { ReportDetails, StoredReport } from '../../report/report.ts';
import type { Milliseconds } from '../../report/types.ts';
import { WEEK } from '../../report/weekly-hours.ts';
import type { PackedResult } from '../core/packed-result.ts';

/**
 * Results as they were stored before columns were packed: numbers as doubles, a byte an hour of a strip, outages in 32-bit
 * columns, and the names of the numbers as a bare list. Reports from before there were details have only ids.
 */
type OldFacts = { readonly ids: readonly string[]; readonly details?: OldDetails };
type OldDetails = Pick<ReportDetails, 'zones' | 'gates' | 'nobodyWatched'> & {
  readonly names: readonly (string | null)[];
  readonly groups: readonly (string | null)[];
  readonly salesPerHour: readonly (number | null)[];
  readonly heatmap: { readonly business: readonly number[]; readonly down: readonly number[] };
};

export function unpackOldResult(
  { stores, numbers, strips, outages }: PackedResult,
  layout: readonly NumberName[],
  asOf: Milliseconds,
): StoredReport {
  const { ids, details }: OldFacts = JSON.parse(stores);
  const times = new Float64Array(new Uint8Array(numbers).buffer);
  const columns = layout.map(
    (name, column): NumberColumn => ({
      ...name,
      values: times.slice(column * ids.length, (column + 1) * ids.length),
    }),
  );
  if (strips === null || outages === null || details === undefined) {
    return { asOf, stores: ids, columns, details: undefined };
  }
  const { names, groups, salesPerHour, heatmap, ...rest } = details;
  return {
    asOf,
    stores: ids,
    columns,
    details: {
      ...rest,
      standing: undefined,
      names: names.map((name) => name ?? undefined),
      groups: groups.map((group) => group ?? undefined),
      salesPerHour: salesPerHour.map((sales) => sales ?? undefined),
      heatmap: {
        business: Float64Array.from(heatmap.business),
        down: Float64Array.from(heatmap.down),
        unknown: undefined,
      },
      strips: new Uint8Array(strips),
      outages: unpackOldOutages(outages, asOf),
    },
  };
}

const INSTANTS = ['started', 'ended'] as const;
const TIMES = ['down', 'atLeast', 'atMost', 'unknown'] as const;
const COUNTS = ['store', 'began', 'endedBy', 'polls'] as const;

/** Times, and instants counted from the start of the report's week, are in half milliseconds. */
function unpackOldOutages(blob: Buffer, asOf: Milliseconds): OutageTable {
  const packed = new Uint32Array(Uint8Array.prototype.slice.call(blob).buffer);
  const count = packed.length / (INSTANTS.length + TIMES.length + COUNTS.length);
  const outages = createOutageTable(count);
  let column = 0;
  const take = (values: Float64Array | Uint32Array | Uint8Array, from: number, unit: number) => {
    for (let i = 0; i < count; i++) values[i] = from + (packed[column * count + i] as number) * unit;
    column++;
  };
  for (const name of INSTANTS) take(outages[name], asOf - WEEK, 0.5);
  for (const name of TIMES) take(outages[name], 0, 0.5);
  for (const name of COUNTS) take(outages[name], 0, 1);
  return outages;
}
