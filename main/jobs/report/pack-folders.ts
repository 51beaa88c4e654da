import { windowsDevice } from '../files/windows-names.ts';

/** The folder of all stores together, and the list of the others. */
export const ALL_FOLDER = 'all';
export const INDEX_FILE = 'index.csv';

/** Linux allows 255 bytes a name, Windows 260 units a whole path in programs that are not new. */
const MOST_BYTES = 160;
const MOST_UNITS = 80;

/** What some system does not allow in names, or shows as something else than it is. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what some systems forbid.
const FORBIDDEN = /[<>:"/\\|?*\u0000-\u001f\u007f-\u009f]+/g;
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Co}\p{Cn}]/gu;
/** What a program would take for an option, a formula, a hidden or a temporary file. */
const MISREAD_FIRST = /^[\s.~$=+\-@'!]+/;
const MISREAD_LAST = /[\s.]+$/;

/**
 * A folder for each group, in their order: a name that every system keeps as it is, near to the group's own, and that no
 * system takes for that of another group, whatever the case.
 */
export function packFolders(groups: readonly string[]): string[] {
  const taken = new Set([ALL_FOLDER, INDEX_FILE].map(asOneName));
  return groups.map((group) => {
    const name = safeName(group);
    for (let number = 1; ; number++) {
      const ending = number === 1 ? '' : ` (${number})`;
      const folder = shortened(name, MOST_UNITS - ending.length, MOST_BYTES - ending.length) + ending;
      if (taken.has(asOneName(folder))) continue;
      taken.add(asOneName(folder));
      return folder;
    }
  });
}

function safeName(group: string): string {
  const cleaned = group
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(UNSEEN, '')
    .replaceAll(FORBIDDEN, '-')
    .replaceAll(/\s+/g, ' ')
    .replace(MISREAD_FIRST, '');
  const name = shortened(cleaned, MOST_UNITS, MOST_BYTES);
  if (name === '') return 'group';
  return windowsDevice(name) === undefined ? name : `group ${name}`;
}

const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' });

function shortened(name: string, units: number, bytes: number): string {
  let kept = '';
  for (const { segment } of clusters.segment(name)) {
    const next = kept + segment;
    if (next.length > units || Buffer.byteLength(next) > bytes) break;
    kept = next;
  }
  return kept.replace(MISREAD_LAST, '');
}

/** Systems that tell apart neither capitals nor how a letter with a mark is put together. */
const asOneName = (name: string) => name.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
