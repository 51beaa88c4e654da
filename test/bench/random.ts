/** A well-mixed 32-bit hash of up to three integers: the same inputs give the same answer everywhere. */
export function hash(a: number, b = 0, c = 0): number {
  let h = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b + 0x7f4a7c15, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) ^ Math.imul(c + 0x165667b1, 0x27d4eb2f);
  h = Math.imul(h ^ (h >>> 13), 0x297a2d39);
  h = Math.imul(h ^ (h >>> 16), 0x846ca68b);
  return (h ^ (h >>> 15)) >>> 0;
}

/** The same hash as a fraction in [0, 1). */
export function fraction(a: number, b = 0, c = 0): number {
  return hash(a, b, c) / 2 ** 32;
}

/** A seeded sequence of fractions in [0, 1). */
export function sequence(seed: number): () => number {
  let step = 0;
  return () => {
    step++;
    return fraction(seed, step, 0x5bd1);
  };
}

/** A pseudo-random permutation of 0 … size − 1 that needs no memory: a mix on the next power of two, walked. */
export function permutation(size: number, seed: number): (index: number) => number {
  const bits = Math.max(2, Math.ceil(Math.log2(size)));
  const mask = 2 ** bits - 1;
  const shift = Math.ceil(bits / 2);
  const keys = [0, 1, 2, 3].map((round) => ({
    multiply: hash(seed, round, 1) | 1,
    add: hash(seed, round, 2) & mask,
  }));
  return (index) => {
    let value = index;
    do {
      for (const { multiply, add } of keys) {
        value = (Math.imul(value, multiply) + add) & mask;
        value ^= value >>> shift;
      }
    } while (value >= size);
    return value;
  };
}
