import { MOST_BYTES, MOST_UNITS, safeName, shortened } from '../files/safe-name.ts';

/** The folder of all stores together, and the list of the others. */
export const ALL_FOLDER = 'all';
export const INDEX_FILE = 'index.csv';

/**
 * A folder for each group, in their order: a name that every system keeps as it is, near to the group's own, and that no
 * system takes for that of another group, whatever the case.
 */
export function packFolders(groups: readonly string[]): string[] {
  const taken = new Set([ALL_FOLDER, INDEX_FILE].map(asOneName));
  return groups.map((group) => {
    const name = safeName(group, 'group');
    for (let number = 1; ; number++) {
      const ending = number === 1 ? '' : ` (${number})`;
      const folder = shortened(name, MOST_UNITS - ending.length, MOST_BYTES - ending.length) + ending;
      if (taken.has(asOneName(folder))) continue;
      taken.add(asOneName(folder));
      return folder;
    }
  });
}

/** Systems that tell apart neither capitals nor how a letter with a mark is put together. */
const asOneName = (name: string) => name.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
