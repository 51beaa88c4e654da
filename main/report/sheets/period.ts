import { costToCents } from '../lost-sales.ts';
import type { PartFigure } from '../parts.ts';
import { extentOf } from '../period.ts';
import type { PeriodFigures, PeriodOf } from '../period-figures.ts';
import type { Report } from '../report.ts';
import { periodPercent } from '../uptime.ts';
import { wallClocks } from './outages.ts';
import type { Column, Sheet, Unit } from './sheet.ts';
import { idColumn, nameColumns } from './stores.ts';

/** What is told of a period beside the common columns. */
export type PeriodColumns = { readonly likely?: boolean };

/** What a period was like for each store, or each part of it for each store (SPEC §14). */
export function periodSheet(
  { stores, details }: Report,
  question: PeriodOf,
  of: PeriodFigures,
  asked: PeriodColumns = {},
): Sheet {
  const { zones, salesPerHour } = details;
  const { from, to } = extentOf(question);
  const wallClock = wallClocks(from, Math.max(from, to));
  const zoneOf = (row: number) => zones[of.store(row)] as string;
  const figure = (name: PartFigure) => (row: number) => of.figure(name, row);
  const instant = (name: 'from' | 'to', title: string): Column => ({
    name: `${name}_local`,
    title,
    kind: 'instant',
    clock: 'store',
    at: figure(name),
    wallClock: (row) => wallClock(zoneOf(row), of.figure(name, row)),
  });
  const duration = (
    name: string,
    title: string,
    value: (row: number) => number,
    unit: Unit = 'hours',
  ): Column => ({
    name,
    title,
    kind: 'duration',
    unit,
    at: value,
  });
  const count = (name: PartFigure, column: string, title: string): Column => ({
    name: column,
    title,
    kind: 'count',
    at: figure(name),
  });
  const open = (row: number) => of.figure('up', row) + of.figure('down', row) + of.figure('unknown', row);
  return {
    title: 'Period',
    columns: [
      idColumn(stores, of.store),
      ...nameColumns(details, of.store),
      { name: 'time_zone', title: 'Time zone', kind: 'text', at: zoneOf },
      instant('from', 'From, store’s own time'),
      instant('to', 'To, store’s own time'),
      duration('open_hours', 'Open', open),
      duration('uptime_hours', 'Up', figure('up')),
      duration('downtime_hours', 'Down', figure('down')),
      duration('unknown_hours', 'Not observed', figure('unknown')),
      {
        name: 'uptime_percent',
        title: 'Uptime %',
        kind: 'percent',
        decimals: 'both',
        at: (row) => periodPercent(of.figure('up', row), of.figure('down', row)),
      },
      duration('downtime_at_least_hours', 'Down at least', figure('atLeast')),
      duration('downtime_at_most_hours', 'Down at most', figure('atMost')),
      count('outages', 'outages', 'Outages'),
      duration('longest_outage_minutes', 'Longest outage', figure('longest'), 'minutes'),
      count('active', 'polls_active', 'Active polls'),
      count('inactive', 'polls_inactive', 'Inactive polls'),
      {
        name: 'lost_sales',
        title: 'Lost sales',
        kind: 'money',
        at: (row) => costToCents(of.figure('down', row), salesPerHour[of.store(row)]),
      },
      ...(asked.likely === true
        ? [
            duration('downtime_likely_low_hours', 'Down likely at least', figure('likelyLow')),
            duration('downtime_likely_high_hours', 'Down likely at most', figure('likelyHigh')),
          ]
        : []),
    ],
    rows: of.rows,
  };
}
