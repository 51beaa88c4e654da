import type { FileFormat } from '../../import/file-format.ts';
import { inspectHead } from '../../import/inspect-head.ts';
import { wrappingOf } from '../../import/wrapping.ts';
import type { KeptPush } from './push-store.ts';

/** Imported together at most. */
const MOST_TOGETHER = 20_000;

/** From a place on, the small bodies that follow one another and have the same header; else the one alone. */
export function mergeable(all: readonly KeptPush[], from: number): readonly KeptPush[] {
  const [first] = all.slice(from, from + 1);
  if (first === undefined) return [];
  const header = headerOf(first);
  if (header === undefined) return [first];
  let to = from + 1;
  while (to < all.length && to - from < MOST_TOGETHER && hasHeader(all[to], header)) to++;
  return all.slice(from, to);
}

/** The header line of a plain file of polls that begins with it; `undefined` of everything else. */
function headerOf(push: KeptPush | undefined): string | undefined {
  if (push?.kind !== 'small' || wrappingOf(push.bytes) !== 'none' || push.bytes[0] === BOM) return undefined;
  const found = inspectHead(push.bytes);
  if (!found.ok || found.format.kind !== 'polls' || found.format.headerLines !== 1) return undefined;
  if (mayRunOn(push.bytes, found.format)) return undefined;
  return headerBytes(push.bytes).toString('latin1').trimEnd();
}

/** The same without looking at the whole of it, where it begins with the very line that another one was known by. */
function hasHeader(push: KeptPush | undefined, header: string): boolean {
  if (push?.kind !== 'small') return false;
  // What holds a NUL may be no text at all, and quotes may be open at the end.
  const isPlain = !push.bytes.includes(NUL) && !push.bytes.includes(QUOTE);
  if (!isPlain || headerBytes(push.bytes).toString('latin1').trimEnd() !== header) {
    return headerOf(push) === header;
  }
  return true;
}

/** Whether a quote that is never closed could take rows of the next body along: in columns that are none of a poll's. */
function mayRunOn(bytes: Uint8Array, { columns, delimiter }: FileFormat): boolean {
  if (!bytes.includes(QUOTE)) return false;
  return headerBytes(bytes).toString('latin1').split(delimiter).length !== columns.length;
}

const BOM = 0xef;
const QUOTE = 0x22;
const LF = 0x0a;
const NUL = 0;

function headerBytes(bytes: Uint8Array): Buffer {
  const end = bytes.indexOf(LF) + 1;
  return Buffer.from(bytes.buffer, bytes.byteOffset, end === 0 ? bytes.length : end);
}

/** One file of small bodies that can be merged. */
export function joined(pushes: readonly KeptPush[]): Buffer {
  // The same bytes twice are there once.
  const bodies = [
    ...new Map(
      pushes.flatMap((push) => (push.kind === 'small' ? [[push.content, push.bytes] as const] : [])),
    ).values(),
  ];
  const [first] = bodies;
  if (first === undefined || bodies.length === 1) return Buffer.from(first ?? []);
  const rows = bodies.map((bytes) => bytes.subarray(headerBytes(bytes).length));
  const header = Buffer.from(`${headerBytes(first).toString('latin1').trimEnd()}\n`, 'latin1');
  const ended = rows.flatMap((bytes) => (bytes.at(-1) === LF ? [bytes] : [bytes, LINE_END]));
  return Buffer.concat([header, ...ended]);
}

const LINE_END = Buffer.from('\n');
