import { KINDS_COUNT } from './kinds.ts';

/**
 * The innermost loop of the fit as WebAssembly, two numbers at a time: for each row of likelihoods, each kind's share of it
 * by the weights, added up. Of 10,500 stores it runs 44 million times, which takes plain JavaScript four times as long
 * (docs/performance.md). There is no compiler behind it: what follows writes the instructions down.
 */
export type FitKernel = (
  rows: number,
  isLeftOut: number,
  count: number,
  weights: number,
  sums: number,
) => void;

/** All of its arguments but the count are places in the memory, in bytes. */
export function createFitKernel(memory: WebAssembly.Memory): FitKernel {
  compiled ??= new WebAssembly.Module(moduleBytes());
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  return exports['round'] as FitKernel;
}

let compiled: WebAssembly.Module | undefined;

export const ROW_BYTES = KINDS_COUNT * Float64Array.BYTES_PER_ELEMENT;
const PAIRS = KINDS_COUNT / 2;

// Parameters, then locals: the weights, the sums, a sum of products and a share.
const [ROWS, LEFT_OUT, COUNT, WEIGHTS, SUMS] = [0, 1, 2, 3, 4];
const FIRST_LOCAL = 5;
const weightAt = (pair: number) => FIRST_LOCAL + pair;
const sumAt = (pair: number) => FIRST_LOCAL + PAIRS + pair;
const PRODUCTS = FIRST_LOCAL + 2 * PAIRS;
const SHARE = PRODUCTS + 1;

const [I32, V128] = [0x7f, 0x7b];
const VOID = 0x40;
const END = [0x0b];
const get = (local: number) => [0x20, ...leb(local)];
const set = (local: number) => [0x21, ...leb(local)];
const block = [0x02, VOID];
const loop = [0x03, VOID];
const br = (depth: number) => [0x0c, depth];
const brIf = (depth: number) => [0x0d, depth];
const isZero = [0x45];
const loadByte = [0x2d, 0, 0];
const simd = (code: number, ...more: readonly number[]) => [0xfd, ...leb(code), ...more];
/** Of two numbers, a pair's place after the address. */
const load = (pair: number) => simd(0x00, 3, ...leb(pair * 16));
const store = (pair: number) => simd(0x0b, 3, ...leb(pair * 16));
const splat = simd(0x14);
const lane = (which: number) => simd(0x21, which);
const addPairs = simd(0xf0);
const timesPairs = simd(0xf2);
const [addNumbers, overNumbers] = [[0xa0], [0xa3]];
const ONE = [0x44, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f];
const step = (local: number, by: number) => [...get(local), 0x41, ...leb(by), 0x6a, ...set(local)];

const pairs = Array.from({ length: PAIRS }, (_, pair) => pair);
const product = (pair: number) => [...get(ROWS), ...load(pair), ...get(weightAt(pair)), ...timesPairs];
/** Several chains beside each other, for each addition waits for the one before. */
const CHAINS = 3;
const chain = (first: number) =>
  pairs
    .filter((pair) => pair % CHAINS === first)
    .flatMap((pair, place) => [...product(pair), ...(place === 0 ? [] : addPairs)]);

const BODY: readonly number[] = [
  ...pairs.flatMap((pair) => [...get(WEIGHTS), ...load(pair), ...set(weightAt(pair))]),
  ...block,
  ...loop,
  ...[...get(COUNT), ...isZero, ...brIf(1)],
  ...block,
  ...[...get(LEFT_OUT), ...loadByte, ...brIf(0)],
  ...[...chain(0), ...chain(1), ...addPairs, ...chain(2), ...addPairs, ...set(PRODUCTS)],
  ...[...ONE, ...get(PRODUCTS), ...lane(0), ...get(PRODUCTS), ...lane(1), ...addNumbers, ...overNumbers],
  ...[...splat, ...set(SHARE)],
  ...pairs.flatMap((pair) => [
    ...[...get(sumAt(pair)), ...get(ROWS), ...load(pair), ...get(SHARE), ...timesPairs, ...addPairs],
    ...set(sumAt(pair)),
  ]),
  ...END,
  ...[...step(ROWS, ROW_BYTES), ...step(LEFT_OUT, 1), ...step(COUNT, -1)],
  ...br(0),
  ...END,
  ...END,
  ...pairs.flatMap((pair) => [...get(SUMS), ...get(sumAt(pair)), ...store(pair)]),
  ...END,
];

function moduleBytes(): Uint8Array<ArrayBuffer> {
  const section = (id: number, ...content: readonly number[]) => [id, ...leb(content.length), ...content];
  const name = (text: string) => [text.length, ...new TextEncoder().encode(text)];
  const locals = [1, ...leb(SHARE + 1 - FIRST_LOCAL), V128];
  const code = [...locals, ...BODY];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, 1, 0x60, 5, I32, I32, I32, I32, I32, 0),
    ...section(2, 1, ...name('env'), ...name('memory'), 2, 0, 1),
    ...section(3, 1, 0),
    ...section(7, 1, ...name('round'), 0, 0),
    ...section(10, 1, ...leb(code.length), ...code),
  ]);
}

/** A whole number as WebAssembly writes it, seven bits a byte; signed where it is below zero or an operand of a constant. */
function leb(value: number): number[] {
  const bytes: number[] = [];
  let left = value;
  for (;;) {
    const low = left & 0x7f;
    left >>= 7;
    const isDone = (left === 0 && (low & 0x40) === 0) || (left === -1 && (low & 0x40) !== 0);
    bytes.push(isDone ? low : low | 0x80);
    if (isDone) return bytes;
  }
}
