import { longestFirst } from '../outage-table.ts';
import { type AskedPeriod, extentOf } from '../period.ts';
import type { Report } from '../report.ts';
import { readZoneOffsets, toWallClock, type ZoneOffsets } from '../time-zone.ts';
import type { Milliseconds } from '../types.ts';
import { outageColumns, sharedColumns } from './outage-columns.ts';
import type { Column, Sheet } from './sheet.ts';

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

/**
 * The same as it is read on paper: by each store's own clock alone, to the minute, and where that is one zone for all with
 * its name above the times in place of a column. Which store it is stands above a table of one.
 */
export function outagesOnPaper(sheet: Sheet, isOfOne: boolean): Sheet {
  const zones = sheet.columns.find(({ name }) => name === 'time_zone');
  const zone = zones && onlyOf(zones, sheet.rows);
  const isSaid = ({ name }: Column) =>
    name.endsWith('_at_utc') ||
    (name === 'time_zone' && zone !== undefined) ||
    (isOfOne && name.startsWith('store_'));
  return {
    ...sheet,
    columns: sheet.columns
      .filter((column) => !isSaid(column))
      .map((column) => (column.kind === 'instant' ? toTheMinute(column, zone) : column)),
  };
}

function toTheMinute(
  column: Extract<Column, { readonly kind: 'instant' }>,
  zone: string | undefined,
): Column {
  const title = zone === undefined ? column.title : `${column.under?.label ?? column.title}, ${zone}`;
  return { ...column, title, to: 'minute' };
}

/** What every row of a column says, where that is the same. */
function onlyOf(column: Column, rows: Iterable<number>): string | undefined {
  let only: string | undefined;
  for (const row of rows) {
    const said = String(column.at(row));
    if (only !== undefined && said !== only) return undefined;
    only = said;
  }
  return only;
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
