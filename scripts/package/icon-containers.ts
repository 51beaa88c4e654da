/** A square picture of `size` pixels. */
export type Drawing = { readonly size: number; readonly png: Buffer };

/** Windows' container: a list of entries, then the PNGs. Sizes up to 256. */
export function ico(drawings: readonly Drawing[]): Buffer {
  const header = Buffer.alloc(6);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(drawings.length, 4);
  let offset = header.length + 16 * drawings.length;
  const entries = drawings.map(({ size, png }) => {
    const entry = Buffer.alloc(16);
    // 0 stands for 256.
    entry.writeUInt8(size % 256, 0);
    entry.writeUInt8(size % 256, 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(png.length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += png.length;
    return entry;
  });
  return Buffer.concat([header, ...entries, ...drawings.map(({ png }) => png)]);
}

/** macOS's names of its sizes; those with an @2x are for screens of double density. */
const ICNS_TYPES: readonly (readonly [type: string, size: number])[] = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
];

/** macOS's container: each PNG behind its type and length. */
export function icns(drawings: readonly Drawing[]): Buffer {
  const parts = ICNS_TYPES.map(([type, size]) => {
    const drawing = drawings.find((candidate) => candidate.size === size);
    if (drawing === undefined) throw new Error(`There is no drawing of ${size} pixels.`);
    return chunk(type, drawing.png);
  });
  return chunk('icns', Buffer.concat(parts));
}

function chunk(type: string, content: Buffer): Buffer {
  const header = Buffer.alloc(8);
  header.write(type, 'latin1');
  header.writeUInt32BE(header.length + content.length, 4);
  return Buffer.concat([header, content]);
}
