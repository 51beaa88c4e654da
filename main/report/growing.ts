import { giveUp, memoryToGiveUp } from './give-up.ts';

/**
 * Room for numbers of which at most so many come: it grows where it is, a step of 64 KB at a time, and goes back to the system
 * as soon as it is given up. The copies that growth makes, and what an allocator keeps of them for later, would count beside all else.
 */
export function createGrowing<N extends Float32Array | Uint16Array>(
  most: number,
  Numbers: { new (memory: ArrayBuffer): N; readonly BYTES_PER_ELEMENT: number },
) {
  const bytes = Numbers.BYTES_PER_ELEMENT;
  const memory = new ArrayBuffer(0, { maxByteLength: most * bytes });
  const resize = (length: number) => memory.resize(Math.min(most * bytes, length));
  return {
    /** As long as there is room. */
    values: new Numbers(memory),
    /** Makes room for so many numbers; new ones are 0. */
    reach(count: number): void {
      if (count * bytes > memory.byteLength) resize(Math.ceil((count * bytes) / STEP) * STEP);
    },
    /** Leaves room for the first so many. */
    cutTo(count: number): void {
      resize(count * bytes);
    },
  };
}

const STEP = 1 << 16;

/** Numbers of which nobody knows how many come: twice as much room for those that are there, which are given up. */
export function doubled<N extends Float64Array | Int32Array | Uint32Array>(
  from: N,
  room: (length: number) => N,
): N {
  const into = room(2 * from.length);
  into.set(from);
  giveUp(from);
  return into;
}

/** The first so many of them, without the room that is left over. */
export function trimmed<N extends Float64Array | Int32Array | Uint32Array>(
  from: N,
  count: number,
  room: (length: number) => N,
): N {
  const into = room(count);
  into.set(from.subarray(0, count));
  giveUp(from);
  return into;
}

/** Room for so many numbers, which goes back to the system as soon as it is given up. */
export const doubles = (length: number): Float64Array =>
  new Float64Array(memoryToGiveUp(length * Float64Array.BYTES_PER_ELEMENT), 0, length);
export const wholes = (length: number): Uint32Array =>
  new Uint32Array(memoryToGiveUp(length * Uint32Array.BYTES_PER_ELEMENT), 0, length);
export const codes = (length: number): Uint8Array => new Uint8Array(memoryToGiveUp(length), 0, length);
