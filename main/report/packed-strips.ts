/** Strips as stored: the flags of an hour take four bits, those of every second hour the upper ones of a byte. */
export function packStrips(strips: Uint8Array): Uint8Array {
  const packed = new Uint8Array(strips.length / 2);
  packStrip(strips, packed, 0);
  return packed;
}

/** Packs strips into a place of others. */
export function packStrip(strips: Uint8Array, into: Uint8Array, at: number): void {
  for (let i = 0; i < strips.length; i += 2) {
    into[at + i / 2] = (strips[i] as number) | ((strips[i + 1] as number) << 4);
  }
}

export function unpackStrips(packed: Uint8Array): Uint8Array {
  const strips = new Uint8Array(packed.length * 2);
  for (let i = 0; i < packed.length; i++) {
    const hours = packed[i] as number;
    strips[2 * i] = hours & 15;
    strips[2 * i + 1] = hours >>> 4;
  }
  return strips;
}

type WithStrips = { readonly strips: Uint8Array };

const packedOf = new WeakMap<object, Uint8Array>();

/** Details with strips that are unpacked when they are first asked for: a report that is only stored has no room for both. */
export function withPackedStrips<Details extends object>(
  details: Details,
  packed: Uint8Array,
): Details & WithStrips {
  let strips: Uint8Array | undefined;
  const get = () => {
    strips ??= unpackStrips(packed);
    return strips;
  };
  const whole = Object.defineProperty(details, 'strips', { get, enumerable: true }) as Details & WithStrips;
  packedOf.set(whole, packed);
  return whole;
}

/** The strips of details as stored. */
export function packedStripsOf(details: WithStrips): Uint8Array {
  return packedOf.get(details) ?? packStrips(details.strips);
}
