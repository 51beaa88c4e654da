import { expect, test } from 'vitest';
import type { Measure, StoreEvidence, StoreSure } from '../../../../preload/contract.ts';
import { storeAnswer } from '../../../../renderer/store/answer-words.ts';
import { type NowFacts, nowWords } from '../../../../renderer/store/now-words.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
type Outage = StoreEvidence['outages'][number];

const hours = (all: Partial<Record<Measure, number>>): StoreEvidence['numbers'] =>
  (['up', 'down', 'unknown', 'down-at-least', 'down-at-most'] as const).map((measure) => ({
    method: 'interpolated',
    window: 'week',
    measure,
    time: (all[measure] ?? 0) * HOUR,
  }));

const outage = (more: Partial<Outage>): Outage => ({
  started: 12 * HOUR,
  ended: 15 * HOUR,
  began: 'after-up',
  endedBy: 'before-up',
  down: 3 * HOUR,
  atLeast: 2 * HOUR,
  atMost: 4 * HOUR,
  unknown: 0,
  polls: 3,
  ...more,
});

const words = (
  numbers: StoreEvidence['numbers'],
  outages: readonly Outage[] = [],
  sure?: Partial<StoreSure>,
  salesPerHour?: number,
) => {
  const found = sure && { ...NOTHING_SURE, ...sure };
  const facts = { ...OF_PERIOD, numbers, outages, salesPerHour };
  const { lead, more } = storeAnswer(facts, CLOCK, found, 'USD');
  return [lead, ...more];
};

const CLOCK = {
  day: (instant: number) => `day ${Math.floor(instant / (24 * HOUR))}`,
  time: (instant: number) => `${(instant / HOUR) % 24}:00`,
  dayAndTime: (instant: number) => `hour ${instant / HOUR}`,
  isOwn: true,
};

/** A period tells of no now. */
const OF_PERIOD: NowFacts = {
  asOf: 40 * HOUR,
  period: { kind: 'dates', from: '1970-01-01', to: '1970-01-07' },
  openings: [],
  stretches: [],
  outages: [],
  downAtClosing: false,
  opensNext: undefined,
};

const NOTHING_SURE: StoreSure = {
  ranges: [],
  without: undefined,
  none: undefined,
  rank: undefined,
  edges: undefined,
  outages: [],
  whose: undefined,
  usual: undefined,
};

const usualOf = (down: Record<number, number>) => ({
  ...{ from: 0, to: 4 * 168 * HOUR, hours: usualHoursOf(down) },
  ...{ down: new Float64Array(168), known: new Float64Array(168), weeks: 12 },
});

const SOME = hours({ up: 14, down: 6.5, unknown: 20, 'down-at-least': 5, 'down-at-most': 30.25 });

test('where it is known what a store sells, its downtime is told in money, too', () => {
  expect(words(SOME, [outage({})], undefined, 120)).toContain('It cost about $780 ($600 to $3,630).');
  expect(words(SOME, [outage({})], undefined, 0)).toContain('It cost about $0.00 ($0.00 to $0.00).');
});

test('downtime is told of the time open, with its bounds, what nobody watched, and its outages', () => {
  expect(words(SOME, [outage({}), outage({ down: 3.5 * HOUR })])).toEqual([
    'Down 6 h 30 min of 40 h 30 min open in the last week.',
    'At least 5 h, at most 30 h 15 min.',
    'Nobody watched another 20 h.',
    '2 outages, the longest 3 h 30 min.',
  ]);
});

test('a store that is still down in a period that is not over says since when, and where it was down before the report began', () => {
  expect(words(SOME, [outage({ endedBy: 'as-of' })]).slice(-2)).toEqual([
    'One outage.',
    'Still down, since hour 12.',
  ]);
  const before = outage({ endedBy: 'as-of', began: 'before-window' });
  expect(words(SOME, [before]).at(-1)).toBe('Still down, since before hour 12.');
});

test('no all-clear where nothing was observed, and nothing of unwatched time where there is none', () => {
  expect(words(hours({ unknown: 54 }))).toEqual([
    'Nobody watched it in the last week: nothing is known of 54 h open.',
  ]);
  expect(words(hours({ up: 40, unknown: 14 }))).toEqual([
    'Not found down in 54 h open in the last week.',
    'Nobody watched 14 h of that.',
  ]);
  expect(words(hours({ up: 54 }))).toEqual(['Not found down in 54 h open in the last week.']);
  expect(words(hours({}))).toEqual(['Never open in the last week.']);
});

