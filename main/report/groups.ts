/** What the stores without a group are called together (SPEC §10 and §17). */
export const NO_GROUP = 'No group';

/**
 * The places of the stores that are in one of these groups, each compared exactly; or the first of them that no store is
 * in. Halves of characters are asked for as they were read from files: well-formed.
 */
export function storesInGroups(
  groups: readonly (string | undefined)[],
  asked: readonly string[],
): { readonly stores: Uint32Array } | { readonly unknown: string } {
  const known = new Set(groups);
  const wanted = asked.map((name) => (name === NO_GROUP ? undefined : name.toWellFormed()));
  const unknown = asked.find((_, place) => !known.has(wanted[place]));
  if (unknown !== undefined) return { unknown };
  const isWanted = new Set(wanted);
  return {
    stores: Uint32Array.from(groups.keys()).filter((store) => isWanted.has(groups[store])),
  };
}
