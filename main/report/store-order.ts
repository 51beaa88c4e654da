/** Order of store ids in every report: by UTF-16 code unit, as JavaScript compares strings (SPEC §4). */
export function compareStoreIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