const WHOSE: NonNullable<StoreSure['whose']> = {
  ...{ down: 3 * HOUR, shared: 0, othersDown: 25, usual: 19 },
  ...{ whose: 'own', event: undefined, polls: 3, mates: undefined },
};
const whose = (more: Partial<typeof WHOSE>) =>
  words(SOME, [outage({})], { whose: { ...WHOSE, ...more } }).at(-1);

test('whose its downtime was is said where polls tell, and that it cannot be told where they do not', () => {
  expect(whose({ othersDown: 0 })).toBe(
    'When it was down, no other store was (usually 19%): it was this store’s own.',
  );
  const event = { alike: { kind: 'group' as const, name: 'Southwest' }, stores: 12 };
  expect(whose({ whose: 'shared', shared: 2.5 * HOUR, othersDown: 60, event })).toBe(
    'It was mostly shared: 2 h 30 min of 3 h fell in shared events, the largest of 12 stores of Southwest. When it was down, 60% of all other stores were too (usually 19%).',
  );
  expect(whose({ whose: 'shared', shared: 3 * HOUR, othersDown: 60 })).toContain(
    'It was mostly shared: all of it fell in shared events. ',
  );
  expect(
    whose({ whose: 'partly-shared', shared: HOUR, event: { ...event, alike: { kind: 'fleet' } } }),
  ).toContain('It was partly shared: 1 h of 3 h fell in shared events, the largest of 12 stores. ');
  expect(whose({ whose: 'others-down', othersDown: 40 })).toBe(
    'When it was down, 40% of all other stores were too (usually 19%): more than usual, so whether it was this store’s own cannot be told.',
  );
  const mates = { group: 'Southwest', stores: 4, down: 1, usual: 0.2 };
  expect(whose({ whose: 'group-down', mates })).toBe(
    'When it was down, 25% of all other stores were too (usually 19%), and 25% of the others of Southwest (usually 5%): whether it was this store’s own cannot be told.',
  );
  expect(whose({ whose: 'few-polls', polls: 1, othersDown: 0 })).toBe(
    'When it was down, no other store was (usually 19%). Only 1 poll found it down: whether it was this store’s own cannot be told.',
  );
  expect(whose({ whose: undefined })).toBe(
    'When it was down, 25% of all other stores were too (usually 19%).',
  );
});

test('what is likely, whether others were down too, and when it usually is are told once they are known', () => {
  const sure = {
    ranges: [{ window: 'week' as const, low: 5.5 * HOUR, high: 9 * HOUR, reasoning: undefined }],
    whose: WHOSE,
    usual: usualOf({ 132: 3, 133: 3, 134: 2, 136: 3, 20: 1 }),
  };
  const said = words(SOME, [outage({})], sure);
  expect(said).toContain(
    'Nobody watched another 20 h; counting what likely happened then, it was down 5 h 30 min to 9 h; at least 5 h, at most 30 h 15 min.',
  );
  expect(said.slice(-2)).toEqual([
    'When it was down, 25% of all other stores were too (usually 19%): it was this store’s own.',
    'Most often down Saturday 12:00–15:00.',
  ]);
});

test('what is likely of a time that was hardly watched is told as what would have been, and since when it is watched', () => {
  const sure = {
    ranges: [{ window: 'week' as const, low: 10 * HOUR, high: 24 * HOUR, reasoning: undefined }],
  };
  const numbers = hours({ up: 12, down: 8, unknown: 34, 'down-at-least': 5, 'down-at-most': 42 });
  const said = (stretches: NowFacts['stretches']) =>
    storeAnswer(
      { ...OF_PERIOD, numbers, outages: [outage({})], salesPerHour: undefined, stretches },
      CLOCK,
      { ...NOTHING_SURE, ...sure },
      'USD',
    ).more[0];
  const rest = 'if that time was like the rest, it was down 10 h to 24 h in all; at least 5 h, at most 42 h.';
  const stretch = (state: 'up' | 'unknown', from: number, to: number) => ({
    ...{ from: from * HOUR, to: to * HOUR, times: {} },
    ...(state === 'up' ? { state, poll: 0 } : { state, reason: 'no-poll-in-opening' as const }),
  });
  expect(said([stretch('up', 0, 12), stretch('unknown', 12, 46)])).toBe(
    `Nobody watched another 34 h; ${rest}`,
  );
  expect(said([stretch('unknown', 9, 33), stretch('unknown', 33, 40), stretch('up', 57, 69)])).toBe(
    `Nobody watched another 34 h (it is watched since day 2); ${rest}`,
  );
  // A few hours before its first poll are not what was missed.
  expect(said([stretch('unknown', 0, 3), stretch('up', 3, 15)])).toBe(`Nobody watched another 34 h; ${rest}`);
});

