import { createNumbers, NUMBER_NAMES, type ReportNumbers } from '../report/numbers.ts';

/**
 * How a report's numbers are stored: for each store, in report order, one little-endian double of milliseconds for each
 * of NUMBER_NAMES.
 */
export function packNumbers({ stores, columns }: ReportNumbers): Buffer {
  const times = new Float64Array(stores.length * columns.length);
  columns.forEach(({ values }, column) => {
    for (let store = 0; store < values.length; store++) {
      times[store * columns.length + column] = values[store] as number;
    }
  });
  return Buffer.from(times.buffer);
}

/** The numbers that were packed for these stores. */
export function unpackNumbers(stores: readonly string[], packed: Buffer): ReportNumbers {
  const times = new Float64Array(Uint8Array.prototype.slice.call(packed).buffer);
  const { columns } = createNumbers(stores);
  columns.forEach(({ values }, column) => {
    for (let store = 0; store < values.length; store++) {
      values[store] = times[store * NUMBER_NAMES.length + column] as number;
    }
  });
  return { stores, columns };
}
