import { joinReport, type Report } from '../../main/report/report.ts';
import { createReportPart } from '../../main/report/report-part.ts';
import { createDayCellsPart } from '../../main/report/sure/day-cells.ts';
import { createDoubtsPart, doubtsQuestion } from '../../main/report/sure/doubts-part.ts';
import { holdsItsGaps, widened } from '../../main/report/sure/gaps.ts';
import { joinSure } from '../../main/report/sure/join-sure.ts';
import type { Sure } from '../../main/report/sure/sure.ts';
import { createSurePart } from '../../main/report/sure/sure-part.ts';
import { WEEK } from '../../main/report/weekly-hours.ts';
import { storesOf } from './engine.ts';
import type { Fleet } from './fleets.ts';

/**
 * What the engine alone says of a fleet, some stores of which may be set aside, and how sure that is; the stores shared out
 * among two threads.
 */
export function engineSure(
  fleet: Fleet,
  aside: ReadonlySet<string> = new Set(),
): { report: Report; sure: Sure } {
  const stores = storesOf(fleet).map((store) => ({ ...store, group: fleet.groupOf.get(store.id) }));
  const wide = storesOf({ ...fleet, ...widened(fleet) });
  const whole = createReportPart(fleet, stores.length);
  const parts = [0, 1].map(() => createSurePart({ ...fleet, without: aside }, stores.length));
  stores.forEach((store, place) => {
    whole.add(store, store.plan, store.polls);
    const further = holdsItsGaps(store.plan, store.polls) ? undefined : wide[place];
    parts[place % 3 === 0 ? 1 : 0]?.add(store, store.plan, store.polls, further);
  });
  const report = withAside(joinReport([whole.finish()]), aside);
  const oldest = Math.min(...fleet.polls.map(({ at }) => at));
  const before = { ...fleet, asOf: fleet.asOf - WEEK };
  const days = createDayCellsPart(before, stores.length);
  for (const store of storesOf(before)) days.add(store, store.plan, store.polls);
  const doubted = doubtsQuestion(fleet, oldest);
  const doubts = createDoubtsPart();
  if (doubted !== undefined) {
    for (const store of storesOf({ ...fleet, ...doubted })) doubts.add(store, store.plan, store.polls);
  }
  return {
    report,
    sure: joinSure(report, {
      own: parts.map((part) => part.finish()),
      weekBefore: oldest > before.asOf ? [] : [days.finish()],
      doubts: doubted === undefined ? [] : [doubts.finish()],
    }),
  };
}

/** A report with stores set aside in it, whenever that was. */
export function withAside(report: Report, aside: ReadonlySet<string>): Report {
  const leftOut = report.stores.flatMap((store, place) =>
    aside.has(store) ? [{ store, place, since: '2000-01-01', reason: '' }] : [],
  );
  return { ...report, leftOut };
}
