/**
 * Simulates fleets whose truth is known, and says how often likely ranges hold it, whether the chances of ranks come true, how
 * often a change is told where nothing changed, which shared events are found, and whether downtime was whose it
 * is said to be (SPEC §16, docs/how-sure.md):
 *
 *     npm run simulate -- [--seed 1] [--fleets 40] [--whose]
 *
 * `--whose` asks for the last alone.
 */
import { parseArgs } from 'node:util';
import {
  emptyMeasure,
  type MeasuredEvents,
  measureEvents,
  measureRanges,
  type Share,
  verdictWithoutChange,
} from './measure.ts';
import { percent, share } from './percent.ts';
import { SHAPES } from './shapes.ts';
import { whoseLines } from './whose-lines.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    fleets: { type: 'string', default: '40' },
    whose: { type: 'boolean', default: false },
  },
});
const [seed, fleets] = [Number(values.seed), Number(values.fleets)];

/** With the range in which the share of ever more fleets lies 19 times of 20 (Wilson's): of few fleets it is wide. */
function shareOfFew({ held, of }: Share): string {
  if (of === 0) return '–';
  const z = 1.96;
  const middle = (held + z ** 2 / 2) / (of + z ** 2);
  const half = (z * Math.sqrt((held * (of - held)) / of + z ** 2 / 4)) / (of + z ** 2);
  const [low, high] = [middle - half, middle + half].map((end) => (100 * end).toFixed(0));
  return `${share({ held, of })}, so ${low} to ${high} % of all`;
}

for (const [number, shape] of values.whose ? [] : SHAPES.entries()) {
  const measured = emptyMeasure();
  let [alarms, beyond] = [0, 0];
  for (let fleet = 0; fleet < fleets; fleet++) {
    const own = seed * 1_000 + number * 300 + fleet;
    measureRanges(measured, shape, own);
    const verdict = verdictWithoutChange(shape, own);
    if (verdict === 'likely') alarms++;
    if (verdict !== undefined && verdict !== 'unclear') beyond++;
  }
  const events: MeasuredEvents = { made: 0, found: 0, false: 0, bins: 0 };
  for (let fleet = 0; fleet < Math.ceil(fleets / 4); fleet++) {
    measureEvents(events, { ...shape, stores: 1000 }, seed * 1_000 + 950 + fleet, 6);
  }
  const { stores, foundDown, fleet, groups, widths, ranks } = measured;
  const lines = [
    `${shape.name}; ${fleets} fleets of ${shape.stores} stores`,
    `  likely range held the truth    stores ${share(stores)}; found down ${share(foundDown)} (85 to 95)`,
    `                                 fleets ${shareOfFew(fleet)} (85 to 95); groups ${share(groups)}`,
    `  width beside the bounds        ${percent(widths.likely, widths.bounds)}`,
    `  chance to be of the worst ten  ${ranks.map((rank) => `said ${percent(rank.said, rank.of)}, came true ${share(rank)}`).join('; ')}`,
    `  change told where none was     ${percent(alarms, fleets)} (at most 5); beyond the rule of the specification ${percent(beyond, fleets)}`,
    `  shared events                  ${events.found} of ${events.made} found; ${events.false} told that were none, in ${events.bins} bins of sets (at most 1 in 5,000)`,
  ];
  console.log(`${lines.join('\n')}\n`);
}
for (const line of whoseLines(seed, fleets)) console.log(line);
