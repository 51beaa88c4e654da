import { longestFirst } from '../outage-table.ts';
import { type AskedPeriod, extentOf } from '../period.ts';
import type { Report } from '../report.ts';
import { readZoneOffsets, toWallClock, type ZoneOffsets } from '../time-zone.ts';
import type { Milliseconds } from '../types.ts';
import { outageColumns, sharedColumns } from './outage-columns.ts';
import type { Sheet } from './sheet.ts';

/** What is told of outages beside the common columns. */
export type OutagesAsked = { readonly shared?: boolean };

/**
 * The outages of a report (SPEC §8), those at the given places or all, longest down first. What they share with others is
 * told where that was found out.
 */
export function outagesSheet(
  { stores, details }: Report,
  { asOf, period }: { readonly asOf: Milliseconds; readonly period?: AskedPeriod | undefined },
  rows: Iterable<number> = longestFirst(details.outages),
  asked: OutagesAsked = {},
): Sheet {
  const { from, to } = extentOf({ asOf, period });
  const { sure } = details;
  const shared = asked.shared === true && sure !== undefined ? sharedColumns(sure.outages) : [];
  return {
    title: 'Outages',
    columns: [...outageColumns(stores, details, wallClocks(from, to)), ...shared],
    rows,
  };
}

/** What clocks of zones show at instants between two; each zone is read once. */
export function wallClocks(from: Milliseconds, to: Milliseconds) {
  const offsets = new Map<string, ZoneOffsets>();
  return (zone: string, instant: Milliseconds): Milliseconds => {
    const known = offsets.get(zone) ?? readZoneOffsets(zone, from, to);
    offsets.set(zone, known);
    return toWallClock(known, instant);
  };
}
