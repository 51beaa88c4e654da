import { once } from 'node:events';
import { cpSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { backUp, salvage } from '../../../main/jobs/backup/commands.ts';
import { openService } from '../../../main/jobs/service/service.ts';
import { sequence } from '../../bench/random.ts';
import type { Campaign } from '../campaign.ts';
import { endReady, takeReady } from '../ready-process.ts';
import {
  CARES,
  type Care,
  type CareFiles,
  type CareOrder,
  KEPT_AUTOMATIC,
  makeAutomatic,
  takeCare,
} from './care-once.ts';
import { filesIn, type Kind, kindFor, makeTemplates } from './care-places.ts';
import { type PlaceState, stateOf, straysIn } from './care-state.ts';

const script = fileURLToPath(new URL('./care-once.ts', import.meta.url));

/** `moment`: after so much of the time that the work takes undisturbed; `change`: before so-manieth change of a file. */
type Aim =
  | { readonly at: 'moment'; readonly share: number }
  | { readonly at: 'change'; readonly count: number };
type Plan = { readonly care: Care; readonly kind: Kind; readonly aim: Aim };

/** What care makes of a place where nothing disturbs it. */
type Course = { readonly before: PlaceState; readonly after: PlaceState; readonly tookMs: number };

/**
 * `kill -9` at random moments of every care that is taken of the data. After the next start everything must be as before
 * or as after, the backup's name must be borne by the old or by all of the new one, and nothing may lie about.
 */
export const killsInCare: Campaign = async ({ count, seed, folder, say }) => {
  const templates = join(folder, 'templates');
  await makeTemplates(templates);
  const courses = new Map<string, Course>();
  const violations: string[] = [];
  const endings = { before: 0, after: 0, ended: 0 };
  const place = join(folder, 'place');
  for (let round = 0; round < count; round++) {
    const plan = drawPlan(sequence(seed + round), round);
    try {
      const key = `${plan.kind} ${plan.care}`;
      const course = courses.get(key) ?? (await follow(plan, join(templates, plan.kind), place));
      courses.set(key, course);
      endings[await tryRound(plan, course, join(templates, plan.kind), place)]++;
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      violations.push(`seed ${seed}, round ${round}, ${describe(plan)}: ${why}`);
    }
    rmSync(place, { recursive: true, force: true });
    if ((round + 1) % 100 === 0) say(`  ${round + 1} rounds of care, ${violations.length} violations`);
  }
  endReady();
  const { before, after, ended } = endings;
  const tried = `${count} rounds of care, after a kill ${before} as before and ${after} as after, ${ended} not killed in time`;
  return { tried, violations };
};

/** Each care in turn, so that a short run meets all of them. */
function drawPlan(draw: () => number, round: number): Plan {
  const care = CARES[round % CARES.length] ?? 'undo';
  const kind = kindFor(care, draw);
  const aim: Aim =
    draw() < 0.5
      ? { at: 'moment', share: draw() * 1.6 }
      : { at: 'change', count: 1 + Math.floor(draw() * MOST_CHANGES) };
  return { care, kind, aim };
}

/** Of a restore; other care changes fewer files. */
const MOST_CHANGES = 8;

function describe({ care, kind, aim }: Plan): string {
  const when =
    aim.at === 'moment' ? `${(aim.share * 100).toFixed(0)} % into` : `before change ${aim.count} of`;
  return `killed ${when} “${care}” (${kind})`;
}

function lay(care: Care, template: string, place: string): CareFiles {
  cpSync(template, place, { recursive: true });
  const files = filesIn(place);
  if (care === 'salvage by command') rmSync(files.backup);
  return files;
}

async function follow({ care }: Plan, template: string, place: string): Promise<Course> {
  const files = lay(care, template, place);
  const before = stateOf(files);
  let began = 0;
  await takeCare({ care, ...files }, () => {
    began = performance.now();
  });
  const tookMs = performance.now() - began;
  const after = stateOf(files);
  rmSync(place, { recursive: true });
  return { before, after, tookMs };
}

/** What a kill left, or that the work ended before it. */
async function tryRound(
  { care, aim }: Plan,
  course: Course,
  template: string,
  place: string,
): Promise<'before' | 'after' | 'ended'> {
  const files = lay(care, template, place);
  const child = takeReady(script, KILL_AT_CHANGE);
  const ended = once(child, 'close');
  const order: CareOrder = { care, ...files, killAtChange: aim.at === 'change' ? aim.count : 0 };
  child.stdin.end(JSON.stringify(order));
  await Promise.race([once(child.stdout, 'data'), ended]);
  if (aim.at === 'moment') {
    await Promise.race([wait(aim.share * course.tookMs), ended]);
    child.kill('SIGKILL');
  }
  const [code, signal] = await ended;
  if (signal !== 'SIGKILL' && code !== 0) throw new Error(`it ended by itself with ${code}`);
  const found = stateOf(files);
  expectWhole(found, course, { care, isOver: signal !== 'SIGKILL' });
  await startAgain(care, files);
  const strays = straysIn(place, files);
  if (strays.length > 0) throw new Error(`left lying about: ${strays.join(', ')}`);
  if (signal !== 'SIGKILL') return 'ended';
  return isDeepStrictEqual(found, course.before) ? 'before' : 'after';
}

const KILL_AT_CHANGE = fileURLToPath(new URL('./kill-at-change.ts', import.meta.url));

function expectWhole(
  found: PlaceState,
  { before, after }: Course,
  { care, isOver }: { care: Care; isOver: boolean },
): void {
  const allowed = [after, ...(isOver ? [] : [before])];
  // The new one is there before the oldest goes, which the next one makes up for.
  const between = { ...after, automatic: [...after.automatic, ...before.automatic.slice(0, 1)].sort() };
  if (care === 'automatic backup' && !isOver) allowed.push(between);
  if (allowed.some((state) => isDeepStrictEqual(state, found))) return;
  throw new Error(
    `neither as before nor as after: ${JSON.stringify(found)}\n    before ${JSON.stringify(before)}\n    after ${JSON.stringify(after)}`,
  );
}

/** The next start, and the next work of the kind: both clear away what a kill left. */
async function startAgain(care: Care, files: CareFiles): Promise<void> {
  const service = openService(files.database);
  try {
    await service.ready().catch(() => undefined);
    if (care === 'automatic backup') {
      await makeAutomatic(service, files.automatic);
      const { length } = stateOf({ ...files, database: files.backup }).automatic;
      if (length !== KEPT_AUTOMATIC) throw new Error(`${length} automatic backups are kept`);
    }
  } finally {
    await service.close();
  }
  const next = join(dirname(files.backup), `next-${basename(files.backup)}`);
  if (care === 'backup') await backUp(files.database, next);
  if (care === 'salvage by command') await salvage(files.database, next);
  rmSync(next, { force: true });
}
