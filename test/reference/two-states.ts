/**
 * A store that is up or down, by brute force: the transitions of a short time are made by squaring those of a far shorter one,
 * and the time between two polls is walked through step by step, with the down time so far and its square carried along for
 * each state. Slow, and nothing in it is solved; what the engine's closed forms are held against.
 */
export type Rates = { readonly fails: number; readonly recovers: number };
type State = 'up' | 'down';
type Carried = { readonly chance: number; readonly once: number; readonly squared: number };
type Walk = Readonly<Record<State, Carried>>;

/** Fewest steps, and steps an hour. */
const [STEPS, STEPS_AN_HOUR] = [30, 60];
const HALVINGS = 30;

/** Mean (hours) and variance of the down time between `from` and `to` of a gap, and how likely its last end is after its first. */
export function walkGap(
  rates: Rates,
  gap: { first?: State; last?: State; length: number; from: number; to: number },
): { chance: number; mean: number; variance: number } {
  const inTheLongRun = rates.fails / (rates.fails + rates.recovers);
  const down = gap.first === undefined ? inTheLongRun : gap.first === 'down' ? 1 : 0;
  let walk: Walk = { up: begun(1 - down), down: begun(down) };
  walk = walkOn(walk, rates, gap.from, false);
  walk = walkOn(walk, rates, gap.to - gap.from, true);
  walk = walkOn(walk, rates, gap.length - gap.to, false);
  const ends = gap.last === undefined ? [walk.up, walk.down] : [walk[gap.last]];
  const sum = (of: keyof Carried) => ends.reduce((total, end) => total + end[of], 0);
  const mean = sum('once') / sum('chance');
  return { chance: sum('chance'), mean, variance: sum('squared') / sum('chance') - mean ** 2 };
}

const begun = (chance: number): Carried => ({ chance, once: 0, squared: 0 });

function walkOn(walk: Walk, rates: Rates, hours: number, counts: boolean): Walk {
  if (hours === 0) return walk;
  const steps = STEPS + Math.ceil(hours * STEPS_AN_HOUR);
  const step = hours / steps;
  const half = transitions(rates, step / 2);
  let now = walk;
  for (let i = 0; i < steps; i++) {
    now = move(now, half);
    if (counts) now = { up: now.up, down: spend(now.down, step) };
    now = move(now, half);
  }
  return now;
}

function spend({ chance, once, squared }: Carried, time: number): Carried {
  return { chance, once: once + time * chance, squared: squared + 2 * time * once + time * time * chance };
}

type Chances = { readonly failed: number; readonly recovered: number };

function transitions({ fails, recovers }: Rates, hours: number): Chances {
  const short = hours / 2 ** HALVINGS;
  let failed = fails * short;
  let recovered = recovers * short;
  for (let i = 0; i < HALVINGS; i++) {
    const left = 2 - failed - recovered;
    [failed, recovered] = [failed * left, recovered * left];
  }
  return { failed, recovered };
}

function move({ up, down }: Walk, { failed, recovered }: Chances): Walk {
  const part = (of: Carried, share: number): Carried => ({
    chance: of.chance * share,
    once: of.once * share,
    squared: of.squared * share,
  });
  const sum = (a: Carried, b: Carried): Carried => ({
    chance: a.chance + b.chance,
    once: a.once + b.once,
    squared: a.squared + b.squared,
  });
  return {
    up: sum(part(up, 1 - failed), part(down, recovered)),
    down: sum(part(up, failed), part(down, 1 - recovered)),
  };
}
