import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { sequence } from '../../bench/random.ts';
import type { Campaign } from '../campaign.ts';
import { makeSound } from '../damages.ts';
import { HOSTILE_KINDS, writeHostile } from './hostile-files.ts';
import type { HostileAnswer } from './hostile-work.ts';

/** What takes so long never ends. */
const WITHIN_MS = 60_000;
/** Each must have ended after so long of an idle machine: so much of its processors, which others do not lengthen. */
const CPU_WITHIN_MS = 5_000;
const WORKER = fileURLToPath(new URL('./hostile-work.ts', import.meta.url));

const WORKS = ['backup', 'restore', 'salvage', 'report'] as const;
type Work = (typeof WORKS)[number];

/** What a round tries: in as many rounds as there are kinds each of them, in four times as many every work with each. */
function triedIn(round: number): { readonly kind: string; readonly work: Work } {
  const kinds = HOSTILE_KINDS.length;
  const kind = round % kinds;
  const work = WORKS[(kind + Math.floor(round / kinds)) % WORKS.length];
  return { kind: HOSTILE_KINDS[kind] ?? '', work: work ?? 'report' };
}

/** Files made up to hang, fool or use the app: each command on each must end in time and change nothing but its own. */
export const hostile: Campaign = async ({ count, seed, folder, say }) => {
  const sound = join(folder, 'sound.db');
  const { usedPages } = await makeSound(folder);
  const own = readFileSync(sound);
  const violations: string[] = [];
  const endings = { done: 0, refused: 0 };
  let worker = startWorker();
  const longest = { byClock: NOTHING_YET, byProcessor: NOTHING_YET };
  for (let round = 0; round < count; round++) {
    const { kind, work } = triedIn(round);
    const cwd = mkdtempSync(join(folder, 'round-'));
    const [file, other] = [join(cwd, 'hostile.db'), join(cwd, 'other.db')];
    writeHostile(sound, file, kind, sequence(seed + round), usedPages);
    const before = readFileSync(file);
    if (work === 'restore') writeFileSync(other, own);
    const begun = performance.now();
    const answer = await worker.ask([work, file, other].join('\t'));
    const said = answer?.said;
    const took = (ms: number) => ({ ms, what: `${work} of ${kind}` });
    longest.byClock = longer(longest.byClock, took(performance.now() - begun));
    longest.byProcessor = longer(longest.byProcessor, took(answer?.cpuMs ?? 0));
    const blame = (how: string) => violations.push(`seed ${seed + round}, ${kind}, ${work}: ${how}`);
    if (answer !== undefined && answer.cpuMs > CPU_WITHIN_MS)
      blame(`took ${Math.round(answer.cpuMs)} ms of a processor`);
    if (said === undefined) {
      blame('did not end');
      worker.kill();
      worker = startWorker();
    } else endings[said === 'done' ? 'done' : 'refused']++;
    // A report is kept in a database that may be written to, also one that fails.
    if ((work !== 'report' || !kind.includes('senseless')) && !readFileSync(file).equals(before))
      blame('the file was changed');
    if (said === 'done') {
      if (kind !== 'a senseless report' && work !== 'salvage') blame('was taken');
    } else if (work === 'restore' ? !readFileSync(other).equals(own) : existsSync(other))
      blame('something was made');
    rmSync(cwd, { recursive: true, force: true });
    if ((round + 1) % 100 === 0)
      say(
        `  ${round + 1} tries, ${violations.length} violations, the longest ${told(longest.byClock)}, ${told(longest.byProcessor)} of a processor`,
      );
  }
  worker.kill();
  return {
    tried: `${count} tries of ${WORKS.length} works with ${HOSTILE_KINDS.length} kinds of files: ${JSON.stringify(endings)}, the longest took ${told(longest.byClock)} by the clock, ${told(longest.byProcessor)} of a processor`,
    violations,
  };
};

type Took = { readonly ms: number; readonly what: string };

const NOTHING_YET: Took = { ms: 0, what: 'nothing' };
const longer = (a: Took, b: Took) => (b.ms > a.ms ? b : a);
const told = ({ ms, what }: Took) => `${Math.round(ms)} ms (${what})`;

function startWorker() {
  const child: ChildProcessWithoutNullStreams = spawn(process.execPath, [WORKER]);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    /** `undefined`: it took too long. */
    async ask(line: string): Promise<HostileAnswer | undefined> {
      child.stdin.write(`${line}\n`);
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<undefined>((resolve) => {
        timer = setTimeout(() => resolve(undefined), WITHIN_MS);
      });
      const answer = await Promise.race([lines.next(), late]);
      clearTimeout(timer);
      return answer === undefined || answer.done === true ? undefined : JSON.parse(answer.value);
    },
    kill: () => void child.kill('SIGKILL'),
  };
}
