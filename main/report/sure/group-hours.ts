import { addToHours, HOURS_OF_WEEK } from '../heatmap.ts';
import type { State } from '../interpolated.ts';
import { compareGroups } from '../roll-up.ts';
import type { ZoneOffsets } from '../time-zone.ts';
import type { Milliseconds } from '../types.ts';
import type { GroupHours } from './sure.ts';

/** Adds up the down and observed time of groups by the hour of the local week; `hear` the spells of a group's stores. */
export function createGroupHours() {
  const groups = new Map<string | undefined, GroupHours>();
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
      addToHours(of.known, zone, from, to, 1);
      if (state === 'down') addToHours(of.down, zone, from, to, 1);
    },
    finish: (): GroupHours[] => [...groups.values()],
  };
}

/** Those of a report, by groups; the stores without a group last. */
export function joinGroupHours(parts: readonly (readonly GroupHours[])[]): GroupHours[] {
  const groups = new Map<string | undefined, GroupHours>();
  for (const part of parts.flat()) {
    const of = groups.get(part.name) ?? noHours(part.name);
    for (let hour = 0; hour < HOURS_OF_WEEK; hour++) {
      of.down[hour] = (of.down[hour] as number) + (part.down[hour] as number);
      of.known[hour] = (of.known[hour] as number) + (part.known[hour] as number);
    }
    groups.set(part.name, of);
  }
  return [...groups.values()].sort((a, b) => compareGroups(a.name, b.name));
}

const noHours = (name: string | undefined): GroupHours => ({
  ...(name !== undefined && { name }),
  down: new Float64Array(HOURS_OF_WEEK),
  known: new Float64Array(HOURS_OF_WEEK),
});
