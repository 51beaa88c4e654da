import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { sequence } from '../../bench/random.ts';
import type { Campaign } from '../campaign.ts';
import { makeSound } from '../damages.ts';
import { HOSTILE_KINDS, writeHostile } from './hostile-files.ts';

/** What takes so long never ends; how long the longest took is told, for a machine may be busy. */
const WITHIN_MS = 60_000;
const WORKER = fileURLToPath(new URL('./hostile-work.ts', import.meta.url));

/** Files made up to hang, fool or use the app: each command on each must end in time and change nothing but its own. */
export const hostile: Campaign = async ({ count, seed, folder, say }) => {
  const sound = join(folder, 'sound.db');
  const { usedPages } = await makeSound(folder);
  const own = readFileSync(sound);
  const violations: string[] = [];
  const endings = { done: 0, refused: 0 };
  let worker = startWorker();
  let longest = 0;
  for (let round = 0; round < count; round++) {
    const kind = HOSTILE_KINDS[round % HOSTILE_KINDS.length] ?? '';
    for (const work of ['backup', 'restore', 'salvage', 'report']) {
      const cwd = mkdtempSync(join(folder, 'round-'));
      const [file, other] = [join(cwd, 'hostile.db'), join(cwd, 'other.db')];
      writeHostile(sound, file, kind, sequence(seed + round), usedPages);
      const before = readFileSync(file);
      if (work === 'restore') writeFileSync(other, own);
      const begun = performance.now();
      const said = await worker.ask([work, file, other].join('\t'));
      longest = Math.max(longest, performance.now() - begun);
      const blame = (how: string) => violations.push(`seed ${seed + round}, ${kind}, ${work}: ${how}`);
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
    }
    if ((round + 1) % 100 === 0) say(`  ${round + 1} files, ${violations.length} violations`);
  }
  worker.kill();
  return {
    tried: `${count} files of ${HOSTILE_KINDS.length} kinds: ${JSON.stringify(endings)}, the longest took ${Math.round(longest)} ms`,
    violations,
  };
};

function startWorker() {
  const child: ChildProcessWithoutNullStreams = spawn(process.execPath, [WORKER]);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    /** `undefined`: it took too long. */
    async ask(line: string): Promise<string | undefined> {
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
