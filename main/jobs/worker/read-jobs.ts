import { lastDeed, listDeeds } from '../../database/automation/deeds.ts';
import { filesDoneWith, type NamedSighting } from '../../database/automation/left-files.ts';
import { readPlan } from '../../database/automation/plan.ts';
import { findPush, findPushed } from '../../database/automation/pushes.ts';
import { readScheduleState } from '../../database/automation/scheduled-runs.ts';
import { countEverything } from '../../database/care/delete-everything.ts';
import { previewPollDeletion } from '../../database/care/delete-polls.ts';
import { readOverview } from '../../database/care/overview.ts';
import { readSpace } from '../../database/care/space.ts';
import { hasStores } from '../../database/facts/stores.ts';
import {
  findImport,
  listImports,
  readRejectedReasons,
  readRejectedRows,
} from '../../database/imports/imports.ts';
import { latestPoll } from '../../database/polls/latest-poll.ts';
import { countOldReports } from '../../database/reports/delete-reports.ts';
import { countReportsBeyond, readKeeping } from '../../database/reports/keeping.ts';
import { readMadeFrom } from '../../database/reports/made-from.ts';
import { findReport, hasDataChanged, listReports } from '../../database/reports/reports.ts';
import { sureKept } from '../../database/reports/sure-kept.ts';
import type { OutagesAsked } from '../../report/sheets/outages.ts';
import { summarise } from '../../report/summary.ts';
import { holdAgainstTarget } from '../../report/target.ts';
import { METHODS, type Method } from '../../report/types.ts';
import { csvOf } from '../../report/write/csv.ts';
import { listClosures } from '../closures/closures.ts';
import { listStores, storesWithoutHours } from '../closures/list-stores.ts';
import { previewFile } from '../import/preview-file.ts';
import { type PartStart, rejectedRowsCsv } from '../import/rejected-rows-csv.ts';
import { filesWithin } from '../import/text-file.ts';
import { findUndoable } from '../import/undo-newest.ts';
import { notesOfStore } from '../notes/notes.ts';
import { askPeriod, type PeriodRequest } from '../report/ask-period.ts';
import { askedOutages, askedStores } from '../report/asked-rows.ts';
import { type ComparedPair, compareStored } from '../report/compare.ts';
import { type ComparisonWanted, comparisonFile } from '../report/comparison-file.ts';
import { completeReport, detailedReport } from '../report/complete-report.ts';
import { type CountedOf, readCountedTime } from '../report/counted-time.ts';
import type { FileWanted } from '../report/file-wanted.ts';
import type { HelpedTask } from '../report/helper.ts';
import { readHoursDoubts } from '../report/hours-doubts.ts';
import { likelySummary } from '../report/likely-summary.ts';
import { onlineBefore } from '../report/online-before.ts';
import { openAside, openReport } from '../report/opened-report.ts';
import type { GroupsAsked, PeriodAsked, RowsAsked, ViewAsked } from '../report/options.ts';
import { type DayRun, readPeriodChoices, readPolledRuns } from '../report/period-choices.ts';
import { periodCsv } from '../report/period-csv.ts';
import { reportFile } from '../report/report-file.ts';
import { notesOfReport } from '../report/report-notes.ts';
import type { PackWanted } from '../report/report-pack.ts';
import { readPeriodParts, readStoreParts } from '../report/report-parts.ts';
import { makeReportTable, outagesTold } from '../report/report-table.ts';
import { readStoreAside } from '../report/store-aside.ts';
import { readStoreEvidence } from '../report/store-evidence.ts';
import { storeSure } from '../report/store-sure.ts';
import { readStoreTrend } from '../report/store-trend.ts';
import { readTrendWeek } from '../report/trend-week.ts';
import type { TableFile } from '../tables/table-files.ts';
import { endStream, nextItem, onceLoaded, openStream, type StreamToken } from '../threads/open-streams.ts';
import { pack } from '../threads/pack.ts';
import type { Task } from '../threads/task.ts';

/** A question is handed what answers it; one that would write does not compile. */
export type Questions = Readonly<Record<string, (task: HelpedTask<unknown>, ...input: never[]) => unknown>>;

/**
 * Every question that the database is asked, answered beside an import. A new one is added here; callers ask it by its
 * name with `service.read`.
 */
