/** A file within a zip, as its directory tells of it. */
export type ZipEntry = {
  readonly name: string;
  readonly method: 'stored' | 'deflated' | 'other';
  readonly isEncrypted: boolean;
  readonly crc32: number;
  readonly packedBytes: number;
  readonly bytes: number;
  /** Where its own header begins; its data follow it. */
  readonly headerAt: number;
};

/** Reads bytes of the zip; fewer where it ends. */
export type ReadAt = (position: number, length: number) => Uint8Array;

const END_OF_DIRECTORY = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;
const WIDE = 0xffff_ffff;

/**
 * The files of a zip of `size` bytes in the order of its directory, without folders and what systems put beside them;
 * `undefined` where it has no directory that can be read: it is cut short, or of more than 4 GB.
 */
export function readZipDirectory(size: number, read: ReadAt): ZipEntry[] | undefined {
  const tailAt = Math.max(0, size - END_BYTES - LONGEST_COMMENT);
  const tail = viewOf(read(tailAt, size - tailAt));
  let end = tail.byteLength - END_BYTES;
  while (end >= 0 && tail.getUint32(end, true) !== END_OF_DIRECTORY) end--;
  if (end < 0) return undefined;
  const length = tail.getUint32(end + 12, true);
  const start = tail.getUint32(end + 16, true);
  if (start === WIDE || length === WIDE || start + length > size) return undefined;
  const directory = viewOf(read(start, length));
  const entries: ZipEntry[] = [];
  for (let at = 0; at + 46 <= directory.byteLength && directory.getUint32(at, true) === ENTRY; ) {
    const flags = directory.getUint16(at + 8, true);
    const method = directory.getUint16(at + 10, true);
    const nameLength = directory.getUint16(at + 28, true);
    const name = new Uint8Array(directory.buffer, directory.byteOffset + at + 46, nameLength);
    entries.push({
      name: new TextDecoder().decode(name),
      method: method === 0 ? 'stored' : method === 8 ? 'deflated' : 'other',
      isEncrypted: (flags & 1) === 1,
      crc32: directory.getUint32(at + 16, true),
      packedBytes: directory.getUint32(at + 20, true),
      bytes: directory.getUint32(at + 24, true),
      headerAt: directory.getUint32(at + 42, true),
    });
    at += 46 + nameLength + directory.getUint16(at + 30, true) + directory.getUint16(at + 32, true);
  }
  return entries.filter(({ name }) => !/(^|\/)(\.|__MACOSX\/|Thumbs\.db$)|\/$/.test(name));
}

/** Where the data of an entry begin; `undefined` where its header is not there. */
export function dataStart({ headerAt }: ZipEntry, read: ReadAt): number | undefined {
  const header = viewOf(read(headerAt, 30));
  if (header.byteLength < 30 || header.getUint32(0, true) !== LOCAL_HEADER) return undefined;
  return headerAt + 30 + header.getUint16(26, true) + header.getUint16(28, true);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