test('one week does not make an hour usual, and neither does a store that was never up', () => {
  const usual = (hours: Record<number, number>) => ({ usual: usualOf(hours) });
  expect(words(SOME, [outage({})], usual({ 132: 1, 133: 1 })).join()).not.toContain('often');
  const neverUp = hours({ down: 50 });
  expect(words(neverUp, [outage({})], usual({ 132: 4, 133: 4 })).join()).not.toContain('often');
  expect(words(SOME, [outage({})], usual({ 23: 2, 24: 4 })).at(-1)).toBe(
    'Most often down Tuesday 00:00–01:00.',
  );
});

test('an hour that is as bad on three days or more is told of all of them', () => {
  const said = (down: Record<number, number>) => words(SOME, [outage({})], { usual: usualOf(down) }).at(-1);
  const noon = (days: readonly number[], weeks: number) =>
    Object.fromEntries(days.map((day) => [day * 24 + 12, weeks]));
  expect(said({ ...noon([0, 1, 2, 3, 4, 5], 3), 131: 4, 132: 4 })).toBe(
    'Most often down Mon–Sat 12:00–13:00 (75% to 100%).',
  );
  expect(said(noon([0, 1, 2, 3, 4, 5, 6], 2))).toBe('Most often down every day 12:00–13:00 (50%).');
  expect(said({ ...noon([0, 5], 4), 133: 4 })).toMatch(/down \w+ 1/);
  expect(said(noon([0, 5], 4))).not.toContain('%');
});

/** Hours of the week with downtime in so many of four weeks, the worst first. */
function usualHoursOf(weeksDown: Readonly<Record<number, number>>) {
  return Object.entries(weeksDown)
    .map(([hour, weeks]) => ({ hour: Number(hour), down: weeks * HOUR, share: weeks / 4 }))
    .toSorted((a, b) => b.share - a.share);
}

test('the answer begins with how the store is at as-of: up, down since when, unwatched, or closed until when', () => {
  const asOf = 40 * HOUR;
  const now = (facts: Partial<NowFacts>) =>
    nowWords({ ...OF_PERIOD, period: undefined, asOf, ...facts }, CLOCK);
  const times = { from: 33 * HOUR, to: asOf, times: {} };
  const open = { openings: [{ from: 33 * HOUR, to: asOf }] };
  expect(now({ ...open, stretches: [{ ...times, state: 'up', poll: 0 }] })).toBe('Up at 16:00 on day 1.');
  const down = { ...open, stretches: [{ ...times, state: 'down', poll: 0 } as const] };
  const still = { started: 14 * HOUR, endedBy: 'as-of' } as const;
  expect(now({ ...down, outages: [outage(still)] })).toBe('Down at 16:00 on day 1, since hour 14.');
  expect(now({ ...down, outages: [outage({ ...still, began: 'before-window' })] })).toBe(
    'Down at 16:00 on day 1, since before hour 14.',
  );
  expect(now({ ...open, stretches: [{ ...times, state: 'unknown', reason: 'no-poll-in-opening' }] })).toBe(
    'Open at 16:00 on day 1; nobody watched then.',
  );
  const closed = { openings: [{ from: 33 * HOUR, to: 39 * HOUR }] };
  expect(now({ ...closed, opensNext: 44 * HOUR })).toBe('Closed at 16:00 on day 1; opens 20:00.');
  expect(now({ ...closed, opensNext: 57 * HOUR })).toBe('Closed at 16:00 on day 1; opens hour 57.');
  expect(now({ ...closed, opensNext: asOf })).toBe('Opening at 16:00 on day 1.');
  expect(now(closed)).toBe('Closed at 16:00 on day 1.');
  const wasDown = { ...closed, downAtClosing: true, outages: [outage({ started: 14 * HOUR })] };
  expect(now({ ...wasDown, opensNext: 44 * HOUR })).toBe(
    'Closed at 16:00 on day 1; it was down when it closed at 15:00 (since hour 14), and no poll has found it up after that. Opens 20:00.',
  );
  const daysAgo = { ...wasDown, openings: [{ from: HOUR, to: 16 * HOUR }] };
  expect(now(daysAgo)).toContain('when it closed at 16:00 on day 0 (since hour 14), and no poll');
  expect(now(wasDown)).toMatch(/after that\.$/);
  expect(now({ ...wasDown, opensNext: asOf })).toBe('Opening at 16:00 on day 1.');
  expect(now({ ...closed, period: OF_PERIOD.period })).toBeUndefined();
});
