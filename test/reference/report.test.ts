import { describe, expect, it } from 'vitest';
import { referenceReport } from './report.ts';
import type { ReportRow } from './rows.ts';
import { HOUR, instantOf, WEEK } from './wall-clock.ts';
import type { Interval } from './weekly.ts';

const MINUTE = 60_000;
/** Phoenix is UTC−7 all year; other zones are named where they matter. */
const PHOENIX = 'America/Phoenix';
const MON = 0;
const SUN = 6;

function at(iso: string): number {
  return Date.parse(`${iso}Z`);
}

/** `18:00` as milliseconds after midnight. */
function time(text: string): number {
  return Date.parse(`1970-01-01T${text}Z`);
}

function open(day: number, start: string, end: string): Interval {
  return { day, start: time(start), end: time(end) };
}

type Store = { zone?: string; hours?: Interval[]; polls?: [string, boolean][]; asOf: string; reach?: number };

function report({ zone = PHOENIX, hours = [], polls = [], asOf, reach = 90 }: Store): ReportRow {
  const [row] = referenceReport({
    polls: polls.map(([iso, active]) => ({ store: '1', at: at(iso), active })),
    hours: hours.map((interval) => ({ store: '1', ...interval })),
    zones: [{ store: '1', zone }],
    asOf: at(asOf),
    reach: reach * MINUTE,
  });
  if (!row) throw new Error('no row');
  return row;
}

describe('reference: poll-count', () => {
  const monday: Interval[] = [open(MON, '09:00', '17:00')];
  /** One active poll on Monday 2023-01-23 16:30 in Phoenix. */
  const polls: [string, boolean][] = [['2023-01-23T23:30', true]];
  it.each([
    ['Monday 17:00, closed end', '2023-01-24T00:00', [HOUR, HOUR, HOUR]],
    ['Monday 17:00:00.001', '2023-01-24T00:00:00.001', [0, 0, 0]],
    ['Tuesday 09:00, closed start', '2023-01-24T16:00', [0, HOUR, HOUR]],
    ['Tuesday 12:00: yesterday lets the day in', '2023-01-24T19:00', [0, HOUR, HOUR]],
    ['Wednesday 12:00: any day lets the week in', '2023-01-25T19:00', [0, 0, HOUR]],
    ['Tuesday 18:00: no gate', '2023-01-25T01:00', [0, 0, 0]],
  ])('gates, now is %s', (_, asOf, expected) => {
    const { hour, day, week } = report({ hours: monday, polls, asOf }).pollCount;
    expect([hour.up, day.up, week.up]).toEqual(expected);
  });

  it("is let in by yesterday's interval that runs past midnight", () => {
    const overnight = { hours: [open(SUN, '22:00', '02:00')], asOf: '2023-01-23T08:00' };
    const row = report({ ...overnight, polls: [['2023-01-23T07:30', false]] });
    const down = { up: 0, down: HOUR };
    expect(row.pollCount).toEqual({ hour: down, day: down, week: down });
  });

  it('lets the earliest poll decide the hour and counts them all for the day', () => {
    const row = report({
      polls: [
        ['2023-01-23T11:59', true],
        ['2023-01-23T11:00', false],
        ['2023-01-23T10:59:59.999', true],
        ['2023-01-23T12:00:00.001', true],
      ],
      asOf: '2023-01-23T12:00',
    });
    expect(row.pollCount).toEqual({
      hour: { up: 0, down: HOUR },
      day: { up: 2 * HOUR, down: HOUR },
      week: { up: 2 * HOUR, down: HOUR },
    });
  });

  it.each([
    ['midnight is in an interval that ends at 23:59', ['18:00', '23:59'], '2023-01-24T07:00', 1],
    ['1 ms later is not', ['18:00', '23:59'], '2023-01-24T07:00:00.001', 0],
    ['23:58:59.999 is no midnight', ['18:00', '23:58:59.999'], '2023-01-24T06:59', 0],
    ['24 hours from the start', ['20:00', '20:00'], '2023-01-25T03:00', 1],
  ] as const)('%s', (_, [start, end], poll, counted) => {
    // A second interval on Wednesday opens the week's gate.
    const hours = [open(MON, start, end), open(2, '10:00', '14:00')];
    const row = report({ hours, polls: [[poll, true]], asOf: '2023-01-25T19:00' });
    expect(row.pollCount.week.up).toBe(counted * HOUR);
  });

  it.each([
    ['10:20:00', 1],
    ['10:20:01', 0],
  ])('runs on over 60 s at most (next start %s)', (start, counted) => {
    const hours = [open(MON, '06:30', '10:19'), open(MON, start, '23:59')];
    const row = report({ hours, polls: [['2023-01-23T17:19:30', true]], asOf: '2023-01-23T20:00' });
    expect(row.pollCount.day.up).toBe(counted * HOUR);
  });

  it("reads the wall clock where an autumn change repeats it, unlike the other method's instants", () => {
    const hours = [open(SUN, '01:30', '03:00')];
    const twice: [string, boolean][] = [
      ['2023-11-05T07:15', true], // 01:15 for the second time: closed on the wall clock
      ['2023-11-05T07:45', false], // 01:45 for the second time
    ];
    const asOf = '2023-11-05T09:00';
    const row = report({ zone: 'America/Chicago', hours, polls: twice, asOf });
    expect(row.pollCount.day).toEqual({ up: 0, down: HOUR });
    // Open 06:30Z to 09:00Z; the state changes at 07:30Z.
    expect(row.interpolated.day).toEqual({ up: HOUR, down: 1.5 * HOUR, unknown: 0 });
  });
});

