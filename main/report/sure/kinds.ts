/**
 * What a poll found, or that there is none at that end; with the chances below, the codes of a gap's ends. Not a union of
 * words: the innermost loop compares them.
 */
export const [UP, DOWN, NO_END] = [0, 1, 2] as const;
export type End = typeof UP | typeof DOWN | typeof NO_END;

/**
 * A kind of store (SPEC §16): within an opening a two-state Markov chain. Rates per hour: `fails` up to down (λ), `recovers`
 * down to up (μ), `rate` both together (r); `down` and `up` are the shares of time that it spends so in the long run.
 */
export type Kind = {
  readonly fails: number;
  readonly recovers: number;
  readonly rate: number;
  readonly down: number;
  readonly up: number;
};

/** How many kinds there are. */
export const KINDS_COUNT = 42;

/** Up for 4 hours to 4 months on end, in the mean, and down for 15 minutes to two and a half days. */
export const KINDS: readonly Kind[] = Array.from({ length: KINDS_COUNT }, (_, kind) => {
  const fails = 1 / (4 * 3 ** Math.floor(kind / 6));
  const recovers = 4 / 3 ** (kind % 6);
  const rate = fails + recovers;
  return { fails, recovers, rate, down: fails / rate, up: recovers / rate };
});

/** The chance that a store of a kind which is in one state is in the other, or the same, so many hours later. */
export function chanceOf({ rate, down, up }: Kind, from: End, to: End, hours: number): number {
  if (from === NO_END || to === NO_END) return 1;
  const changed = -Math.expm1(-rate * hours) * (from === UP ? down : up);
  return from === to ? 1 - changed : changed;
}
