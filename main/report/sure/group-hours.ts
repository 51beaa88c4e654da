import { addToHours, HOURS_OF_WEEK } from '../heatmap.ts';
import type { State } from '../interpolated.ts';
import { compareGroups } from '../roll-up.ts';
import type { ZoneOffsets } from '../time-zone.ts';
import type { Milliseconds } from '../types.ts';
import type { GroupHours } from './sure.ts';
import { addWeeks, areEnough } from './usual-hours.ts';

/** Those of some stores, and the weeks in which they were observed, which other stores of the group may have been too. */
export type GroupHoursPart = Omit<GroupHours, 'weeks'> & { readonly weeks: Set<number> };

/**
 * Adds up the down and observed time of groups by the hour of the local week; `hear` the spells of a group's stores. Weeks are
 * counted back from an instant after which nothing counts.
 */
export function createGroupHours(until: Milliseconds) {
  const groups = new Map<string | undefined, GroupHoursPart>();
  return {
    hear(
      name: string | undefined,
      zone: ZoneOffsets,
      state: Exclude<State, 'unknown'>,
      from: Milliseconds,
      to: Milliseconds,
    ): void {
      let of = groups.get(name);
      if (of === undefined) {
        of = noHours(name);
        groups.set(name, of);
      }
      addWeeks(of.weeks, { from, to }, until);
      addToHours(of.known, zone, from, to, 1);
      if (state === 'down') addToHours(of.down, zone, from, to, 1);
    },
    finish: (): GroupHoursPart[] => [...groups.values()],
  };
}

/** Those of a report, by groups; the stores without a group last. None where all together were observed in too few weeks. */
export function joinGroupHours(parts: readonly (readonly GroupHoursPart[])[]): GroupHours[] {
  const groups = new Map<string | undefined, GroupHoursPart>();
  const all = new Set<number>();
  for (const part of parts.flat()) {
    const of = groups.get(part.name) ?? noHours(part.name);
    for (let hour = 0; hour < HOURS_OF_WEEK; hour++) {
      of.down[hour] = (of.down[hour] as number) + (part.down[hour] as number);
      of.known[hour] = (of.known[hour] as number) + (part.known[hour] as number);
    }
    for (const week of part.weeks) {
      of.weeks.add(week);
      all.add(week);
    }
    groups.set(part.name, of);
  }
  if (!areEnough(all.size)) return [];
  return [...groups.values()]
    .sort((a, b) => compareGroups(a.name, b.name))
    .map((group) => ({ ...group, weeks: group.weeks.size }));
}

const noHours = (name: string | undefined): GroupHoursPart => ({
  ...(name !== undefined && { name }),
  down: new Float64Array(HOURS_OF_WEEK),
  known: new Float64Array(HOURS_OF_WEEK),
  weeks: new Set(),
});
