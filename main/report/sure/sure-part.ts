import { giveUp } from '../give-up.ts';
import { visitStretches } from '../interpolated.ts';
import { createOutageFinder } from '../outages.ts';
import { extentOf, type Periods, type ReportQuestion, sharedTime } from '../period.ts';
import type { PollSeries } from '../poll-series.ts';
import { createSpells } from '../spells.ts';
import { isNeverOnline } from '../standing.ts';
import type { StorePlan } from '../store-plan.ts';
import type { WeeklyHours } from '../types.ts';
import type { WeekCells } from './change.ts';
import { createDayCells } from './day-cells.ts';
import { createEdgeCollector, type EdgeTable } from './edge-table.ts';
import { findEdges, isOpenAfter } from './edges.ts';
import type { Wide } from './gaps.ts';
import { createGroupHours, type GroupHoursPart } from './group-hours.ts';
import { createLikelyPart, type LikelyPart } from './likely-part.ts';
import { visitPolls } from './likely-store.ts';
import { createOutageTimes, type OutageTimes } from './outage-times.ts';
import { type Binned, createBinned } from './shared-bins.ts';
import { createSpellList, type Spells } from './state-times.ts';
import { isLongEnough } from './usual-hours.ts';

/** What tells how sure the numbers of some stores are and what they share (SPEC §16), in the order of `stores`. */
export type SurePart = {
  readonly stores: readonly string[];
  /** 1: down in the periods, and not a single active poll in them. */
  readonly neverOnline: Uint8Array;
  readonly likely: LikelyPart;
  readonly binned: Binned;
  /** When the stores were up and down, but those that were never online. */
  readonly up: Spells;
  readonly down: Spells;
  readonly outages: OutageTimes;
  readonly edges: EdgeTable;
  /** The days of the week; of a period none. */
  readonly days: WeekCells | undefined;
  /** Of a week none. */
  readonly groupHours: readonly GroupHoursPart[];
};

/** Gives up what tells of shared events and outages. */
export function giveUpShared({ up, down, outages, binned }: SurePart): void {
  for (const { begins, ends } of [up, down, outages.spells])
    for (const column of [begins, ends]) giveUp(column);
  for (const column of [outages.bin, outages.time, binned.found]) giveUp(column);
}

/** What is known of a store beside its polls. */
type Store = {
  readonly id: string;
  readonly group?: string | undefined;
  readonly hours: WeeklyHours;
};

/**
 * Gathers at most `room` stores, one after another: `add` each, then `finish`. The polls may reach further than the plan
 * hears, where a gap does (see `holdsItsGaps`); `wide` is the plan as far as they reach then.
 */
export function createSurePart(question: ReportQuestion, room: number) {
  const { reach } = question;
  const likely = createLikelyPart(room, question.period === undefined ? 3 : 1);
  const binned = createBinned(extentOf(question), room);
  const [up, down] = [createSpellList(), createSpellList()];
  const outages = createOutageTimes();
  const edges = createEdgeCollector(room);
  const days = question.period === undefined ? createDayCells(question, room) : undefined;
  const groupHours = isLongEnough(sharedTime(question, question))
    ? createGroupHours(Math.min(question.asOf, extentOf(question).to))
    : undefined;
  const stores: string[] = [];
  const neverOnline = new Uint8Array(room);
  let at: {
    readonly group: string | undefined;
    readonly zone: StorePlan['zone'];
    readonly isLeftOut: boolean;
  };
  let periods: Periods;
  let downTime = 0;
  const spells = createSpells((state, from, to) => {
    days?.hear(state, from, to);
    const begin = Math.max(from, periods.from);
    const end = Math.min(to, periods.to);
    if (end <= begin || state === 'unknown') return;
    if (state === 'down') downTime += end - begin;
    (state === 'down' ? down : up).add(begin, end);
    if (!at.isLeftOut) groupHours?.hear(at.group, at.zone, state, begin, end);
  });
  const finder = createOutageFinder(question, () => outages.tell(stores.length));
  const goesOn = ofPlan(isOpenAfter);

  return {
    add({ id, group, hours }: Store, plan: StorePlan, polls: PollSeries, wide?: Wide): void {
      ({ periods } = plan);
      at = { group, zone: plan.zone, isLeftOut: question.without?.has(id) === true };
      downTime = 0;
      const marks = [up.count(), down.count()] as const;
      outages.begin(periods);
      finder.begin(plan, polls);
      visitStretches(plan.business, polls, reach, (stretch) => {
        spells.add(stretch.state, stretch.from, stretch.to);
        if (stretch.state !== 'down') return;
        finder.hear(stretch, 0);
        outages.hear(stretch.from, stretch.to, polls.at[stretch.poll] as number);
      });
      spells.finish();
      days?.next();
      finder.finish();
      edges.add(findEdges(plan, polls, reach, goesOn(hours, plan)));
      const wasNeverOnline = isNeverOnline(periods, polls, downTime);
      if (wasNeverOnline) {
        neverOnline[stores.length] = 1;
        up.cutTo(marks[0]);
        down.cutTo(marks[1]);
        likely.pass();
      } else likely.add(wide?.plan ?? plan, wide?.polls ?? polls);
      binned.begin();
      if (!wasNeverOnline) visitPolls(plan, polls, (at, poll) => binned.add(at, polls.active[poll] === 1));
      binned.end(!wasNeverOnline);
      stores.push(id);
    },
    finish: (): SurePart => ({
      stores,
      neverOnline: neverOnline.slice(0, stores.length),
      likely: likely.finish(),
      binned: binned.finish(),
      up: up.finish(),
      down: down.finish(),
      outages: outages.finish(),
      edges: edges.finish(),
      days: days?.finish(),
      groupHours: groupHours?.finish() ?? [],
    }),
  };
}

/** Asks once of stores that follow one another with the same plan or, as of chains, have it in common. */
function ofPlan(ask: (hours: WeeklyHours, plan: StorePlan) => boolean) {
  const known = new WeakMap<StorePlan, boolean>();
  return (hours: WeeklyHours, plan: StorePlan): boolean => {
    const answer = known.get(plan) ?? ask(hours, plan);
    known.set(plan, answer);
    return answer;
  };
}
