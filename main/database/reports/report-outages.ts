import { codes, doubles, wholes } from '../../report/growing.ts';
import type { OutageTable } from '../../report/outage-table.ts';
import type { Milliseconds } from '../../report/types.ts';
import { lazily } from '../core/once.ts';
import { type Column, createColumnFinder, packColumns } from '../core/packed-column.ts';

const INSTANTS = ['started', 'ended'] as const;
const OTHERS = ['down', 'atLeast', 'atMost', 'unknown', 'store', 'began', 'endedBy', 'polls'] as const;
const COUNT_BYTES = 4;

/**
 * Outages as stored: how many there are, then column after column in the order above; instants are counted from one
 * that lies before them all. `onPacked` hears of columns that are not needed any more.
 */
export function packOutages(
  outages: OutageTable,
  from: Milliseconds,
  onPacked?: (values: Column) => void,
): Buffer {
  const columns = [
    ...INSTANTS.map((name) => ({ values: outages[name], from })),
    ...OTHERS.map((name) => ({ values: outages[name] })),
  ];
  const packed = packColumns(columns, COUNT_BYTES, onPacked);
  packed.writeUInt32LE(outages.count);
  return packed;
}

/** How many outages there are. */
export const countOutages = (packed: Buffer): number => packed.readUInt32LE();

/** Each column is read when it is first asked for: of a year all of them take 60 MB, and few questions need more than two. */
export function unpackOutages(packed: Buffer, from: Milliseconds): OutageTable {
  const count = countOutages(packed);
  const find = createColumnFinder(packed.subarray(COUNT_BYTES), count);
  const times = (since?: Milliseconds) => find(doubles, since);
  const numbers = () => find(wholes);
  const signs = () => find(codes);
  return lazily(
    { count },
    {
      started: times(from),
      ended: times(from),
      down: times(),
      atLeast: times(),
      atMost: times(),
      unknown: times(),
      store: numbers(),
      began: signs(),
      endedBy: signs(),
      polls: numbers(),
    },
  );
}
