import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { crc32, createGunzip, createInflateRaw, inflateRawSync } from 'node:zlib';
import { createWideDecoder, type WideEncoding, wrappingOf } from '../../import/wrapping.ts';
import { dataStart, readZipDirectory, type ZipEntry } from '../../import/zip-directory.ts';
import { nameLeftover } from '../files/leftovers.ts';
import { openSource, readHead, type SourceFile } from './source-file.ts';

/** The text of a file to read rows from: the file itself, or what it was unpacked to. */
export type TextFile = { readonly file: number; readonly bytes: number; close(): void };

/** Why a file cannot be unpacked, in words for a person. */
export class UnpackError extends Error {}

const STEP_BYTES = 1 << 20;
/** A gzip of a zip of a UTF-16 file is the most that anybody makes. */
const MOST_LAYERS = 3;
/** What unpacks to more than this, and to more than so many times its size, was made to fill disks. */
const ANY_SIZE = 64 << 20;
const MOST_TIMES = 200;
/** Parts of a workbook are held whole; a sheet has a million rows at most. */
const MOST_PART_BYTES = 512 << 20;
/** Each of them is opened by itself, and shown. */
const MOST_FILES = 1000;

/**
 * The text of a file: where it is packed or in a wide encoding, unpacked into a temporary file that goes when it is
 * closed. `onStep` is called between steps of that and may throw to stop. Throws an UnpackError.
 */
export async function openText(source: SourceFile, onStep: () => void): Promise<TextFile> {
  let text: TextFile = { file: source.file, bytes: source.bytes, close: () => undefined };
  const limit = Math.max(ANY_SIZE, source.bytes * MOST_TIMES);
  try {
    for (let layer = 0; layer <= MOST_LAYERS; layer++) {
      const wrapping = wrappingOf(readHead(text.file));
      if (wrapping === 'none') return text;
      const packed = text;
      text = await unpackTo(temporaryFile(limit), (write) => {
        onStep();
        switch (wrapping) {
          case 'gzip':
            return inflate(packed.file, 0, packed.bytes, createGunzip(), write, onStep);
          case 'zip':
            return unzip(packed, layer === 0 ? source.entry : undefined, { write, onStep, limit });
          default:
            return widen(packed, wrapping, write, onStep);
        }
      });
      packed.close();
    }
    throw new UnpackError('It is packed three times over. Unpack it first.');
  } catch (error) {
    text.close();
    throw error;
  }
}

type Write = (bytes: Uint8Array | string) => void;
type TemporaryText = { readonly write: Write; finish(): TextFile; drop(): void };

async function unpackTo(
  into: TemporaryText,
  unpack: (write: Write) => Promise<void> | void,
): Promise<TextFile> {
  try {
    await unpack(into.write);
    return into.finish();
  } catch (error) {
    into.drop();
    throw error;
  }
}

function temporaryFile(limit: number): TemporaryText {
  const path = join(tmpdir(), nameLeftover());
  const file = openSync(path, 'wx+', 0o600);
  let bytes = 0;
  const close = () => {
    closeSync(file);
    rmSync(path, { force: true });
  };
  return {
    write(piece) {
      const chunk = typeof piece === 'string' ? Buffer.from(piece) : piece;
      if (bytes + chunk.length > limit) {
        throw new UnpackError('It unpacks to more than 200 times its size. No file of polls or hours does.');
      }
      for (let done = 0; done < chunk.length; ) done += writeSync(file, chunk, done);
      bytes += chunk.length;
    },
    finish: () => ({ file, bytes, close }),
    drop: close,
  };
}

/** Unpacks `length` bytes from `start` with a stream of zlib, as fast as they can be written. */
async function inflate(
  file: number,
  start: number,
  length: number,
  stream: ReturnType<typeof createGunzip> | ReturnType<typeof createInflateRaw>,
  write: Write,
  onStep: () => void,
): Promise<void> {
  const feed = function* () {
    for (let at = start; at < start + length; at += STEP_BYTES) {
      onStep();
      yield readAt(file, at, Math.min(STEP_BYTES, start + length - at));
    }
  };
  try {
    await pipeline(feed, stream, async (pieces: AsyncIterable<Uint8Array>) => {
      for await (const piece of pieces) write(piece);
    });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code.startsWith('Z_'))
      throw new UnpackError('It is damaged, or was cut short: it cannot be unpacked.');
    throw error;
  }
}

type Unzipping = { readonly write: Write; readonly onStep: () => void; readonly limit: number };

async function unzip(
  { file, bytes }: TextFile,
  wanted: string | undefined,
  { write, onStep, limit }: Unzipping,
): Promise<void> {
  const read = (position: number, length: number) => readAt(file, position, length);
  const entries = readZipDirectory(bytes, read);
  if (entries === undefined) throw new UnpackError('It is a zip that is damaged, or was cut short.');
  if (isWorkbook(entries)) return convertWorkbook({ file, bytes }, entries, { write, onStep, limit });
  refuseOdd(entries);
  const [only, another] = entries;
  const entry = wanted === undefined ? only : entries.find(({ name }) => name === wanted);
  if (entry === undefined) throw new UnpackError('It is a zip without a file in it.');
  if (wanted === undefined && another !== undefined) {
    throw new UnpackError('It is a zip of several files within another packed file. Unpack it first.');
  }
  checkEntry(entry);
  const start = startOf(entry, bytes, read);
  let sum = 0;
  const summed: Write = (piece) => {
    sum = crc32(piece, sum);
    write(piece);
  };
  if (entry.method === 'deflated') {
    await inflate(file, start, entry.packedBytes, createInflateRaw(), summed, onStep);
  } else {
    for (let at = 0; at < entry.packedBytes; at += STEP_BYTES) {
      onStep();
      summed(read(start + at, Math.min(STEP_BYTES, entry.packedBytes - at)));
    }
  }
  if (sum !== entry.crc32) throw new UnpackError(`${entry.name} in it is damaged.`);
}

