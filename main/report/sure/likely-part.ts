import { giveUp } from '../give-up.ts';
import { createGrowing } from '../growing.ts';
import type { PollSeries } from '../poll-series.ts';
import type { StorePlan } from '../store-plan.ts';
import { KINDS_COUNT } from './kinds.ts';
import { createLikelyStore } from './likely-store.ts';
import { createPackedMoments, giveUpMoments, type PackedMoments } from './packed-moments.ts';

/** What the likely ranges of some stores are made from (SPEC §16), in the order in which the stores were added. */
export type LikelyPart = {
  readonly periods: number;
  /** Pairs of polls of each store, and how many of them found different states. */
  readonly pairs: Uint32Array;
  readonly changes: Uint32Array;
  /** 1: its polls lie in an arc of four minutes of the hour, so that it has no range. */
  readonly narrow: Uint8Array;
  /** The row of each store in what follows; NO_ROW of one that was never online. */
  readonly row: Int32Array;
  /** Of each row the logarithms of how likely what was seen is, kind by kind, the greatest 0. */
  readonly logs: Float32Array;
  /** The moments of its periods, in their order. */
  readonly moments: PackedMoments;
};

export const NO_ROW = -1;

/** Gathers at most `room` stores, one after another: `add` or `pass` each, then `finish`. */
export function createLikelyPart(room: number, periods: number) {
  const store = createLikelyStore(periods);
  const [pairs, changes] = [new Uint32Array(room), new Uint32Array(room)];
  const narrow = new Uint8Array(room);
  const row = new Int32Array(room);
  const logs = createGrowing(room * KINDS_COUNT, Float32Array);
  const moments = createPackedMoments(room * periods);
  let stores = 0;
  let rows = 0;
  return {
    /** A store that was never online: it has no range, and nothing to tell of others. */
    pass(): void {
      row[stores++] = NO_ROW;
    },
    add(plan: StorePlan, polls: PollSeries): void {
      store.compute(plan, polls);
      pairs[stores] = store.of.pairs;
      changes[stores] = store.of.changes;
      narrow[stores] = store.of.isNarrow ? 1 : 0;
      const { logs: own } = store.of;
      let most = own[0] as number;
      for (let kind = 1; kind < KINDS_COUNT; kind++) most = Math.max(most, own[kind] as number);
      logs.reach((rows + 1) * KINDS_COUNT);
      for (let kind = 0; kind < KINDS_COUNT; kind++) {
        logs.values[rows * KINDS_COUNT + kind] = (own[kind] as number) - most;
      }
      for (let period = 0; period < periods; period++) {
        moments.add(store.of.means, store.of.variances, period * KINDS_COUNT);
      }
      row[stores++] = rows++;
    },
    finish(): LikelyPart {
      logs.cutTo(rows * KINDS_COUNT);
      return {
        periods,
        pairs: pairs.slice(0, stores),
        changes: changes.slice(0, stores),
        narrow: narrow.slice(0, stores),
        row: row.slice(0, stores),
        logs: logs.values,
        moments: moments.finish(),
      };
    },
  };
}

/** Gives up what kinds and moments are told by. */
export function giveUpLikely({ logs, moments }: LikelyPart): void {
  giveUp(logs);
  giveUpMoments(moments);
}
