import { createOutageTable, type OutageTable } from '../../report/outage-table.ts';
import type { Milliseconds } from '../../report/types.ts';
import { createColumnReader, packColumn } from '../core/packed-column.ts';

const INSTANTS = ['started', 'ended'] as const;
const OTHERS = ['down', 'atLeast', 'atMost', 'unknown', 'store', 'began', 'endedBy', 'polls'] as const;
const COUNT_BYTES = 4;

/**
 * Outages as stored: how many there are, then column after column in the order above; instants are counted from one
 * that lies before them all.
 */
export function packOutages(outages: OutageTable, from: Milliseconds): Buffer {
  const count = Buffer.alloc(COUNT_BYTES);
  count.writeUInt32LE(outages.count);
  return Buffer.concat([
    count,
    ...INSTANTS.map((name) => packColumn(outages[name], from)),
    ...OTHERS.map((name) => packColumn(outages[name])),
  ]);
}

/** How many outages there are. */
export const countOutages = (packed: Buffer): number => packed.readUInt32LE();

export function unpackOutages(packed: Buffer, from: Milliseconds): OutageTable {
  const outages = createOutageTable(countOutages(packed));
  const read = createColumnReader(packed.subarray(COUNT_BYTES));
  for (const name of INSTANTS) read(outages[name], from);
  for (const name of OTHERS) read(outages[name]);
  return outages;
}
