type Numbers = Float64Array | Float32Array | Int32Array | Uint32Array | Uint16Array | Uint8Array;

/** Gives the memory of an array back at once: until it is collected it counts beside what comes next, of 100 MB and more. */
export function giveUp({ buffer }: Numbers): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength >= WORTH_GIVING_UP) buffer.transferToFixedLength(0);
}

/**
 * Memory for numbers that is to be given up: where it is large, a piece of the system's own, which goes back to it. What comes
 * from an allocator in pieces of up to 32 MB may stay with that for later: of two million outages it was 100 MB. But numbers in
 * such memory, which may change its size, take two to three times as long to go through: those of a month stay where others are.
 */
export function memoryToGiveUp(bytes: number): ArrayBuffer {
  return bytes < WORTH_A_PIECE ? new ArrayBuffer(bytes) : new ArrayBuffer(bytes, { maxByteLength: bytes });
}

/** Likewise a list, which whoever still holds it finds empty then. */
export function giveUpList(list: readonly unknown[]): void {
  if (list.length * BYTES_A_PLACE >= WORTH_GIVING_UP) (list as unknown[]).length = 0;
}

const BYTES_A_PLACE = 8;
const WORTH_GIVING_UP = 1 << 16;
const WORTH_A_PIECE = 1 << 22;
