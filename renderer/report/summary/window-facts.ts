import { isRarelyObserved, type PeriodName, type ReportTable } from '../../../preload/contract.ts';
import { fewPolledInWords, unwatchedInWords } from '../../../preload/sheets.ts';
import { formatCounted, formatPart } from '../../format/numbers.ts';
import { EVERY_GROUP, type GroupChoice, groupTest } from '../shared/group-choice.ts';
import { leftOutTest } from '../shared/left-out.ts';
import { timesOfAll, windowsOf } from '../shared/report-numbers.ts';
import { notObservedTest } from '../shared/store-filter.ts';

/** How well the stores of a group, or all, were watched in one window, without those set aside; whichever method is shown. */
export type WindowFacts = {
  readonly window: PeriodName;
  /** Stores that were open in it. */
  readonly storesOpen: number;
  readonly storesClosed: number;
  /** Those of them that no poll speaks for. */
  readonly storesNotObserved: number;
  /** Whether polls speak for any of the time in it in which stores were open. */
  readonly observation: 'observed' | 'not-observed' | 'all-closed';
  /** For how much of that time they do, 0 to 1; NaN where all were closed. */
  readonly share: number;
};

/** More than one view of a report tells of them; by group. */
const known = new WeakMap<ReportTable, Map<string, readonly WindowFacts[]>>();

/** How well each window was watched; worked out once a table and group. */
export function windowFacts(table: ReportTable, group: GroupChoice = EVERY_GROUP): readonly WindowFacts[] {
  const ofTable = known.get(table) ?? new Map<string, readonly WindowFacts[]>();
  known.set(table, ofTable);
  const key = JSON.stringify(group);
  const facts = ofTable.get(key) ?? gatherFacts(table, group);
  ofTable.set(key, facts);
  return facts;
}

function gatherFacts(table: ReportTable, group: GroupChoice): readonly WindowFacts[] {
  const isLeftOut = leftOutTest(table);
  const isInGroup = groupTest(table, group);
  return windowsOf(table).map((window) => {
    const { up, down, unknown } = timesOfAll(table, 'interpolated', window);
    const isNotObserved = notObservedTest(table, window);
    let [storesOpen, storesClosed, storesNotObserved, seen, unseen] = [0, 0, 0, 0, 0];
    for (let store = 0; store < table.stores.length; store++) {
      if (isLeftOut(store) || !isInGroup(store)) continue;
      const [known, rest] = [(up[store] ?? 0) + (down[store] ?? 0), unknown[store] ?? 0];
      if (known + rest > 0) storesOpen++;
      else storesClosed++;
      if (isNotObserved(store)) storesNotObserved++;
      seen += known;
      unseen += rest;
    }
    return {
      window,
      storesOpen,
      storesClosed,
      storesNotObserved,
      observation: seen > 0 ? 'observed' : unseen > 0 ? 'not-observed' : 'all-closed',
      share: seen / (seen + unseen),
    };
  });
}

/** How well the last week or the period was watched. */
export const longestFacts = (table: ReportTable, group: GroupChoice = EVERY_GROUP): WindowFacts | undefined =>
  windowFacts(table, group).at(-1);

/** That most open stores were not polled in the hour before as-of, which is to be said before what the others were. */
export const fewPolled = (hour: WindowFacts | undefined): string | undefined =>
  hour?.observation === 'observed'
    ? fewPolledInWords(
        { open: hour.storesOpen, polled: hour.storesOpen - hour.storesNotObserved },
        formatCounted,
      )
    : undefined;

/** Why nothing is known of the hour before as-of where no open store was polled. */
export const unwatchedWords = ({ storesOpen, storesClosed }: WindowFacts, at: string): string =>
  unwatchedInWords({ open: storesOpen, closed: storesClosed }, at, formatCounted);

/** What to say where no store has downtime: no all-clear where nothing was observed. */
export function noDowntimeWords(facts: WindowFacts | undefined): string {
  switch (facts?.observation) {
    case 'not-observed':
      return 'Nothing was observed.';
    case 'all-closed':
      return 'Every store was closed.';
    case 'observed':
      return isRarelyObserved(facts.share)
        ? `No store was found down in the ${formatPart(facts.share)} of open time that was observed.`
        : NONE_DOWN;
    case undefined:
      return NONE_DOWN;
  }
}

const NONE_DOWN = 'No poll found a store down during its business hours.';
