import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ReportRecord } from '../../../../preload/contract.ts';
import {
  frailUptime,
  HISTORY_COLUMNS,
  historyRows,
  NEWEST_FIRST,
  sharedDays,
  uptimeOf,
} from '../../../../renderer/history/history-rows.ts';
import { tableOf } from '../report/report-table.ts';

const record = fc
  .record({
    id: fc.uuid(),
    label: fc.constantFrom('', 'Before', 'after the holidays', 'BEFORE lunch'),
    createdAt: fc.nat(20),
    asOf: fc.nat(5),
    stores: fc.option(fc.nat(3), { nil: undefined }),
    week: fc.option(fc.constantFrom(0, 50, 99.99, 100)),
  })
  .map(({ week, stores, ...rest }): ReportRecord => {
    const windows = { hour: null, day: null, week };
    return {
      ...tableOf({}).record,
      ...rest,
      ...(stores === undefined ? {} : { stores }),
      fleet: { 'poll-count': windows, interpolated: windows },
    };
  });

const sort = fc.record({
  column: fc.constantFrom(...HISTORY_COLUMNS),
  direction: fc.constantFrom('ascending' as const, 'descending' as const),
});

test('a search finds every report whose label holds it, whatever the case, and no other', () => {
  fc.assert(
    fc.property(
      fc.array(record),
      fc.constantFrom('', ' before', 'HOLI', 'x'),
      sort,
      (records, search, by) => {
        const rows = historyRows(records, { search, sort: by, method: 'poll-count' });
        const wanted = records.filter(({ label }) =>
          label.toLowerCase().includes(search.trim().toLowerCase()),
        );
        expect(new Set(rows)).toEqual(new Set(wanted));
        expect(rows).toHaveLength(wanted.length);
      },
    ),
  );
});

test('what has no value comes last either way, and equals come with the newest first', () => {
  fc.assert(
    fc.property(
      fc.array(record),
      fc.constantFrom('ascending' as const, 'descending' as const),
      (records, direction) => {
        const rows = historyRows(records, {
          search: '',
          sort: { column: 'uptime', direction },
          method: 'interpolated',
        });
        rows.slice(1).forEach((later, place) => {
          const [a, b] = [rows[place] as ReportRecord, later].map((one) => uptimeOf(one, 'interpolated'));
          if (a === undefined) expect(b).toBeUndefined();
          else if (b === a) expect(rows[place]?.createdAt).toBeGreaterThanOrEqual(later.createdAt);
          else if (b !== undefined) expect(a < b).toBe(direction === 'ascending');
        });
      },
    ),
  );
});

test('the newest come first unless asked otherwise', () => {
  fc.assert(
    fc.property(fc.array(record), (records) => {
      const rows = historyRows(records, { search: '', sort: NEWEST_FIRST, method: 'poll-count' });
      const created = rows.map(({ createdAt }) => createdAt);
      expect(created).toEqual(created.toSorted((a, b) => b - a));
    }),
  );
});

test('an uptime of a time that was hardly observed says so, and one of which that is not kept is not taken for sure', () => {
  const windows = { hour: null, day: 100, week: 100 };
  const uptimes = { 'poll-count': windows, interpolated: windows };
  const frailOf = (fleet: ReportRecord['fleet']) =>
    frailUptime({ ...tableOf({}).record, ...(fleet === undefined ? {} : { fleet }) });
  expect(frailOf({ ...uptimes, observed: { hour: 0.9, day: 0.9, week: 0.012 } })?.short).toBe(
    '1.2% observed',
  );
  expect(frailOf({ ...uptimes, observed: { hour: 0, day: 0, week: 0.5 } })).toBeUndefined();
  expect(frailOf({ ...uptimes, observed: { period: 0.49 } })?.title).toContain('Only 49% was observed');
  expect(frailOf({ ...uptimes, observed: { week: null } })).toBeUndefined();
  expect(frailOf(uptimes)).toEqual({ title: expect.stringContaining('does not say how much') });
  expect(frailOf(undefined)).toBeUndefined();
});

test('where two reports without a label are of weeks up to one day, that day does not tell them apart', () => {
  const at = (asOf: string, label = ''): ReportRecord => ({
    ...tableOf({}).record,
    label,
    asOf: Date.parse(asOf),
  });
  const records = [
    at('2026-11-30T13:00Z'),
    at('2026-11-30T02:40Z'),
    at('2026-11-29T13:00Z'),
    at('2026-11-29T14:00Z', 'Sunday'),
    at('2026-11-28T13:00Z'),
    // The same week, made again: its time would not help.
    at('2026-11-28T13:00Z'),
  ];
  const day = (instant: number) => new Date(instant).toISOString().slice(0, 10);
  expect([...sharedDays(records, day)]).toEqual(['2026-11-30']);
});
