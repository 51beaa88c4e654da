import { storesInGroups } from '../../report/groups.ts';
import { longestFirst } from '../../report/outage-table.ts';
import type { ReportQuestion } from '../../report/period.ts';
import type { PeriodFigures } from '../../report/period-figures.ts';
import type { Report, StoredReport } from '../../report/report.ts';
import { type OutagesAsked, outagesSheet } from '../../report/sheets/outages.ts';
import type { Sheet } from '../../report/sheets/sheet.ts';
import { lackingMeasure, storesSheet } from '../../report/sheets/stores.ts';
import { JobError } from '../threads/error.ts';
import { tooOld } from './complete-report.ts';
import type { GroupsAsked, RowsAsked, ViewAsked } from './options.ts';

/**
 * The stores of a report as they are asked for; `report-too-old` where it does not hold all of that, `group-unknown`
 * where no store is in a group that is asked for.
 */
export function askedStores(report: StoredReport, asked: RowsAsked): Sheet {
  if (lackingMeasure(report, asked) !== undefined) throw tooOld('outages and bounds');
  return storesSheet(report, asked, viewOf(asked, report.stores.length) ?? storesOf(report, asked));
}

/** The outages of the stores that are asked for; throws as askedStores does. */
export function askedOutages(
  report: Report,
  question: Pick<ReportQuestion, 'asOf' | 'period'>,
  asked: GroupsAsked & ViewAsked & OutagesAsked,
): Sheet {
  const view = viewOf(asked, report.details.outages.count);
  if (view !== undefined) return outagesSheet(report, question, view, asked);
  const stores = storesOf(report, asked);
  if (stores === undefined) return outagesSheet(report, question, undefined, asked);
  const isAsked = new Set(stores);
  const { outages } = report.details;
  const rows = longestFirst(outages).filter((outage) => isAsked.has(outages.store[outage] ?? -1));
  return outagesSheet(report, question, rows, asked);
}

/** The rows of a period, or of its parts, of the stores that are asked for; throws as askedStores does. */
export function askedRows(
  report: Report,
  { rows, store }: PeriodFigures,
  asked: GroupsAsked & ViewAsked,
): Iterable<number> {
  const stores = viewOf(asked, report.stores.length) ?? storesOf(report, asked);
  if (stores === undefined) return rows;
  const placeOf = new Map(Array.from(stores, (of, place) => [of, place]));
  const place = (row: number) => placeOf.get(store(row)) ?? -1;
  return [...rows].filter((row) => place(row) >= 0).sort((a, b) => place(a) - place(b));
}

/** The places of the stores that a file of a report is of, in the order of its rows; throws as askedStores does. */
export function askedPlaces(
  report: Report,
  { tells, ...asked }: GroupsAsked & ViewAsked & { readonly tells: 'report' | 'outages' | 'answer' },
): readonly number[] {
  const { outages } = report.details;
  if (tells === 'outages' && asked.rows !== undefined) {
    return [...new Set(viewOf(asked, outages.count)?.map((outage) => outages.store[outage] as number))];
  }
  const places = viewOf(asked, report.stores.length) ?? storesOf(report, asked);
  return places === undefined ? [...report.stores.keys()] : [...places];
}

/** What is shown, as far as it is there; `undefined` where that is not said. */
export function viewOf({ rows }: ViewAsked, count: number): readonly number[] | undefined {
  return rows?.filter((row) => row < count);
}

/** The places of the stores of some groups; `undefined` where none are asked for, which is every store. */
function storesOf({ details }: StoredReport, { groups = [] }: GroupsAsked): Uint32Array | undefined {
  if (groups.length === 0) return undefined;
  if (details === undefined) throw tooOld('groups');
  const found = storesInGroups(details.groups, groups);
  if ('stores' in found) return found.stores;
  throw new JobError({
    code: 'group-unknown',
    message: `No store of this report is in the group “${found.unknown}”. Groups are compared exactly, capitals and blanks too.`,
  });
}
