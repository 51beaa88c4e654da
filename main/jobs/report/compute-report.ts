import { availableParallelism } from 'node:os';
import { inOneView } from '../../database/core/transaction.ts';
import { countStores, lastStoreNumber } from '../../database/facts/stores.ts';
import type { ImportRecord } from '../../database/imports/imports.ts';
import type { ReadableDatabase } from '../../database/opening/connection.ts';
import { weekOf } from '../../database/polls/poll-block.ts';
import { pollRange, readPollWeeks } from '../../database/polls/poll-weeks.ts';
import { sawTheSame, verifyReportData } from '../../database/reports/report-data.ts';
import type { Step } from '../../report/calendar.ts';
import { joinPartSums, type PeriodParts } from '../../report/part-sums.ts';
import type { PartRows } from '../../report/parts.ts';
import { heardFor, type ReportQuestion } from '../../report/period.ts';
import { joinReport, type Report } from '../../report/report.ts';
import { doubtsQuestion } from '../../report/sure/doubts-part.ts';
import type { SureParts } from '../../report/sure/join-sure.ts';
import {
  joinTrendDays,
  joinTrendWeek,
  type TrendDays,
  type TrendWeek,
  trendInstant,
} from '../../report/trend.ts';
import { type Cancel, throwIfCancelled } from '../threads/cancel.ts';
import { collectAll } from '../threads/rest.ts';
import { type Computed, computeInSteps, computePart, type PartOf } from './compute-part.ts';
import type { HelpedTask } from './helper.ts';
import { createTurns, endTurns, shareTaken, type Turns, takeTurn, wasHelped } from './turns.ts';

/** Fewer polls are done before another thread could begin. */
const WORTH_HELP = 250_000;

/** Of so many stores a second thread's part, and its copy here, take more memory than it saves time. */
const TOO_MANY_STORES = 300_000;

/**
 * Lets go of what a step of so large a report left behind: it would be collected late, and count beside what the next
 * step takes. Of a million stores that is 200 MB.
 */
export function letGo(database: ReadableDatabase): void {
  if (countStores(database) > TOO_MANY_STORES) collectAll();
}

/** Computes a report of every known store from what the database holds, both methods (SPEC §3). Writes nothing. */
export async function computeReport(task: HelpedTask<number>, question: ReportQuestion): Promise<Report> {
  const parts = await computeShared(task, 'report', question);
  letGo(task.database);
  return joinReport(parts);
}

/**
 * Computes what a report of every known store would say of them together, and of each group (SPEC §11), with the days that a
 * change is told by.
 */
export async function computeTrendWeek(
  task: HelpedTask,
  question: ReportQuestion,
): Promise<{ readonly week: TrendWeek; readonly days: TrendDays }> {
  const parts = await computeShared({ ...task, onProgress: () => undefined }, 'trend', question);
  return { week: joinTrendWeek(question.asOf, parts), days: joinTrendDays(parts) };
}

/** Computes each part of a period for every known store (SPEC §14); of a question that names its parts. */
export function computeParts(task: HelpedTask<number>, question: ReportQuestion): Promise<PartRows[]> {
  return computeShared(task, 'parts', question);
}

/** Adds up each part of a period over all stores, and over each group; of a question that names its parts. */
export async function computePartSums(
  task: HelpedTask,
  question: ReportQuestion & { readonly by: Step },
): Promise<PeriodParts> {
  const sums = await computeShared({ ...task, onProgress: () => undefined }, 'sums', question);
  return joinPartSums(question.by, sums);
}

/**
 * Gathers what tells how sure a report is that was made of what the database still holds, and what its stores share (SPEC §16);
 * `setAside` are the stores that it goes without.
 */
export async function gatherSure(
  task: HelpedTask<number>,
  { asOf, reach, period }: ReportQuestion,
  setAside: readonly string[],
): Promise<SureParts> {
  const { database, helper } = task;
  const { oldestPoll } = pollRange(database);
  const before = { asOf: trendInstant(asOf, 1), reach };
  const hasBefore = period === undefined && oldestPoll !== undefined && oldestPoll <= before.asOf;
  const own = { asOf, reach, period, without: setAside.length === 0 ? undefined : new Set(setAside) };
  const doubted = doubtsQuestion(own, oldestPoll);
  const step = steps(task, 1 + Number(hasBefore) + Number(doubted !== undefined));
  const weekBefore = hasBefore ? await computeShared(step(), 'days', before) : [];
  const doubts = doubted === undefined ? [] : await computeShared(step(), 'doubts', doubted);
  // What takes most memory last; what comes before it, and it itself, leave 10 MB behind in each thread, of 13,500 stores, and the
  // helping thread takes another 20, beside what comes next.
  const isLarge = isWorthHelp(database, own);
  if (isLarge) collectAll();
  const gathered = await computeShared(step(), 'sure', own);
  if (isLarge) {
    await helper.close();
    collectAll();
  }
  return { weekBefore, doubts, own: gathered };
}

