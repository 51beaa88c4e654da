import type { Share } from './measure.ts';
import { percent, share } from './percent.ts';
import { ALL_SHAPES } from './shapes.ts';
import { emptyWhose, type MeasuredWhose, measureWhose } from './whose.ts';

const SIZES = [10, 30, 60, 100, 150, 200, 1000];
const EVENTS_A_WEEK = [6, 2];

/** Of so few stores a share tells nothing. */
const FEWEST_TOLD = 40;

/** How often it is right whose downtime was, by size of fleets whose groups reports know or do not; 25 stores a shape for each of `fleets`. */
export function* whoseLines(seed: number, fleets: number): Generator<string> {
  for (const knowsGroups of [true, false]) {
    yield `whose downtime, groups ${knowsGroups ? 'known' : 'unknown'}; all shapes together, and the worst of them`;
    for (const stores of SIZES) {
      for (const events of EVENTS_A_WEEK) {
        const shapes = ALL_SHAPES.map((shape, number) => {
          const measured = emptyWhose();
          for (let fleet = 0; fleet < Math.ceil((25 * fleets) / stores); fleet++) {
            const question = { shape, stores, events, knowsGroups };
            measureWhose(measured, question, seed * 10_000 + number * 2_000 + fleet);
          }
          return measured;
        });
        yield `  ${stores} stores, ${events} events a week   ${lineOf(shapes)}`;
      }
    }
  }
}

function lineOf(shapes: readonly MeasuredWhose[]): string {
  const together = (said: keyof MeasuredWhose): Share =>
    shapes.reduce(
      (sum, measured) => ({ held: sum.held + measured[said].held, of: sum.of + measured[said].of }),
      { held: 0, of: 0 },
    );
  const worst = (said: keyof MeasuredWhose) => {
    const shares = shapes.map((measured) => measured[said]).filter(({ of }) => of >= FEWEST_TOLD);
    const [least] = shares.toSorted((a, b) => a.held / a.of - b.held / b.of);
    return least === undefined ? '–' : percent(least.held, least.of);
  };
  const [own, shared, partly] = [together('own'), together('shared'), together('partly-shared')];
  const untold = (['others-down', 'group-down', 'few-polls', 'nothing'] as const).map(
    (why) => together(why).of,
  );
  const without = untold.reduce((sum, of) => sum + of, 0);
  const all = own.of + shared.of + partly.of + without;
  return `own right ${share(own)}, ${worst('own')}; shared ${share(shared)}, ${worst('shared')}; partly ${share(partly)}; without a verdict ${percent(without, all)} (others down, group down, few polls, nothing said: ${untold.map((of) => percent(of, all)).join(', ')})`;
}
