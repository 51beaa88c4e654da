type Numbers = Float64Array | Float32Array | Int32Array | Uint32Array | Uint8Array;

/** Gives the memory of an array back at once: until it is collected it counts beside what comes next, of 100 MB and more. */
export function giveUp({ buffer }: Numbers): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength >= WORTH_GIVING_UP) buffer.transferToFixedLength(0);
}

/** Likewise a list, which whoever still holds it finds empty then. */
export function giveUpList(list: readonly unknown[]): void {
  if (list.length * BYTES_A_PLACE >= WORTH_GIVING_UP) (list as unknown[]).length = 0;
}

const BYTES_A_PLACE = 8;
const WORTH_GIVING_UP = 1 << 16;