function checkEntry({ name, method, isEncrypted }: ZipEntry): void {
  if (isEncrypted) throw new UnpackError(`${name} in it is encrypted. Unpack it first.`);
  if (method === 'other') throw new UnpackError(`${name} in it is packed in a way that is not known here.`);
}

const isOdd = (entries: readonly ZipEntry[]) =>
  entries.length > MOST_FILES || entries.some(({ name }) => !staysWithin(name));

/** Refuses a zip that does more than hold the files to import: one may be made up. */
function refuseOdd(entries: readonly ZipEntry[]): void {
  const outside = entries.find(({ name }) => !staysWithin(name));
  if (outside !== undefined) {
    throw new UnpackError(
      `It is a zip that holds a file whose name leads out of it: “${outside.name}”. Unpack it yourself, if you trust it.`,
    );
  }
  if (entries.length <= MOST_FILES) return;
  const count = entries.length.toLocaleString('en-US');
  throw new UnpackError(`It is a zip of ${count} files. Unpack it, and import the folder.`);
}

/** Whether a path from within a zip leads to a place within it, on any system. */
function staysWithin(name: string): boolean {
  return !/^[a-z]:|\0/i.test(name) && !name.split(/[\\/]/).some((part) => part === '' || part === '..');
}

function startOf(
  entry: ZipEntry,
  bytes: number,
  read: (position: number, length: number) => Uint8Array,
): number {
  const start = dataStart(entry, read);
  if (start === undefined || start + entry.packedBytes > bytes)
    throw new UnpackError('It is a zip that is damaged, or was cut short.');
  return start;
}

const isWorkbook = (entries: readonly ZipEntry[]) => entries.some(({ name }) => name === 'xl/workbook.xml');

async function convertWorkbook(
  { file, bytes }: Pick<TextFile, 'file' | 'bytes'>,
  entries: readonly ZipEntry[],
  { write, onStep, limit }: Unzipping,
): Promise<void> {
  const most = Math.min(limit, MOST_PART_BYTES);
  const part = (name: string): string | undefined => {
    onStep();
    const entry = entries.find((one) => one.name === name);
    if (entry === undefined) return undefined;
    checkEntry(entry);
    if (entry.bytes > most) throw new UnpackError('It is too large a workbook. Save it as CSV UTF-8.');
    const start = startOf(entry, bytes, (position, length) => readAt(file, position, length));
    const packed = readAt(file, start, entry.packedBytes);
    if (entry.method === 'stored') return new TextDecoder().decode(packed);
    try {
      return inflateRawSync(packed, { maxOutputLength: most }).toString();
    } catch {
      throw new UnpackError('It is a workbook that is damaged, or was cut short.');
    }
  };
  let rows = 0;
  const writeRow = (row: string) => {
    if (rows++ % 1000 === 0) onStep();
    write(row);
  };
  let hasSheet: boolean;
  try {
    // Brings the reader of XML with it, which no other file takes.
    const { writeFirstSheet } = await import('../../import/xlsx.ts');
    hasSheet = writeFirstSheet({ part, onStep }, writeRow);
  } catch (error) {
    if (error instanceof UnpackError || (error instanceof Error && 'code' in error)) throw error;
    throw new UnpackError('It is a workbook that is damaged.');
  }
  if (!hasSheet) throw new UnpackError('It is a workbook without a sheet.');
}

function widen({ file, bytes }: TextFile, encoding: WideEncoding, write: Write, onStep: () => void): void {
  const decode = createWideDecoder(encoding);
  for (let at = 0; at < bytes; at += STEP_BYTES) {
    onStep();
    write(decode(readAt(file, at, STEP_BYTES), at + STEP_BYTES >= bytes));
  }
}

function readAt(file: number, position: number, length: number): Uint8Array {
  const buffer = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const count = readSync(file, buffer, filled, length - filled, position + filled);
    if (count === 0) break;
    filled += count;
  }
  return buffer.subarray(0, filled);
}

/** The files to import of one that was named: those within a zip by paths of their own, which openSource knows; else itself. */
export function filesWithin(path: string): string[] {
  let source: SourceFile;
  try {
    source = openSource(path);
  } catch {
    return [path];
  }
  try {
    if (source.entry !== undefined || wrappingOf(readHead(source.file)) !== 'zip') return [path];
    const entries = readZipDirectory(source.bytes, (at, length) => readAt(source.file, at, length)) ?? [];
    // What is odd is said where it is opened.
    if (entries.length < 2 || isWorkbook(entries) || isOdd(entries)) return [path];
    return entries.map(({ name }) => join(path, name));
  } finally {
    source.close();
  }
}