describe('reference: interpolated', () => {
  it.each([
    ['a skipped start moves on', 'America/Chicago', ['02:30', '05:00'], '2023-03-12T12:00', 90],
    ['a swallowed interval vanishes', 'America/Chicago', ['02:30', '03:15'], '2023-03-12T12:00', 0],
    ['a repeated start is the first', 'America/Chicago', ['01:30', '03:00'], '2023-11-05T12:00', 150],
    ['a repeated end is the first', 'America/Chicago', ['00:00', '01:30'], '2023-11-05T12:00', 90],
    ['half an hour skipped', 'Australia/Lord_Howe', ['02:15', '03:00'], '2022-10-01T18:00', 15],
    ['half an hour repeated', 'Australia/Lord_Howe', ['01:45', '02:30'], '2023-04-01T18:00', 75],
    ['midnight skipped', 'America/Sao_Paulo', ['00:00', '02:00'], '2018-11-04T12:00', 60],
    ['a whole Sunday of 23 hours', 'Europe/London', ['00:00', '23:59:59'], '2023-03-26T23:00', 23 * 60],
  ] as const)('%s in %s', (_, zone, [start, end], asOf, minutes) => {
    const row = report({ zone, hours: [open(SUN, start, end)], asOf });
    expect(row.interpolated.day).toEqual({ up: 0, down: 0, unknown: minutes * MINUTE });
  });

  it("is right the day after a change even where today's offset misleads", () => {
    expect(instantOf(at('2011-09-24T12:00'), 'Pacific/Apia')).toBe(at('2011-09-24T22:00'));
    expect(instantOf(at('2011-12-30T12:00'), 'Pacific/Apia')).toBe(at('2011-12-30T22:00'));
  });

  it('carries a state across midnight, half way to the next poll, and within reach', () => {
    // 18:00 to 02:00 is 01:00Z to 09:00Z. Up from 05:00Z (reach) to 07:15Z (midway), down to the end.
    const row = report({
      hours: [open(SUN, '18:00', '23:59:59'), open(MON, '00:00', '02:00')],
      polls: [
        ['2023-01-23T06:30', true],
        ['2023-01-23T08:00', false],
      ],
      asOf: '2023-01-23T09:00',
    });
    expect(row.interpolated.day).toEqual({ up: 2.25 * HOUR, down: 1.75 * HOUR, unknown: 4 * HOUR });
    expect(row.interpolated.hour).toEqual({ up: 0, down: HOUR, unknown: 0 });
    expect(row.pollCount.day).toEqual({ up: HOUR, down: HOUR });
    // The window of the last hour includes its first instant.
    expect(row.pollCount.hour).toEqual({ up: 0, down: HOUR });
  });

  it('hears polls at both ends of an interval', () => {
    const hours = [open(MON, '09:00', '17:00')];
    const polls: [string, boolean][] = [
      ['2023-01-23T16:00', false],
      ['2023-01-24T00:00', true],
    ];
    const { day } = report({ hours, polls, asOf: '2023-01-24T02:00', reach: 60 }).interpolated;
    expect(day).toEqual({ up: HOUR, down: HOUR, unknown: 6 * HOUR });
  });

  it('halves a millisecond', () => {
    const polls: [string, boolean][] = [
      ['2023-01-23T11:59:59.997', true],
      ['2023-01-23T12:00', false],
    ];
    const { hour } = report({ polls, asOf: '2023-01-23T12:00', reach: 1 }).interpolated;
    expect(hour).toEqual({ up: MINUTE + 1.5, down: 1.5, unknown: HOUR - MINUTE - 3 });
  });

  it('hears a poll from before the window, but none from outside the interval or after now', () => {
    const earlier = report({ polls: [['2023-01-23T10:30', true]], asOf: '2023-01-23T12:00', reach: 60 });
    expect(earlier.interpolated.hour).toEqual({ up: 30 * MINUTE, down: 0, unknown: 30 * MINUTE });
    const deaf = report({
      hours: [open(MON, '09:00', '17:00'), open(MON, '06:00', '08:58')],
      polls: [
        ['2023-01-23T15:59:59.999', false], // 08:59:59.999
        ['2023-01-23T15:58', false], // 08:58, the end of the other interval
        ['2023-01-23T17:00:00.001', false],
      ],
      asOf: '2023-01-23T17:00',
    });
    expect(deaf.interpolated.hour).toEqual({ up: 0, down: 0, unknown: HOUR });
  });
});

describe('reference: stores', () => {
  it('knows every store, takes the later row, and defaults to Chicago, always open', () => {
    const asOf = at('2023-01-23T12:00');
    const rows = referenceReport({
      polls: [
        { store: 'b', at: asOf, active: true },
        { store: 'b', at: asOf, active: false },
      ],
      // Monday 06:00 in Chicago is 12:00Z.
      hours: [{ store: 'a', ...open(MON, '06:00', '07:00') }],
      zones: [{ store: 'B', zone: PHOENIX }],
      asOf,
      reach: HOUR,
    });
    expect(rows.map(({ store }) => store)).toEqual(['B', 'a', 'b']);
    expect(rows[0]?.interpolated.week).toEqual({ up: 0, down: 0, unknown: WEEK });
    expect(rows[1]?.interpolated.week.unknown).toBe(HOUR);
    expect(rows[2]?.pollCount.hour).toEqual({ up: 0, down: HOUR });
    expect(rows[2]?.interpolated.hour).toEqual({ up: 0, down: HOUR, unknown: 0 });
  });
});
