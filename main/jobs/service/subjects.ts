import type { WriteJobs } from '../worker/write-jobs.ts';

/** What the stored things are about. A change tells which of them it touched, so that who shows others need not ask again. */
export const SUBJECTS = [
  'polls',
  /** Business hours, time zones, names, groups and sales of stores, and which stores there are. */
  'facts',
  'closures',
  /** The list of imports, and what it takes to undo them. */
  'imports',
  'reports',
  'notes',
  /** Which stores are set aside. */
  'aside',
  /** What was done by itself. */
  'automation',
  /** What is to be done by itself. */
  'plan',
  /** How long what is kept without being asked for. */
  'keeping',
  /** How much room the database takes, with the same in it. */
  'disk',
  /** Which database it is: another one took its place. */
  'database',
] as const;
export type Subject = (typeof SUBJECTS)[number];

const DATA: readonly Subject[] = ['polls', 'facts', 'closures', 'imports'];

/** What each change may touch; a new one that does not say so does not compile. */
export const TOUCHED: Readonly<Record<keyof WriteJobs, readonly Subject[]>> = {
  importFile: DATA,
  // Reports made from what was undone say so.
  undoImport: [...DATA, 'reports'],
  removeSample: [...DATA, 'reports', 'notes'],
  keepForGood: ['imports'],
  // A change of closures is an import that can be undone.
  changeClosure: ['closures', 'imports'],
  changeNote: ['notes'],
  changeSetAside: ['aside'],
  makeReport: ['reports'],
  findSure: ['reports'],
  settleReport: ['reports'],
  renameReport: ['reports'],
  deleteReports: ['reports'],
  deleteReportsBefore: ['reports'],
  deletePollsBefore: [...DATA, 'reports'],
  deleteAll: SUBJECTS,
  changeKeeping: ['keeping', 'reports', 'imports'],
  giveBackSpace: ['disk'],
  changePlan: ['plan'],
  noteDeeds: ['automation'],
  saveRunStep: ['automation'],
  savePushes: ['automation'],
  forgetDoubtfulRuns: ['automation'],
  // Nothing that is shown.
  noteFetched: [],
};
