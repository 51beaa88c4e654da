import type { Packed, PackedArray } from '../../preload/contract.ts';

const ARRAYS = { Float64Array, Uint32Array, Uint8Array } satisfies Record<PackedArray['packed'], unknown>;

/** The value that main packed (see main/jobs/threads/pack.ts); its arrays look into the bytes without a copy. */
export function unpack<T>({ text, bytes }: Packed<T>): T {
  return restore(JSON.parse(text), bytes) as T;
}

function restore(part: unknown, bytes: ArrayBuffer): unknown {
  if (Array.isArray(part)) {
    for (let i = 0; i < part.length; i++) {
      if (part[i] === null) part[i] = undefined;
      else if (typeof part[i] === 'object') part[i] = restore(part[i], bytes);
    }
    return part;
  }
  if (typeof part !== 'object' || part === null) return part;
  if (isPackedArray(part)) return new ARRAYS[part.packed](bytes, part.at, part.length);
  const whole = part as Record<string, unknown>;
  for (const key of Object.keys(whole)) whole[key] = restore(whole[key], bytes);
  return whole;
}

const isPackedArray = (part: object): part is PackedArray => 'packed' in part;
