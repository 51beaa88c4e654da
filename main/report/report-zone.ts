/** A store without a time zone is in this one (SPEC §1). */
export const DEFAULT_ZONE = 'America/Chicago';

/** The zone that most stores have, of as many the first by code unit (SPEC §14). */
export function commonestZone(zones: readonly (string | undefined)[]): string {
  const stores = new Map<string, number>();
  for (const zone of zones) stores.set(zone ?? DEFAULT_ZONE, (stores.get(zone ?? DEFAULT_ZONE) ?? 0) + 1);
  const [first] = [...stores].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return first?.[0] ?? DEFAULT_ZONE;
}
