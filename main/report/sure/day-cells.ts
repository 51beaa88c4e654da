import { visitStretches } from '../interpolated.ts';
import type { ReportQuestion } from '../period.ts';
import type { PollSeries } from '../poll-series.ts';
import { createSpells } from '../spells.ts';
import type { StorePlan } from '../store-plan.ts';
import { DAY } from '../weekly-hours.ts';
import { DAYS, type WeekCells } from './change.ts';

/** Gathers the days of the week before as-of of at most `room` stores, one after another: `add` each, then `finish`. */
export function createDayCells({ asOf, reach }: ReportQuestion, room: number) {
  const [up, known] = [new Float64Array(room * DAYS), new Float64Array(room * DAYS)];
  const begin = asOf - DAYS * DAY;
  let store = 0;
  const spells = createSpells((state, from, to) => {
    if (state === 'unknown') return;
    for (let start = Math.max(from, begin); start < Math.min(to, asOf); ) {
      const day = Math.floor((start - begin) / DAY);
      const end = Math.min(to, begin + (day + 1) * DAY);
      const at = store * DAYS + day;
      known[at] = (known[at] as number) + end - start;
      if (state === 'up') up[at] = (up[at] as number) + end - start;
      start = end;
    }
  });
  return {
    add({ business }: Pick<StorePlan, 'business'>, polls: PollSeries): void {
      visitStretches(business, polls, reach, ({ state, from, to }) => spells.add(state, from, to));
      spells.finish();
      store++;
    },
    finish: (): WeekCells => ({
      up: up.slice(0, store * DAYS),
      known: known.slice(0, store * DAYS),
    }),
  };
}
