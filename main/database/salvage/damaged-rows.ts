import { checksumOf, unbindFirst, unbindSecond } from '../core/checksum.ts';
import type { StoredRow, Value } from '../pages/records.ts';

/** A row that has the shape of one of those that a report is made of, and is not as it was written. */
export type DamagedRow =
  | { readonly of: 'fact'; readonly kind: string; readonly layer: number; readonly stores: readonly number[] }
  | {
      readonly of: 'block';
      readonly week: number;
      readonly layer: number;
      readonly stores: readonly number[];
    }
  | { readonly of: 'tally' };

const isWhole = (value: Value | undefined): value is number => Number.isSafeInteger(value);
const isFlag = (value: Value | undefined): value is 0 | 1 => value === 0 || value === 1;

/**
 * What a row was, by its shape. `stores`: whose it may be: where all else is whole, the store that its checksum says,
 * then the one that stands in it.
 */
export function asDamagedRow({ values }: StoredRow): DamagedRow | undefined {
  const [first, second, store, content, checksum] = values;
  if (values.length === 4 && typeof first === 'string') return { of: 'tally' };
  if (values.length !== 5 || !isFlag(second) || !isWhole(store) || !isWhole(checksum)) return undefined;
  if (typeof first === 'string' && typeof content === 'string') {
    const told = unbindFirst(checksum, checksumOf(content), second);
    return { of: 'fact', kind: first, layer: second, stores: [told, store] };
  }
  if (!isWhole(first) || !(content instanceof Buffer)) return undefined;
  const told = unbindSecond(checksum, checksumOf(content), first, second);
  return { of: 'block', week: first, layer: second, stores: [told, store] };
}
