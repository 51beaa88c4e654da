import { type NewDeed, noteDeeds } from '../../database/automation/deeds.ts';
import type { LeftFile } from '../../database/automation/left-files.ts';
import { changePlan, type PlanChange } from '../../database/automation/plan.ts';
import { type Push, type PushAnswer, savePushes } from '../../database/automation/pushes.ts';
import { forgetDoubtfulRuns, type RunStep, saveRunStep } from '../../database/automation/scheduled-runs.ts';
import { removeSample } from '../../database/facts/sample.ts';
import { changeKeeping, type Keeping, noteFetched } from '../../database/reports/keeping.ts';
import { deleteReports } from '../../database/reports/reports.ts';
import { changeSetAside, type SetAsideChange } from '../aside/set-aside.ts';
import { deleteAll, deletePollsBefore, deleteReportsBefore, giveUpUndoOf } from '../care/deletions.ts';
import { giveBack } from '../care/give-back.ts';
import { type ClosureChange, changeClosure } from '../closures/closures.ts';
import { type ImportInput, importFile } from '../import/import-file.ts';
import type { ImportProgress } from '../import/progress.ts';
import type { ReadingTask } from '../import/read-ahead.ts';
import { undoNewest } from '../import/undo-newest.ts';
import { changeNote, type NoteChange } from '../notes/notes.ts';
import { expectReport } from '../report/compute-report.ts';
import { findSure } from '../report/find-sure.ts';
import type { HelpedTask } from '../report/helper.ts';
import { announceReport, makeReport, renameReport, settleReport } from '../report/make-report.ts';
import type { InputOf, Jobs, WriteTask } from '../threads/task.ts';

/** Everything that changes the database, one after the other. A new change is added here; the service calls it. */
export const writeJobs = {
  async importFile(
    task: HelpedTask<ImportProgress> & WriteTask<ImportProgress> & ReadingTask,
    input: ImportInput,
  ) {
    const record = await importFile(task.database, input, task.cancel, task.onProgress, task.ahead);
    expectReport(task, record);
    return record;
  },
  makeReport,
  findSure,
  settleReport,
  renameReport,
  noteFetched: ({ database }: WriteTask, id: string) => noteFetched(database, id),
  /** All or none; answers how many there were. */
  deleteReports: ({ database }: WriteTask, ids: readonly string[]) => deleteReports(database, ids),
  changeClosure: ({ database }: WriteTask, change: ClosureChange) => changeClosure(database, change),
  changeNote: ({ database }: WriteTask, change: NoteChange) => changeNote(database, change, Date.now()),
  /** Answers what undoes it. */
  changeSetAside: ({ database }: WriteTask, change: SetAsideChange) =>
    changeSetAside(database, change, Date.now()),
  /** `undo-unavailable` where it is not the newest import, or what that takes is not kept. */
  undoImport: ({ database }: WriteTask, id: number) => undoNewest(database, id),
  keepForGood: giveUpUndoOf,
  deletePollsBefore,
  deleteReportsBefore,
  deleteAll,
  giveBackSpace: giveBack,
  changeKeeping: ({ database }: WriteTask, keeping: Keeping) => changeKeeping(database, keeping),
  changePlan: ({ database }: WriteTask, change: PlanChange) => changePlan(database, change, Date.now()),
  noteDeeds: ({ database }: WriteTask, deeds: readonly NewDeed[], left: readonly LeftFile[]) =>
    noteDeeds(database, deeds, left),
  savePushes: ({ database }: WriteTask, pushes: readonly Push[], answer: PushAnswer, isKnown: boolean) =>
    savePushes(database, pushes, answer, isKnown),
  saveRunStep: ({ database }: WriteTask, step: RunStep) => saveRunStep(database, step),
  forgetDoubtfulRuns: ({ database }: WriteTask, after: number) => forgetDoubtfulRuns(database, after),
  removeSample: ({ database }: WriteTask) => removeSample(database),
} satisfies Jobs;

export type WriteJobs = typeof writeJobs;

type Announcers = {
  readonly [K in keyof WriteJobs]?: (
    database: WriteTask['database'],
    ...input: InputOf<WriteJobs[K]>
  ) => void;
};

/** What is written down as soon as a job is asked for, before its turn comes. */
export const announcers: Announcers = { makeReport: announceReport };
