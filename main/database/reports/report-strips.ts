/** Strips as stored: the flags of an hour take four bits, those of every second hour the upper ones of a byte. */
export function packStrips(strips: Uint8Array): Buffer {
  const packed = Buffer.alloc(strips.length / 2);
  for (let i = 0; i < packed.length; i++) {
    packed[i] = (strips[2 * i] as number) | ((strips[2 * i + 1] as number) << 4);
  }
  return packed;
}

export function unpackStrips(packed: Buffer): Uint8Array {
  const strips = new Uint8Array(packed.length * 2);
  for (let i = 0; i < packed.length; i++) {
    const hours = packed[i] as number;
    strips[2 * i] = hours & 15;
    strips[2 * i + 1] = hours >>> 4;
  }
  return strips;
}
