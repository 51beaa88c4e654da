import { KINDS_COUNT } from './kinds.ts';

/**
 * The innermost loops of the fit as WebAssembly, four numbers at a time: for each row of likelihoods, each kind's share of it
 * by the weights, added up. Of 10,500 stores they see 44 million rows, which takes plain JavaScript many times as long
 * (docs/performance.md). There is no compiler behind it: what follows writes the instructions down.
 */
export type FitKernel = (rows: number, count: number, weights: number, shares: number, sums: number) => void;

/** All of its arguments but the count are places in the memory, in bytes; there are places for a share a row. */
export function createFitKernel(memory: WebAssembly.Memory): FitKernel {
  compiled ??= new WebAssembly.Module(moduleBytes());
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  return exports['add'] as FitKernel;
}

let compiled: WebAssembly.Module | undefined;

const LANES = 4;
const VECTORS = Math.ceil(KINDS_COUNT / LANES);
/** A row of likelihoods, weights or sums in single precision: the kinds, and zeros up to a whole number of vectors. */
export const ROW_LENGTH = VECTORS * LANES;
const NUMBER_BYTES = Float32Array.BYTES_PER_ELEMENT;
const ROW_BYTES = ROW_LENGTH * NUMBER_BYTES;

// Parameters, then locals: where the rows end, a place in them, one among the shares, a sum of products; the weights or sums.
const [ROWS, COUNT, WEIGHTS, SHARES, SUMS] = [0, 1, 2, 3, 4];
const [END_AT, ROW, SHARE, PRODUCTS] = [5, 6, 7, 8];
const FIRST_VECTOR = 9;
const vectorAt = (place: number) => FIRST_VECTOR + place;

const [I32, V128] = [0x7f, 0x7b];
const VOID = 0x40;
const END = [0x0b];
const get = (local: number) => [0x20, ...leb(local)];
const set = (local: number) => [0x21, ...leb(local)];
const block = [0x02, VOID];
const loop = [0x03, VOID];
const br = (depth: number) => [0x0c, depth];
const brIf = (depth: number) => [0x0d, depth];
const isSame = [0x46];
const addWhole = [0x6a];
const timesWhole = [0x6c];
const whole = (value: number) => [0x41, ...leb(value)];
const simd = (code: number, ...more: readonly number[]) => [0xfd, ...leb(code), ...more];
/** Four numbers, so many after the address. */
const load = (place: number) => simd(0x00, 2, ...leb(place * LANES * NUMBER_BYTES));
const store = (place: number) => simd(0x0b, 2, ...leb(place * LANES * NUMBER_BYTES));
/** One number, four times. */
const loadSame = simd(0x09, 2, 0);
const zeros = simd(0x0c, ...Array<number>(16).fill(0));
const lane = (which: number) => simd(0x1f, which);
const addVectors = simd(0xe4);
const timesVectors = simd(0xe6);
const [addNumbers, overNumbers] = [[0x92], [0x95]];
const storeNumber = [0x38, 2, 0];
const ONE = [0x43, 0, 0, 0x80, 0x3f];
const step = (local: number, by: number) => [...get(local), ...whole(by), ...addWhole, ...set(local)];

const vectors = Array.from({ length: VECTORS }, (_, place) => place);
const product = (place: number) => [...get(ROW), ...load(place), ...get(vectorAt(place)), ...timesVectors];
/** Several chains beside each other, for each addition waits for the one before. */
const CHAINS = 3;
const chain = (first: number) =>
  vectors
    .filter((place) => place % CHAINS === first)
    .flatMap((place, turn) => [...product(place), ...(turn === 0 ? [] : addVectors)]);

/** Does something for each row, whose share has a place of its own. */
const eachRow = (body: readonly number[]) => [
  ...[...get(ROWS), ...set(ROW), ...get(SHARES), ...set(SHARE)],
  ...[...block, ...loop],
  ...[...get(ROW), ...get(END_AT), ...isSame, ...brIf(1)],
  ...body,
  ...[...step(ROW, ROW_BYTES), ...step(SHARE, NUMBER_BYTES)],
  ...[...br(0), ...END, ...END],
];

// Two passes, each with as many vectors at hand as a processor has room for.
const BODY: readonly number[] = [
  ...[...get(ROWS), ...get(COUNT), ...whole(ROW_BYTES), ...timesWhole, ...addWhole, ...set(END_AT)],
  ...vectors.flatMap((place) => [...get(WEIGHTS), ...load(place), ...set(vectorAt(place))]),
  ...eachRow([
    ...[...chain(0), ...chain(1), ...addVectors, ...chain(2), ...addVectors, ...set(PRODUCTS)],
    ...[...get(SHARE), ...ONE],
    ...[...get(PRODUCTS), ...lane(0), ...get(PRODUCTS), ...lane(1), ...addNumbers],
    ...[...get(PRODUCTS), ...lane(2), ...get(PRODUCTS), ...lane(3), ...addNumbers],
    ...[...addNumbers, ...overNumbers, ...storeNumber],
  ]),
  ...vectors.flatMap((place) => [...zeros, ...set(vectorAt(place))]),
  ...eachRow([
    ...[...get(SHARE), ...loadSame, ...set(PRODUCTS)],
    ...vectors.flatMap((place) => [
      ...[...get(vectorAt(place)), ...get(ROW), ...load(place), ...get(PRODUCTS), ...timesVectors],
      ...[...addVectors, ...set(vectorAt(place))],
    ]),
  ]),
  ...vectors.flatMap((place) => [...get(SUMS), ...get(vectorAt(place)), ...store(place)]),
  ...END,
];

function moduleBytes(): Uint8Array<ArrayBuffer> {
  const section = (id: number, ...content: readonly number[]) => [id, ...leb(content.length), ...content];
  const name = (text: string) => [text.length, ...new TextEncoder().encode(text)];
  const locals = [2, PRODUCTS - END_AT, I32, ...leb(1 + VECTORS), V128];
  const code = [...locals, ...BODY];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, 1, 0x60, 5, I32, I32, I32, I32, I32, 0),
    ...section(2, 1, ...name('env'), ...name('memory'), 2, 0, 1),
    ...section(3, 1, 0),
    ...section(7, 1, ...name('add'), 0, 0),
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
