import type { Packed, PackedArray } from '../../preload/contract.ts';

const ARRAYS = { Float64Array, Uint32Array, Uint8Array } satisfies Record<PackedArray['packed'], unknown>;

/** An array that is still to be filled. */
type Fill = () => void;

/** The value that main packed (see main/jobs/threads/pack.ts); its arrays look into the bytes without a copy where they can. */
export function unpack<T>(packed: Packed<T>): T {
  const { value, fills } = unpackInSteps(packed);
  for (const fill of fills) fill();
  return value;
}

/** The same, where some arrays are filled once each of the steps is taken: each may take some milliseconds. */
export function unpackInSteps<T>({ text, bytes }: Packed<T>): {
  readonly value: T;
  readonly fills: readonly Fill[];
} {
  const fills: Fill[] = [];
  return { value: restore(JSON.parse(text), bytes, fills) as T, fills };
}

function restore(part: unknown, bytes: ArrayBuffer, fills: Fill[]): unknown {
  if (Array.isArray(part)) {
    for (let i = 0; i < part.length; i++) {
      if (part[i] === null) part[i] = undefined;
      else if (typeof part[i] === 'object') part[i] = restore(part[i], bytes, fills);
    }
    return part;
  }
  if (typeof part !== 'object' || part === null) return part;
  if (isPackedArray(part)) return arrayOf(part, bytes, fills);
  const whole = part as Record<string, unknown>;
  for (const key of Object.keys(whole)) whole[key] = restore(whole[key], bytes, fills);
  return whole;
}

const isPackedArray = (part: object): part is PackedArray => 'packed' in part;

function arrayOf({ packed, at, length, short, width }: PackedArray, bytes: ArrayBuffer, fills: Fill[]) {
  if (width !== undefined) {
    const whole = new Uint32Array(length);
    fills.push(() => whole.set(new (width === 1 ? Uint8Array : Uint16Array)(bytes, at, length)));
    return whole;
  }
  if (short === undefined) return new ARRAYS[packed](bytes, at, length);
  const numbers = new Float64Array(length);
  fills.push(() => lengthen(numbers, short, bytes, at));
  return numbers;
}

const LOW = 2 ** 32;

/** See main/jobs/threads/shorten.ts. */
function lengthen(
  numbers: Float64Array,
  { scale, base, width }: NonNullable<PackedArray['short']>,
  bytes: ArrayBuffer,
  at: number,
): void {
  const low = new (width === 2 ? Uint16Array : Uint32Array)(bytes, at, numbers.length);
  const high = width === 5 ? new Uint8Array(bytes, at + low.byteLength, numbers.length) : undefined;
  const unknown = 256 ** width - 1;
  for (let place = 0; place < numbers.length; place++) {
    const n = (low[place] as number) + (high === undefined ? 0 : (high[place] as number) * LOW);
    numbers[place] = n === unknown ? Number.NaN : base + n / scale;
  }
}
