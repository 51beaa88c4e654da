/**
 * Runs scripts of package.json side by side (`node scripts/side-by-side.ts types lint`), prints what each said as a whole
 * once it has ended, and fails when one did, after all have ended. For `npm run check`: one after another each left a core idle.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { projectFolder } from './electron-runtime/project.ts';

const { scripts }: { scripts: Record<string, string> } = JSON.parse(
  readFileSync(join(projectFolder, 'package.json'), 'utf8'),
);

const running = new Set<ChildProcess>();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    for (const child of running) child.kill(signal);
  });
}
const ended = await Promise.all(process.argv.slice(2).map(runScript));
const failed = ended.filter(({ isWell }) => !isWell).map(({ name }) => name);
if (failed.length > 0) {
  console.error(`Failed: ${failed.join(', ')}.`);
  process.exitCode = 1;
}

async function runScript(name: string): Promise<{ readonly name: string; readonly isWell: boolean }> {
  const command = scripts[name];
  if (command === undefined) throw new Error(`There is no script “${name}” in package.json.`);
  const child = spawn(command, { cwd: projectFolder, shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  const [printed, complained] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  running.delete(child);
  process.stdout.write(printed);
  process.stderr.write(complained);
  return { name, isWell: child.exitCode === 0 };
}
