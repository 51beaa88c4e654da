const [MINUTE, HOUR] = [60_000, 3_600_000];

/** What a simulated fleet is like. */
export type Shape = {
  readonly name: string;
  readonly stores: number;
  /** Shares of all stores, and of the others. */
  readonly neverOnline: number;
  readonly neverDown: number;
  /** How long outages last: memoryless as the method takes them to, or with a long tail. */
  readonly lasting: 'memoryless' | 'long-tailed';
  /** How much worse a day may be than another for the whole fleet: the deviation of the logarithm of its rate. */
  readonly days: number;
  /** How often stores are polled, and what share of them so often (ms). */
  readonly every: readonly (readonly [share: number, every: number])[];
  /** Stretches of the week without any poll: from and for how long, in hours. */
  readonly pauses: readonly (readonly [from: number, length: number])[];
};

const HOURLY = [[1, HOUR]] as const;

/** Outages with a long tail, in a fleet whose days differ by so much. */
const longTailed = (name: string, days: number): Shape => ({
  name,
  stores: 500,
  neverOnline: 0.25,
  neverDown: 0.5,
  lasting: 'long-tailed',
  days,
  every: HOURLY,
  pauses: [[20, 8]],
});

/** Others than those that the specification was tried on. */
export const SHAPES: readonly Shape[] = [
  {
    name: 'hourly, a quarter never online, polling paused for 48 hours',
    stores: 500,
    neverOnline: 0.25,
    neverDown: 0.7,
    lasting: 'memoryless',
    days: 0,
    every: HOURLY,
    pauses: [[60, 48]],
  },
  {
    name: 'some polled every five minutes, some every two hours',
    stores: 500,
    neverOnline: 0.1,
    neverDown: 0.4,
    lasting: 'memoryless',
    days: 0,
    every: [
      [0.15, 5 * MINUTE],
      [0.6, HOUR],
      [0.25, 2 * HOUR],
    ],
    pauses: [[100, 10]],
  },
  longTailed('outages with a long tail, days that differ', 0.4),
];

/** And two whose days differ by less. */
export const ALL_SHAPES: readonly Shape[] = [
  ...SHAPES,
  longTailed('outages with a long tail, days alike', 0),
  longTailed('outages with a long tail, days that differ a little', 0.2),
];
