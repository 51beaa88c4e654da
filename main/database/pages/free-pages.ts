import type { PageFile } from './page-file.ts';

const FREE = 2;
const LAST_KIND = 5;
const ENTRY_BYTES = 5;

/**
 * The pages that hold nothing any more: they keep what was deleted, which must not come back. A database tells them twice,
 * by a list that runs through them and by a map of what each page is; `undefined` where neither can be read.
 */
export function findFreePages(file: PageFile): ReadonlySet<number> | undefined {
  const mapped = readMap(file);
  const listed = readList(file);
  if (mapped === undefined && !listed.isWhole) return undefined;
  return new Set([...listed.pages, ...(mapped ?? [])]);
}

/** By the list that begins in the header; whole where it has as many pages as the header says. */
function readList(file: PageFile): { readonly pages: Set<number>; readonly isWhole: boolean } {
  const pages = new Set<number>();
  const header = file.read(1);
  if (header === undefined || header.toString('latin1', 0, 15) !== 'SQLite format 3')
    return { pages, isWhole: false };
  for (let trunk = header.readUInt32BE(32); trunk !== 0; ) {
    const page = pages.has(trunk) || trunk > file.count ? undefined : file.read(trunk);
    if (page === undefined) return { pages, isWhole: false };
    pages.add(trunk);
    const leaves = page.readUInt32BE(4);
    if (leaves > file.usable / 4 - 2) return { pages, isWhole: false };
    for (let leaf = 0; leaf < leaves; leaf++) pages.add(page.readUInt32BE(8 + 4 * leaf));
    trunk = page.readUInt32BE(0);
  }
  return { pages, isWhole: pages.size === header.readUInt32BE(36) };
}

/** By the map that databases have of which the space can be given back; `undefined` where it has none or one is damaged. */
function readMap(file: PageFile): Set<number> | undefined {
  const free = new Set<number>();
  // SQLite uses this one for its locks alone.
  const lockPage = 2 ** 30 / file.pageSize + 1;
  const entries = Math.floor(file.usable / ENTRY_BYTES);
  for (let at = 2; at <= file.count; at += entries + 1) {
    const map = file.read(at);
    if (map === undefined) return undefined;
    for (let entry = 0; entry < entries && at + 1 + entry <= file.count; entry++) {
      if (at + 1 + entry === lockPage) continue;
      const kind = map[entry * ENTRY_BYTES] ?? 0;
      if (kind < 1 || kind > LAST_KIND) return undefined;
      if (kind === FREE) free.add(at + 1 + entry);
    }
  }
  return free;
}

const LARGEST_ROOT_AT = 52;

/** Whether a database gives pages for free that are not, or not those that are: both of its records must say the same. */
export function isFreeListWrong(file: PageFile): boolean {
  const listed = readList(file);
  if (!listed.isWhole) return true;
  // Only a database whose space can be given back has a map.
  if ((file.read(1)?.readUInt32BE(LARGEST_ROOT_AT) ?? 0) === 0) return false;
  const mapped = readMap(file);
  if (mapped === undefined || mapped.size !== listed.pages.size) return true;
  return [...listed.pages].some((page) => !mapped.has(page));
}
