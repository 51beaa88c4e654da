import { createOutageTable, type OutageTable } from '../report/outage-table.ts';
import type { Milliseconds } from '../report/types.ts';
import { WEEK } from '../report/weekly-hours.ts';

const INSTANTS = ['started', 'ended'] as const;
const TIMES = ['down', 'atLeast', 'atMost', 'unknown'] as const;
const COUNTS = ['store', 'began', 'endedBy', 'polls'] as const;
const COLUMNS = INSTANTS.length + TIMES.length + COUNTS.length;

/**
 * Outages as stored: column after column in the order above, unsigned 32-bit little-endian numbers. Times, and instants
 * counted from the start of the report's week, are in half milliseconds, which is exact and fits.
 */
export function packOutages(outages: OutageTable, asOf: Milliseconds): Buffer {
  const { count } = outages;
  const packed = new Uint32Array(count * COLUMNS);
  let column = 0;
  const put = (values: Float64Array | Uint32Array | Uint8Array, from: number, unit: number) => {
    for (let i = 0; i < count; i++) packed[column * count + i] = ((values[i] as number) - from) / unit;
    column++;
  };
  for (const name of INSTANTS) put(outages[name], asOf - WEEK, 0.5);
  for (const name of TIMES) put(outages[name], 0, 0.5);
  for (const name of COUNTS) put(outages[name], 0, 1);
  return Buffer.from(packed.buffer);
}

export function unpackOutages(blob: Buffer, asOf: Milliseconds): OutageTable {
  const packed = new Uint32Array(Uint8Array.prototype.slice.call(blob).buffer);
  const count = packed.length / COLUMNS;
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
