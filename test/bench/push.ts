/**
 * Single polls pushed to `serve` as fast as it takes them: how many a second, what a push costs it in processor time, its
 * import included, and whether each is stored in the end. `node test/bench/push.ts [--seconds 60] [--connections 32]`, on Linux.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openService } from '../../main/jobs/service/service.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    connections: { type: 'string', default: '32' },
  },
});
const [seconds, connections] = [Number(values.seconds), Number(values.connections)];
const cli = fileURLToPath(new URL('../../scripts/command-line/index.mjs', import.meta.url));
const TICKS_A_SECOND = 100;

const folder = mkdtempSync(join(tmpdir(), 'store-monitor-push-'));
const database = join(folder, 'own.db');
const tokenFile = join(folder, 'token');
const serve = spawn(
  process.execPath,
  [cli, 'serve', '--port', '0', '--database', database, '--token-file', tokenFile],
  { stdio: ['ignore', 'pipe', 'ignore'] },
);
const exited = once(serve, 'exit');
try {
  const [said] = await once(serve.stdout.setEncoding('utf8'), 'data');
  const address = /http:\S+/.exec(String(said))?.[0] ?? '';
  const headers = { authorization: `Bearer ${readFileSync(tokenFile, 'utf8').trim()}` };
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const before = cpuSeconds();
  const ids: string[] = [];
  const refusals = new Map<number, number>();
  const until = performance.now() + seconds * 1000;
  let next = 0;
  const push = async () => {
    while (performance.now() < until) {
      const { status, text } = await ask('POST', `${address}/import`, pollOf(next++));
      if (status === 202) ids.push(JSON.parse(text).import_id);
      else refusals.set(status, (refusals.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: connections }, push));
  const took = seconds + (performance.now() - until) / 1000;
  for (const id of ids.slice(-connections)) {
    while ((await ask('GET', `${address}/imports/${id}`)).status !== 200) await wait(500);
  }
  const cost = ((cpuSeconds() - before) / ids.length) * 1000;
  agent.destroy();
  serve.kill('SIGINT');
  await exited;
  const service = openService(database);
  const { polls } = await service.read('overview');
  await service.close();
  console.log(
    `${(ids.length / took).toFixed(0)} a second for ${took.toFixed(0)} s over ${connections} connections, ${cost.toFixed(2)} ms of processor each; ${polls} of ${ids.length} stored; refused: ${JSON.stringify([...refusals])}`,
  );

  function ask(method: string, url: string, body = ''): Promise<{ status: number; text: string }> {
    return new Promise((resolve, reject) => {
      const sending = request(url, { method, headers, agent }, async (response) => {
        let text = '';
        for await (const part of response.setEncoding('utf8')) text += part;
        resolve({ status: response.statusCode ?? 0, text });
      });
      sending.once('error', reject);
      sending.end(body);
    });
  }
} finally {
  serve.kill('SIGKILL');
  await exited;
  rmSync(folder, { recursive: true, force: true });
}

function pollOf(number: number): string {
  return `store_id,timestamp_utc,status\nstore-${number % 1000},${1_674_000_000 + Math.floor(number / 1000)},active\n`;
}

/** What the server took of the processors until now. */
function cpuSeconds(): number {
  const fields = readFileSync(`/proc/${serve.pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
}