export const readJobs = {
  /** Whether any store is known, and the poll that counts as the latest (ms): all that triggering a report needs. */
  extent: ({ database }: Task) => ({
    anyStore: hasStores(database),
    latestPoll: latestPoll(database, Date.now()),
  }),
  overview: ({ database }: Task) => readOverview(database),
  /** Not asked of the database, but where it takes nobody's time: the beginnings of three files are 60 ms to read. */
  previewFile: (_task: Task, path: string) => previewFile(path),
  /** The files to import of one that was named: those within a zip by paths of their own, else itself. */
  filesWithin: (_task: Task, path: string) => filesWithin(path),
  /** The newest imports first. */
  listImports: ({ database }: Task, limit: number) => listImports(database, limit),
  /** `undefined` where it was undone. */
  findImport: ({ database }: Task, importId: number) => findImport(database, importId),
  rejectedRows: ({ database }: Task, importId: number, limit: number, offset: number) =>
    readRejectedRows(database, importId, limit, offset),
  /** The import that can be undone now, and what that would change; `undefined` where there is none. */
  undoable: ({ database }: Task) => findUndoable(database),
  /** How many rows of an import were rejected for each reason, the most frequent first. */
  rejectedReasons: ({ database }: Task, importId: number) => readRejectedReasons(database, importId),
  rejectedRowsCsv: ({ database }: Task, importId: number, from?: PartStart) =>
    rejectedRowsCsv(database, importId, from),
  listClosures: ({ database }: Task) => listClosures(database),
  listStores: ({ database }: Task) => listStores(database),
  storesWithoutHours: ({ database }: Task) => storesWithoutHours(database),
  /** The owner's notes on outages of a report, with the outages' places in it; `report-too-old` where it holds none. */
  notesOfReport: ({ database }: Task, id: string) => notesOfReport(database, id),
  /** Every note of a store, with those of the given outages that it is about. */
  notesOfStore: ({ database }: Task, of: Parameters<typeof notesOfStore>[1]) => notesOfStore(database, of),
  /** A report as the database has it; the service knows more of one that runs. */
  storedReport: ({ database }: Task, id: string) => findReport(database, id),
  storedReports: ({ database }: Task, limit: number) => listReports(database, limit),
  /** What is kept of how sure a report is; see the change `findSure`. */
  sureKept: ({ database }: Task, id: string) => sureKept(database, id),
  /** How sure a complete report is, for the window, in few pieces; `undefined` where that was not found out yet. */
  packedSure: ({ database }: Task, id: string) => {
    const sure = completeReport(database, id).report.details?.sure;
    return sure && pack(sure);
  },
  /** The same of one store. */
  storeSure: ({ database }: Task, id: string, store: string) => storeSure(database, id, store),
  /** The imports that a report was made from, oldest first; `undefined` where that was not kept. */
  madeFrom: ({ database }: Task, report: string) => readMadeFrom(database, report),
  /** Whether the data of a report are others now; `undefined` where that cannot be told. */
  hasDataChanged: ({ database }: Task, report: string) => hasDataChanged(database, report),
  /** Both methods of a complete report; `report-unknown` or `report-not-complete` otherwise, as for reportCsv. */
  reportTable: ({ database }: Task, id: string) => {
    const { record, report } = completeReport(database, id);
    return makeReportTable(record, report);
  },
  /** The same for the window, with its overview; see jobs/report/opened-report.ts. */
  openReport: ({ database }: Task, id: string) => openReport(database, id),
  /** What it leaves out of the outages, likewise; `report-too-old` where there are none. */
  packedOutages: ({ database }: Task, id: string) => pack(outagesTold(detailedReport(database, id).report)),
  /** What of that changes when stores are set aside or taken back. */
  openAside: ({ database }: Task, id: string) => openAside(database, id),
  /** Whether a store is set aside, and whether it is in this report. */
  storeAside: ({ database }: Task, id: string, store: string) => readStoreAside(database, id, store),
  /** What adds up over the time of stores of a report, without those set aside; see jobs/report/counted-time.ts. */
  countedTime: (task: HelpedTask, of: CountedOf) => readCountedTime(task, of),
  /** A file of a complete report, part by part; asked for with `stream`. */
  reportFile: (task: HelpedTask<number>, id: string, wanted: FileWanted) =>
    openStream(reportFile(task, id, wanted)),
  /** A pack of a complete report, file by file, likewise. */
  reportPack: (task: HelpedTask<number>, id: string, wanted: PackWanted) =>
    openStream(
      onceLoaded(async () => (await import('../report/report-pack.ts')).reportPack(task, id, wanted)),
    ),
  /** A file of the tables that a complete report was made of, likewise. */
  tableFile: (task: HelpedTask<number>, id: string, file: TableFile, asked: GroupsAsked) =>
    openStream(
      onceLoaded(async () => (await import('../tables/make-table.ts')).tableFile(task, id, file, asked)),
    ),
  /** What comes next of something long; `session.stream` alone asks these. */
  nextItem: (_task: Task, token: StreamToken<unknown>) => nextItem(token),
  endStream: (_task: Task, token: StreamToken<unknown>) => endStream(token),
  /** How many stores of a report have a likely range, where that was found out, or why none has. */
  likelySummary: ({ database }: Task, id: string) => likelySummary(completeReport(database, id).report),
  /** What a complete report says in a few figures, by one method. */
  reportSummary: ({ database }: Task, id: string, method: Method) => {
    const { record, report } = completeReport(database, id);
    return { record, summary: summarise(report, method) };
  },
  /** One store of a complete report, with what its numbers come from. */
  storeEvidence: ({ database }: Task, report: string, store: string) =>
    readStoreEvidence(database, report, store),
  /** Two complete reports against each other; see jobs/report/compare.ts. */
  compareReports: ({ database }: Task, pair: ComparedPair) => compareStored(database, pair),
  /** The same as a file, part by part; asked for with `stream`. */
  comparisonFile: ({ database }: Task, wanted: ComparisonWanted) =>
    openStream(comparisonFile(database, wanted)),
  /** Stores that were never online in a short period, but were in the week before. */
  onlineBefore: ({ database }: Task, id: string) => onlineBefore(database, id),
  /**
   * What a report so many weeks (0 to 11) earlier would say (SPEC §11), from the data as they are now; `undefined` where
   * polls do not reach back that far. Asked week by week, so that other questions are answered in between.
   */
  reportTrend: (task: HelpedTask, id: string, weeksBefore: number) => readTrendWeek(task, id, weeksBefore),
  /** The same of one store, every week that polls reach. */
  storeTrend: ({ database }: Task, id: string, store: string) => readStoreTrend(database, id, store),
  /** The parts of a complete report of a period, of all stores together and of each group. */
  periodParts: (task: HelpedTask, id: string) => readPeriodParts(task, id),
  /** The same of one store. */
  storeParts: ({ database }: Task, id: string, store: string) => readStoreParts(database, id, store),
  /** Hours of a store that its polls of the year before a report's as-of contradict. */
  hoursDoubts: ({ database }: Task, id: string, store: string) => readHoursDoubts(database, id, store),
  /** Which stores miss a target for uptime, in percent, by either method (SPEC §10). */
  reportTarget: ({ database }: Task, id: string, percent: number) => {
    const { report } = completeReport(database, id);
    return METHODS.map((method) => holdAgainstTarget(report, method, percent));
  },
  /** `report-too-old` where something is asked for that the report does not hold, `group-unknown` of no such group. */
  reportCsv: ({ database }: Task, id: string, asked: RowsAsked) =>
    csvOf(askedStores(completeReport(database, id).report, asked)),
  /** A report of a period, or its parts (SPEC §14); `data-changed` where its parts cannot be told any more. */
  periodCsv: (task: HelpedTask<number>, id: string, asked: PeriodAsked = {}) => periodCsv(task, id, asked),
  /** The period that is asked for as of an instant (ms); `nothing-to-report` where it has not begun for any store. */
  askPeriod: ({ database }: Task, request: PeriodRequest, asOf: number) => askPeriod(database, request, asOf),
  /** What the presets mean as of an instant (ms), by the report zone, and on which days of its calendar stores were polled. */
  periodChoices: ({ database }: Task, asOf: number, zone?: string) => readPeriodChoices(database, asOf, zone),
  polledDays: ({ database }: Task, zone?: string, within?: DayRun) => readPolledRuns(database, zone, within),
  /** The outages of a report (SPEC §8); `report-too-old` where it holds none. */
  outagesCsv: ({ database }: Task, id: string, asked: GroupsAsked & ViewAsked & OutagesAsked = {}) => {
    const { record, report } = detailedReport(database, id);
    return csvOf(askedOutages(report, record, asked));
  },
  /** What deleting the polls from before an instant (ms) would take. */
  pollDeletion: ({ database }: Task, before: number) => previewPollDeletion(database, before),
  /** How many reports made before an instant (ms) have a label, and how many have none. */
  countOldReports: ({ database }: Task, before: number) => countOldReports(database, before),
  /** What deleting everything would take. */
  everything: ({ database }: Task) => countEverything(database),
  /** What takes how much of the database. */
  space: ({ database }: Task) => readSpace(database),
  keeping: ({ database }: Task) => readKeeping(database),
  /** Which of the files of a watched folder are done with, by name. */
  filesDoneWith: ({ database }: Task, folder: string, files: readonly NamedSighting[]) =>
    filesDoneWith(database, folder, files),
  /** What is to be done by itself, as the person set it. */
  plan: ({ database }: Task) => readPlan(database),
  scheduleState: ({ database }: Task, schedule: string, now: number) =>
    readScheduleState(database, schedule, now),
  /** What became of a pushed body, by its id; of bodies by their SHA-256 where they were imported. */
  push: ({ database }: Task, id: string) => findPush(database, id),
  pushed: ({ database }: Task, contents: readonly string[]) => findPushed(database, contents),
  /** What was done by itself, the newest first. */
  deeds: ({ database }: Task, limit: number, before?: number) => listDeeds(database, limit, before),
  lastDeed: ({ database }: Task, source: string) => lastDeed(database, source),
  /** How many reports would go at once if only so many were kept. */
  countReportsBeyond: ({ database }: Task, reports: number) => countReportsBeyond(database, reports),
} satisfies Questions;

export type ReadJobs = typeof readJobs;

/**
 * Questions that every core computes for, for seconds of a year: they give way to all others, which are answered in between, and
 * can be given up.
 */
export const GIVING_WAY: ReadonlySet<string> = new Set<keyof ReadJobs>([
  'countedTime',
  'periodParts',
  'reportTrend',
]);
