import { longestFirst, type OutageTable } from '../outage-table.ts';
import { BEGINNINGS, type Beginning, ENDINGS, type Ending } from '../outages.ts';
import { type AskedPeriod, extentOf } from '../period.ts';
import type { Report } from '../report.ts';
import { readZoneOffsets, toWallClock, type ZoneOffsets } from '../time-zone.ts';
import type { Milliseconds } from '../types.ts';
import type { Column, Sheet } from './sheet.ts';
import { idColumn, nameColumns } from './stores.ts';

export const BEGAN_WORDS: Readonly<Record<Beginning, string>> = {
  'before-window': 'Before this week',
  'after-up': 'After an up poll',
  'at-opening': 'At opening',
  unwatched: 'Not observed before',
};

export const ENDED_WORDS: Readonly<Record<Ending, string>> = {
  'as-of': 'Still down',
  'before-up': 'Before an up poll',
  'at-closing': 'At closing',
  unwatched: 'Not observed after',
  'after-window': 'After this period',
};

/**
 * The outages of a report (SPEC §8), those at the given places or all, longest down first. An instant on half a
 * millisecond is told by the one before it.
 */
export function outagesSheet(
  { stores, details }: Report,
  { asOf, period }: { readonly asOf: Milliseconds; readonly period?: AskedPeriod | undefined },
  rows: Iterable<number> = longestFirst(details.outages),
): Sheet {
  const { zones, outages } = details;
  const storeOf = (row: number) => outages.store[row] as number;
  const { from, to } = extentOf({ asOf, period });
  const wallClock = wallClocks(from, to);
  const instants = (name: 'started' | 'ended', title: string): Column[] => {
    const at = (row: number) => Math.floor(outages[name][row] as number);
    return [
      { name: `${name}_at_utc`, title: `${title}, UTC`, kind: 'instant', clock: 'utc', at },
      {
        name: `${name}_at_local`,
        title: `${title}, store’s own time`,
        kind: 'instant',
        clock: 'store',
        at,
        wallClock: (row) => wallClock(zones[storeOf(row)] as string, at(row)),
      },
    ];
  };
  const [startedUtc, startedLocal] = instants('started', 'Started') as [Column, Column];
  const [endedUtc, endedLocal] = instants('ended', 'Ended') as [Column, Column];
  return {
    title: 'Outages',
    columns: [
      idColumn(stores, storeOf),
      ...nameColumns(details, storeOf),
      startedUtc,
      endedUtc,
      startedLocal,
      endedLocal,
      { name: 'time_zone', title: 'Time zone', kind: 'text', at: (row) => zones[storeOf(row)] },
      {
        name: 'began',
        title: 'How it began',
        kind: 'word',
        words: BEGAN_WORDS,
        at: (row) => BEGINNINGS[outages.began[row] as number],
      },
      {
        name: 'ended',
        title: 'How it ended',
        kind: 'word',
        words: ENDED_WORDS,
        at: (row) => ENDINGS[outages.endedBy[row] as number],
      },
      minutes(outages, 'down', 'down_minutes', 'Down'),
      minutes(outages, 'atLeast', 'at_least_minutes', 'Down at least'),
      minutes(outages, 'atMost', 'at_most_minutes', 'Down at most'),
      minutes(outages, 'unknown', 'unknown_minutes', 'Not observed meanwhile'),
      {
        name: 'polls',
        title: 'Polls that found it down',
        kind: 'count',
        at: (row) => outages.polls[row] as number,
      },
    ],
    rows,
  };
}

function minutes(
  outages: OutageTable,
  fact: 'down' | 'atLeast' | 'atMost' | 'unknown',
  name: string,
  title: string,
): Column {
  return { name, title, kind: 'duration', unit: 'minutes', at: (row) => outages[fact][row] as number };
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
