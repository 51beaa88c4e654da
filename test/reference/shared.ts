import type { Fleet } from './fleets.ts';
import { influencesOf } from './influences.ts';
import { interpolate, type Span } from './interpolated.ts';
import { isNeverOnline } from './likely.ts';
import { storesOf } from './report.ts';
import { WEEK } from './wall-clock.ts';

const BIN = 20 * 60_000;

export type ReferenceEvent = {
  readonly alike: string;
  readonly from: number;
  readonly to: number;
  readonly stores: string[];
};

/** SPEC §16, own or shared, bin by bin and store by store. */
export function referenceShared(fleet: Fleet) {
  const { asOf, reach, groupOf } = fleet;
  const isInWeek = (at: number) => at >= asOf - WEEK && at <= asOf;
  const stores = storesOf(fleet).map(({ id, store }) => {
    const heard = store.polls.filter(
      ({ at }) => isInWeek(at) && store.business.some(({ start, end }) => start <= at && at <= end),
    );
    return {
      id,
      store,
      group: groupOf.get(id),
      isCounted: !isNeverOnline(store, fleet),
      heard,
      usual: (heard.filter(({ active }) => !active).length + 0.5) / (heard.length + 1),
    };
  });
  const counted = stores.filter(({ isCounted }) => isCounted);
  const bins: number[] = [];
  for (let bin = Math.floor((asOf - WEEK) / BIN); bin <= Math.floor(asOf / BIN); bin++) bins.push(bin);
  type One = (typeof counted)[number];
  const firstIn = (one: One, bin: number) => one.heard.find(({ at }) => Math.floor(at / BIN) === bin);
  const polledIn = (set: readonly One[], bin: number) => set.filter((one) => firstIn(one, bin) !== undefined);
  const inactiveIn = (set: readonly One[], bin: number) =>
    set.filter((one) => firstIn(one, bin)?.active === false);
  const isShared = (set: readonly One[], bin: number) => {
    const polled = polledIn(set, bin);
    const n = inactiveIn(set, bin).length;
    const usual = polled.reduce((sum, { usual }) => sum + usual, 0);
    const variance = polled.reduce((sum, { usual }) => sum + usual * (1 - usual), 0);
    return n >= 5 && n >= 2 * usual && n - usual > 5 * Math.sqrt(variance);
  };
  const names = (of: (one: One) => string | undefined) =>
    [...new Set(counted.map(of))].filter((name) => name !== undefined);
  const sets = [
    ...names(({ group }) => group).map((name) => ({
      alike: `group ${name}`,
      members: counted.filter(({ group }) => group === name),
    })),
    ...names(({ store }) => store.zone).map((name) => ({
      alike: `zone ${name}`,
      members: counted.filter(({ store }) => store.zone === name),
    })),
  ].map((set) => ({ ...set, shared: bins.filter((bin) => isShared(set.members, bin)) }));
  const left = (bin: number) =>
    counted.filter(
      (one) => !sets.some(({ members, shared }) => members.includes(one) && shared.includes(bin)),
    );
  const all = { alike: 'fleet', members: counted, shared: bins.filter((bin) => isShared(left(bin), bin)) };

  const events = [...sets, all].flatMap(({ alike, members, shared }) => {
    const runs: number[][] = [];
    for (const bin of shared) {
      const run = runs.at(-1);
      const last = run?.at(-1) ?? Number.NEGATIVE_INFINITY;
      const between = bins.filter((other) => other > last && other < bin);
      const isOne = between.length <= 3 && between.every((other) => polledIn(members, other).length < 5);
      if (run !== undefined && isOne) run.push(bin);
      else runs.push([bin]);
    }
    return runs.map((run): ReferenceEvent => {
      const hit = run.flatMap((bin) => inactiveIn(alike === 'fleet' ? left(bin) : members, bin));
      return {
        alike,
        from: (run[0] ?? 0) * BIN,
        to: ((run.at(-1) ?? 0) + 1) * BIN,
        stores: [...new Set(hit.map(({ id }) => id))].sort(),
      };
    });
  });

  const isSharedFor = (one: (typeof stores)[number], bin: number) =>
    all.shared.includes(bin) ||
    sets.some(
      ({ alike, shared }) =>
        (alike === `group ${one.group}` || alike === `zone ${one.store.zone}`) && shared.includes(bin),
    );

  /** Of an outage, which is down whenever its store is from its start to its end. */
  function ofOutage(id: string, started: number, ended: number) {
    const one = stores.find((store) => store.id === id);
    if (one === undefined) throw new Error(id);
    const own = influencesOf(one.store.business, one.store.polls, asOf, reach)
      .map((of) => ({ ...of, start: Math.max(of.start, started), end: Math.min(of.end, ended) }))
      .filter(({ active, start, end }) => !active && end > start);
    const others = counted.filter((other) => other !== one);
    const share = (spans: readonly Span[]) => {
      const times = others.flatMap(({ store }) =>
        spans.map((span) => interpolate(store.business, store.polls, asOf, reach, span)),
      );
      const down = times.reduce((sum, time) => sum + time.down, 0);
      const known = times.reduce((sum, time) => sum + time.down + time.up, 0);
      return known === 0 ? Number.NaN : Math.round((down / known) * 10_000) / 100;
    };
    return {
      shared: own
        .filter(({ at }) => isSharedFor(one, Math.floor(at / BIN)))
        .reduce((sum, { start, end }) => sum + end - start, 0),
      othersDown: share(own),
      usual: share([{ start: asOf - WEEK, end: asOf }]),
    };
  }
  return { events, ofOutage };
}
