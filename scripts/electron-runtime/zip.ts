import { createReadStream, createWriteStream } from 'node:fs';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';

interface Entry {
  name: string;
  mode: number;
  compressed: boolean;
  compressedSize: number;
  headerOffset: number;
}

/**
 * Unpacks some entries of an archive whose hash has been checked: `place` answers where an entry goes below
 * `folder`, or nothing to leave it out. Leaving out is why this exists; the archive holds 25,000 files of
 * another application around the 70 that are Electron.
 */
export async function unzip(
  archive: string,
  folder: string,
  place: (name: string) => string | undefined,
): Promise<void> {
  const file = await open(archive);
  try {
    for (const entry of await readDirectory(file)) {
      const target = entry.name.endsWith('/') ? undefined : place(entry.name);
      if (target !== undefined) {
        const start = await contentOffset(file, entry);
        await unpack(archive, start, entry, inside(folder, target));
      }
    }
  } finally {
    await file.close();
  }
}

function inside(folder: string, name: string): string {
  const path = join(folder, name);
  if (!path.startsWith(folder + sep))
    throw new Error(`The archive names a place outside its folder: ${name}`);
  return path;
}

/** The list at the archive's end: the end record (22 bytes, no comment) says where it starts. */
async function readDirectory(file: FileHandle): Promise<Entry[]> {
  const { size } = await file.stat();
  const end = await read(file, size - 22, 22);
  if (end.readUInt32LE(0) !== 0x06054b50) throw new Error('The archive is not a zip file as expected.');
  const directory = await read(file, end.readUInt32LE(16), end.readUInt32LE(12));

  const entries: Entry[] = [];
  for (let at = 0; at < directory.length; ) {
    const nameLength = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      mode: (directory.readUInt32LE(at + 38) >>> 16) & 0o777,
      compressed: directory.readUInt16LE(at + 10) === 8,
      compressedSize: directory.readUInt32LE(at + 20),
      headerOffset: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

async function contentOffset(file: FileHandle, entry: Entry): Promise<number> {
  const header = await read(file, entry.headerOffset, 30);
  return entry.headerOffset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
}

async function unpack(archive: string, start: number, entry: Entry, target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  const content = createReadStream(archive, { start, end: start + entry.compressedSize - 1 });
  const written = createWriteStream(target, { mode: entry.mode });
  if (entry.compressed) await pipeline(content, createInflateRaw(), written);
  else await pipeline(content, written);
}

async function read(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead !== length) throw new Error('The archive ends too early.');
  return buffer;
}
