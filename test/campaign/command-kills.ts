import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { sequence } from '../bench/random.ts';
import { writeBigPolls } from '../fixtures/big-polls.ts';
import type { Campaign } from './campaign.ts';
import { inspect, makePlace, makeTwin, type Place, strays, type Twin } from './place.ts';
import { type Aim, type Ending, runReport } from './victim.ts';

/** So many rounds on one database: each begins with whatever the kill before it left. */
const ROUNDS_A_DATABASE = 10;

type Files = { readonly stores: string; readonly all: readonly string[] };
type Plan = { readonly files: readonly string[]; readonly options: readonly string[]; readonly aim: Aim };

/**
 * `kill -9` at random moments of an import, a report and a save by the real command line. After each, the database must
 * be sound and hold whole files only, as its twin does that took the same files undisturbed, and the files of `--out` and
 * `--outages` must each be the old one or the new one to the byte. A run that is not killed clears away what the others left.
 */
export const commandKills: Campaign = async ({ count, seed, folder, say }) => {
  const files = writeFiles(join(folder, 'files'));
  const violations: string[] = [];
  let killed = 0;
  for (let first = 0; first < count; first += ROUNDS_A_DATABASE) {
    const end = Math.min(count, first + ROUNDS_A_DATABASE);
    const draw = sequence(seed + first);
    const place = makePlace(join(folder, 'killed'));
    const twin = makeTwin(join(folder, 'twin'));
    let trying = 'a first import';
    try {
      await fill(place, twin, files.stores);
      for (let round = first; round < end; round++) {
        const plan = drawPlan(draw, files.all);
        trying = `round ${round}, ${describe(plan)}`;
        const ending = await tryRound(place, twin, plan);
        if (ending === 'killed') killed++;
      }
      trying = `after round ${end - 1}`;
      await clearAway(place, twin);
    } catch (error) {
      violations.push(`seed ${seed}, ${trying}: ${error instanceof Error ? error.message : String(error)}`);
    }
    twin.remove();
    rmSync(place.folder, { recursive: true });
    if (end % 100 === 0) say(`  ${end} rounds, ${killed} killed, ${violations.length} violations`);
  }
  return {
    tried: `${count} rounds of import, report and save, ${killed} killed before they ended`,
    violations,
  };
};

/** Polls that contradict each other, read on one thread and on several; hours and zones of more stores than polls name. */
function writeFiles(folder: string): Files {
  mkdirSync(folder, { recursive: true });
  const polls = [20_000, 9_000, 40_000, 150_000].map((rows, index) => {
    const path = join(folder, `polls-${index}.csv`);
    writeBigPolls(path, rows, index);
    return path;
  });
  const write = (name: string, lines: readonly string[]) => {
    writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
    return join(folder, name);
  };
  const ids = Array.from({ length: 15_000 }, (_, index) =>
    String(8_419_537_941_919_820_000n + BigInt(index)),
  );
  const zones = ids.map((id) => `${id},America/Denver`);
  const hours = ids.slice(0, 3_000).map((id, index) => `${id},${index % 7},08:00,22:00`);
  const stores = write('zones.csv', ['store_id,timezone_str', ...zones]);
  const weekly = write('hours.csv', ['store_id,day,start_time_local,end_time_local', ...hours]);
  return { stores, all: [...polls, weekly, stores] };
}

function drawPlan(draw: () => number, all: readonly string[]): Plan {
  const oneOf = <T>(first: T, ...others: T[]): T =>
    [first, ...others][Math.floor(draw() * (others.length + 1))] ?? first;
  const files = Array.from({ length: oneOf(0, 1, 2, 3) }, () => oneOf('', ...all)).filter(
    (path) => path !== '',
  );
  const options = oneOf([], ['--method', 'interpolated'], ['--extended']);
  const after = oneOf<Aim['after']>('start', 'first-word', 'log-growth', 'part-file');
  const longest = { start: 1500, 'first-word': 300, 'log-growth': 60, 'part-file': 8 }[after];
  return { files, options, aim: { after, waitMs: draw() * longest } };
}

function describe({ files, options, aim }: Plan): string {
  const names = [...files.map((path) => basename(path)), ...options].join(' ');
  return `killed ${aim.waitMs.toFixed(1)} ms after ${aim.after} of “${names}”`;
}

function argumentsOf(
  { files, options }: Pick<Plan, 'files' | 'options'>,
  { database, out, outages }: Place,
): string[] {
  return [
    ...files,
    ...options,
    '--as-of',
    '2023-01-20T12:00:00Z',
    '--database',
    database,
    '--out',
    out,
    '--outages',
    outages,
  ];
}

const NOTHING_MORE = { files: [], options: [] };

/** Gives both databases the same stores, so that a run without files has something to report on. */
async function fill(place: Place, twin: Twin, stores: string): Promise<void> {
  await twin.importFile(stores);
  expectSuccess(await runReport(place, argumentsOf({ files: [stores], options: [] }, place)));
}

async function tryRound(place: Place, twin: Twin, plan: Plan): Promise<Ending['how']> {
  const old = savedFiles(place);
  const ending = await runReport(place, argumentsOf(plan, place), plan.aim);
  if (ending.how === 'ended') expectSuccess(ending);
  const held = inspect(place);
  let taken = 0;
  for (const path of plan.files) {
    if (held === twin.contents()) break;
    await twin.importFile(path);
    taken++;
  }
  if (held !== twin.contents()) throw new Error('The database holds something else than whole files.');
  const written = savedFiles(place);
  const mayBeOld = ending.how === 'killed';
  if (mayBeOld && isDeepStrictEqual(written, old)) return ending.how;
  const expected = await undisturbedFiles(twin, plan);
  written.forEach((text, index) => {
    const isNew = taken === plan.files.length && text === expected[index];
    if (!isNew && !(mayBeOld && text === old[index])) {
      throw new Error(`A saved file is neither the old nor the new one: ${text.length} characters.`);
    }
  });
  return ending.how;
}

/** The report and the list of outages. */
function savedFiles({ out, outages }: Place): string[] {
  return [out, outages].map((path) => readFileSync(path, 'utf8'));
}

/** What the command line writes of the twin. */
async function undisturbedFiles(twin: Twin, plan: Pick<Plan, 'options'>): Promise<string[]> {
  expectSuccess(await runReport(twin, argumentsOf({ files: [], options: plan.options }, twin)));
  return savedFiles(twin);
}

/** The next run that is not disturbed succeeds, and leaves nothing behind of those that were. */
async function clearAway(place: Place, twin: Twin): Promise<void> {
  expectSuccess(await runReport(place, argumentsOf(NOTHING_MORE, place)));
  if (!isDeepStrictEqual(savedFiles(place), await undisturbedFiles(twin, NOTHING_MORE))) {
    throw new Error('The next run wrote another report than the twin.');
  }
  const left = strays(place);
  if (left.length > 0) throw new Error(`Left lying about: ${left.join(', ')}.`);
}

function expectSuccess(ending: Ending): void {
  if (ending.how === 'killed' || ending.code !== 0) throw new Error(`It failed: ${JSON.stringify(ending)}`);
}