/** What is left of the share done once all is read, for putting it together. */
const READ = 0.8;

/** The task of each of so many steps, whose shares done make one. */
function steps(task: HelpedTask<number>, count: number): () => HelpedTask<number> {
  let next = 0;
  return () => {
    const step = next++;
    return { ...task, onProgress: (share) => task.onProgress((READ * (step + share)) / count) };
  };
}

/** As computeReport, on this thread alone. */
export function computeReportAlone(
  database: ReadableDatabase,
  question: ReportQuestion,
  cancel: Cancel,
): Report {
  const next = nextTurnOf({ cancel, onProgress: () => undefined }, turnsFor(database, question));
  const { part, tallies } = atOneMoment(database, () => computePart(database, 'report', question, next));
  verifyReportData(database, [tallies]);
  return joinReport([part]);
}

type Computing = Pick<HelpedTask<number>, 'database' | 'cancel' | 'onProgress' | 'pause'>;

async function computeAlone<K extends keyof PartOf>(
  task: Computing,
  kind: K,
  question: ReportQuestion,
): Promise<PartOf[K]> {
  const { part, tallies } = await computeTurns(task, kind, question, turnsFor(task.database, question));
  verifyReportData(task.database, [tallies]);
  return part;
}

async function computeShared<K extends keyof PartOf>(
  task: HelpedTask<number>,
  kind: K,
  question: ReportQuestion,
): Promise<PartOf[K][]> {
  const { database, helper } = task;
  if (!isWorthHelp(database, question)) return [await computeAlone(task, kind, question)];
  const turns = turnsFor(database, question);
  // Where it fails, this thread does everything itself, and meets what went wrong if the data are to blame.
  const helping = helper.compute({ kind, question, turns }).catch(() => undefined);
  const own = await computeTurns(task, kind, question, turns);
  if (!wasHelped(turns)) {
    verifyReportData(database, [own.tallies]);
    return [own.part];
  }
  const help = await helping;
  // They may not have: something may have been imported between one thread's first look and the other's.
  if (help === undefined || !sawTheSame(own.tallies, help.tallies)) {
    return [await computeAlone(task, kind, question)];
  }
  verifyReportData(database, [own.tallies, help.tallies]);
  return [own.part, help.part];
}

/** Makes ready for a report of what was imported, which is likely to be asked for next. */
export function expectReport(
  { database, helper }: Pick<HelpedTask, 'database' | 'helper'>,
  { kind, accepted }: Pick<ImportRecord, 'kind' | 'accepted'>,
): void {
  if (kind === 'polls' && accepted >= WORTH_HELP && mayBeHelped(database)) helper.prepare();
}

const mayBeHelped = (database: ReadableDatabase): boolean =>
  availableParallelism() > 1 && countStores(database) <= TOO_MANY_STORES;

function isWorthHelp(database: ReadableDatabase, question: ReportQuestion): boolean {
  return (
    mayBeHelped(database) &&
    weeksHeard(database, question).reduce((sum, { polls }) => sum + polls, 0) >= WORTH_HELP
  );
}

function weeksHeard(database: ReadableDatabase, question: ReportQuestion) {
  const heard = heardFor(question);
  const [from, to] = [weekOf(heard.from), weekOf(heard.to)];
  return readPollWeeks(database).filter(({ week }) => week >= from && week <= to);
}

function turnsFor(database: ReadableDatabase, question: ReportQuestion): Turns {
  const weeks = new Set(weeksHeard(database, question).map(({ week }) => week));
  return createTurns(lastStoreNumber(database), weeks.size);
}

/** Takes turns until none is left. Throws once cancelled, and then leaves none to the helping thread either. */
async function computeTurns<K extends keyof PartOf>(
  { database, pause, ...told }: Computing,
  kind: K,
  question: ReportQuestion,
  turns: Turns,
): Promise<Computed<K>> {
  const next = nextTurnOf(told, turns);
  try {
    if (pause === undefined) {
      return atOneMoment(database, () => computePart(database, kind, question, next));
    }
    const steps = computeInSteps(database, kind, question, next);
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      await pause();
    }
  } finally {
    endTurns(turns);
  }
}

function nextTurnOf({ cancel, onProgress }: Pick<Computing, 'cancel' | 'onProgress'>, turns: Turns) {
  return () => {
    throwIfCancelled(cancel);
    onProgress(shareTaken(turns));
    return takeTurn(turns);
  };
}

/**
 * Beside the thread that writes, all turns must see the same moment; that thread itself must not hold a transaction open, in
 * which nothing could be announced (see announceReport).
 */
function atOneMoment<T>(database: ReadableDatabase, compute: () => T): T {
  return database.readonly ? inOneView(database, compute) : compute();
}
