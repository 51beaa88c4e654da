import { doubles, trimmed } from '../growing.ts';
import { visitStretches } from '../interpolated.ts';
import type { ReportQuestion } from '../period.ts';
import type { PollSeries } from '../poll-series.ts';
import { createSpells, type HearSpell } from '../spells.ts';
import type { StorePlan } from '../store-plan.ts';
import { DAY } from '../weekly-hours.ts';
import { DAYS, type WeekCells } from './change.ts';

/** The days of the week before as-of of at most `room` stores: `hear` the spells of one, then `next`; at the end `finish`. */
export function createDayCells({ asOf }: Pick<ReportQuestion, 'asOf'>, room: number) {
  const [up, known] = [doubles(room * DAYS), doubles(room * DAYS)];
  const business = doubles(room);
  const begin = asOf - DAYS * DAY;
  let store = 0;
  const hear: HearSpell = (state, from, to) => {
    const within = Math.min(to, asOf) - Math.max(from, begin);
    if (within > 0) business[store] = (business[store] as number) + within;
    if (state === 'unknown') return;
    for (let start = Math.max(from, begin); start < Math.min(to, asOf); ) {
      const day = Math.floor((start - begin) / DAY);
      const end = Math.min(to, begin + (day + 1) * DAY);
      const at = store * DAYS + day;
      known[at] = (known[at] as number) + end - start;
      if (state === 'up') up[at] = (up[at] as number) + end - start;
      start = end;
    }
  };
  return {
    hear,
    next: () => void store++,
    finish: (): WeekCells => ({
      up: trimmed(up, store * DAYS, doubles),
      known: trimmed(known, store * DAYS, doubles),
      business: trimmed(business, store, doubles),
    }),
  };
}

/** The days of a week of some stores, in the order in which they were added. */
export type DayCellsPart = { readonly stores: readonly string[]; readonly cells: WeekCells };

/** Gathers the days of the week before a report's, one store after another: `add` each, then `finish`. */
export function createDayCellsPart(question: ReportQuestion, room: number) {
  const cells = createDayCells(question, room);
  const spells = createSpells(cells.hear);
  const stores: string[] = [];
  return {
    add({ id }: { readonly id: string }, { business }: Pick<StorePlan, 'business'>, polls: PollSeries): void {
      visitStretches(business, polls, question.reach, ({ state, from, to }) => spells.add(state, from, to));
      spells.finish();
      cells.next();
      stores.push(id);
    },
    finish: (): DayCellsPart => ({ stores, cells: cells.finish() }),
  };
}

/** The days of all stores of a report; `placesOf` says for each part where in it its stores are. */
export function joinDayCells(
  parts: readonly WeekCells[],
  placesOf: readonly Uint32Array[],
  stores: number,
): WeekCells {
  const [up, known] = [new Float64Array(stores * DAYS), new Float64Array(stores * DAYS)];
  const business = new Float64Array(stores);
  parts.forEach((part, p) => {
    placesOf[p]?.forEach((place, store) => {
      const [from, to] = [store * DAYS, (store + 1) * DAYS];
      up.set(part.up.subarray(from, to), place * DAYS);
      known.set(part.known.subarray(from, to), place * DAYS);
      business[place] = part.business[store] as number;
    });
  });
  return { up, known, business };
}
