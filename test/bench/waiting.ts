/**
 * Ten thousand files that wait in a folder when it comes to be watched: the longest stalls of main process and page while they
 * are imported, and what memory the main process takes meanwhile. `node test/bench/waiting.ts [--files 10000]`, on a display
 * or under xvfb-run; needs a build.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { answerOpenDialog, launchApp } from '../e2e/app.ts';
import { button, navigateTo } from '../e2e/steps.ts';
import { longestStall, type Stalls, watchStalls } from './stalls.ts';

const { values } = parseArgs({ options: { files: { type: 'string', default: '10000' } } });
const files = Number(values.files);

const t = await launchApp();
try {
  const watched = join(t.folder, 'watched');
  mkdirSync(watched);
  for (let file = 0; file < files; file++) {
    const rows = `store_id,timestamp_utc,status\ns${file % 500},${1_674_000_000 + file * 60},active\n`;
    writeFileSync(join(watched, `${String(file).padStart(6, '0')}.csv`), rows);
  }
  await answerOpenDialog(t.app, [watched]);
  await navigateTo(t, 'Automation');
  await button(t, 'Watch a folder…').click();
  await t.page.getByRole('dialog').getByRole('button', { name: 'Choose a folder…' }).click();
  await watchStalls(t);
  await button(t, 'Watch it').click();
  const began = performance.now();
  const all: Stalls[] = [];
  for (let done = 0; done < files; ) {
    await wait(5_000);
    all.push(await longestStall(t));
    done = await imported();
    const megabytes = memoryOf(t.app.process().pid ?? 0);
    console.log(
      `${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s: ${done} imported, ${words(all.at(-1))}, ${megabytes} MB`,
    );
  }
  const worst = {
    main: Math.max(...all.map(({ main }) => main)),
    page: Math.max(...all.map(({ page }) => page)),
  };
  console.log(`longest stalls of main and page (bound 50 ms): ${words(worst)}`);
} finally {
  await t.close();
}

async function imported(): Promise<number> {
  return t.page.evaluate(async () => {
    const answer = await window.storeMonitor.call('overview');
    return answer.ok ? answer.value.polls : 0;
  });
}

function words(stalls: Stalls | undefined): string {
  return stalls === undefined ? '' : `${stalls.main.toFixed(0)} / ${stalls.page.toFixed(0)} ms`;
}

function memoryOf(pid: number): number {
  return Math.round(
    Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
  );
}
