import type { OutageTable } from '../outage-table.ts';
import { BEGINNINGS, type Beginning, ENDINGS, type Ending } from '../outages.ts';
import type { ReportDetails } from '../report.ts';
import type { OwnOrShared } from '../sure/sure.ts';
import type { Milliseconds } from '../types.ts';
import type { Column } from './sheet.ts';
import { idColumn, nameColumns } from './stores.ts';

const BEGAN_WORDS: Readonly<Record<Beginning, string>> = {
  'before-window': 'Before this report',
  'after-up': 'After an up poll',
  'at-opening': 'At opening',
  unwatched: 'Not observed before',
};

export const ENDED_WORDS: Readonly<Record<Ending, string>> = {
  'as-of': 'Still down',
  'before-up': 'Before an up poll',
  'at-closing': 'At closing',
  unwatched: 'Not observed after',
  'after-window': 'After this report',
};

/** What a clock in a zone shows at an instant, written as the instant at which a clock in UTC shows it. */
export type WallClock = (zone: string, instant: Milliseconds) => Milliseconds;

/**
 * What is told of each outage, which its row is the place of in the table. An instant on half a millisecond is told by
 * the one before it.
 */
export function outageColumns(
  stores: readonly string[],
  details: Pick<ReportDetails, 'zones' | 'names' | 'groups' | 'outages'>,
  wallClock: WallClock,
): readonly Column[] {
  const { zones, outages } = details;
  const storeOf = (row: number) => outages.store[row] as number;
  const zoneOf = (row: number) => zones[storeOf(row)] as string;
  const utc = (name: 'started' | 'ended', title: string): Column => ({
    ...instant(outages, name, title, 'UTC'),
    name: `${name}_at_utc`,
    clock: 'utc',
  });
  const local = (name: 'started' | 'ended', title: string): Column => {
    const column = instant(outages, name, title, 'Store’s own time');
    return {
      ...column,
      name: `${name}_at_local`,
      clock: 'store',
      wallClock: (row) => wallClock(zoneOf(row), column.at(row)),
    };
  };
  return [
    idColumn(stores, storeOf),
    ...nameColumns(details, storeOf),
    utc('started', 'Started'),
    utc('ended', 'Ended'),
    local('started', 'Started'),
    local('ended', 'Ended'),
    { name: 'time_zone', title: 'Time zone', kind: 'text', at: zoneOf },
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
    { ...minutes(outages, 'down', 'down_minutes', 'Down'), under: { group: 'Down', label: 'Estimate' } },
    {
      ...minutes(outages, 'atLeast', 'at_least_minutes', 'Down at least'),
      under: { group: 'Down', label: 'At least' },
    },
    {
      ...minutes(outages, 'atMost', 'at_most_minutes', 'Down at most'),
      under: { group: 'Down', label: 'At most' },
    },
    {
      ...minutes(outages, 'unknown', 'unknown_minutes', 'Not observed meanwhile'),
      under: { group: 'Evidence', label: 'Not observed' },
    },
    {
      name: 'polls',
      title: 'Polls that found it down',
      under: { group: 'Evidence', label: 'Polls' },
      kind: 'count',
      at: (row) => outages.polls[row] as number,
    },
  ];
}

/** What each outage shares with others (SPEC §16), in columns after those above. */
export function sharedColumns({ shared, othersDown, usual }: OwnOrShared): readonly Column[] {
  const percent = (name: string, title: string, label: string, values: Float64Array): Column => ({
    name,
    title,
    under: { group: 'Others', label },
    kind: 'percent',
    decimals: 'both',
    at: (row) => values[row] as number,
  });
  return [
    {
      name: 'shared_minutes',
      title: 'Down together with others',
      under: { group: 'Others', label: 'Shared' },
      kind: 'duration',
      unit: 'minutes',
      at: (row) => shared[row] as number,
    },
    percent('others_down_percent', 'Others down meanwhile %', 'Down meanwhile', othersDown),
    percent('usual_percent', 'Others usually down %', 'Usually down', usual),
  ];
}

const instant = (outages: OutageTable, name: 'started' | 'ended', label: string, group: string) => ({
  title: `${label}, ${group === 'UTC' ? group : group.toLowerCase()}`,
  under: { group, label },
  kind: 'instant' as const,
  at: (row: number) => Math.floor(outages[name][row] as number),
});

const minutes = (
  outages: OutageTable,
  fact: 'down' | 'atLeast' | 'atMost' | 'unknown',
  name: string,
  title: string,
): Column => ({ name, title, kind: 'duration', unit: 'minutes', at: (row) => outages[fact][row] as number });
