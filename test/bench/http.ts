import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startHttpApi } from '../../main/http/server.ts';
import { openService, type Service } from '../../main/jobs/service/service.ts';
import { DEFAULTS, generate } from './generate.ts';
import { median } from './measure.ts';

/**
 * How much a report is slowed by callers of the HTTP API: pairs of reports, one alone and one with 1,000 requests, 32 at
 * a time, from a process of their own that begin with it. Many pairs, for reports are short. `node test/bench/http.ts [--polls N] [--runs N]`.
 */
const REQUESTS = 1000;
const AT_ONCE = 32;
const TOKEN = 'token-of-the-bench';

type Order = { address: string; id: string };
type Done = { seconds: number; statuses: Record<string, number> };

if (process.send === undefined) await measure();
else process.on('message', (order: Order) => void load(order).then((done) => process.send?.(done)));

async function measure(): Promise<void> {
  const { values } = parseArgs({
    options: {
      polls: { type: 'string', default: String(DEFAULTS.polls) },
      runs: { type: 'string', default: '41' },
    },
  });
  const folder = mkdtempSync(join(tmpdir(), 'store-monitor-bench-http-'));
  const service = openService(join(folder, 'bench.db'));
  const set = generate({ ...DEFAULTS, polls: Number(values.polls) });
  for (const path of [set.polls, set.hours, set.zones]) {
    await service.importFile({ path, sample: false });
  }
  const api = await startHttpApi({ service, port: 0, token: TOKEN });
  const client = fork(import.meta.filename);
  for (let warm = 0; warm < 2; warm++) await together(service, client, api.address);
  const ratios: number[] = [];
  for (let run = 0; run < Number(values.runs); run++) {
    const alone = run % 2 === 0 ? await report(service) : undefined;
    const { seconds, done } = await together(service, client, api.address);
    const calm = alone ?? (await report(service));
    ratios.push(seconds / calm);
    console.log(
      `alone ${calm.toFixed(3)} s, with requests ${seconds.toFixed(3)} s (× ${(seconds / calm).toFixed(2)}); ` +
        `requests ${done.seconds.toFixed(3)} s ${JSON.stringify(done.statuses)}`,
    );
  }
  console.log(`Median × ${median(ratios).toFixed(3)} over ${ratios.length} pairs, ${values.polls} polls.`);
  client.disconnect();
  await api.close();
  await service.close();
  rmSync(folder, { recursive: true, force: true });
}

/** The seconds that one report takes. */
async function report(service: Service, begun: (id: string) => void = () => undefined): Promise<number> {
  const id = await service.triggerReport({ asOf: 'latest', reach: 5_400_000 });
  const from = performance.now();
  begun(id);
  const { state } = await service.reportEnded(id);
  if (state !== 'Complete') throw new Error(`The report is ${state}.`);
  return (performance.now() - from) / 1000;
}

async function together(service: Service, client: ChildProcess, address: string) {
  const answered = once(client, 'message').then(([done]: Done[]) => done);
  const seconds = await report(service, (id) => void client.send({ address, id } satisfies Order));
  const done = await answered;
  if (done === undefined) throw new Error('The requests were not made.');
  return { seconds, done };
}

/** Asks for the progress of the report, and once it is complete for another that is not known: never for its CSV. */
async function load({ address, id }: Order): Promise<Done> {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const statuses: Record<string, number> = {};
  let left = REQUESTS;
  let asked = id;
  const from = performance.now();
  const caller = async () => {
    while (left-- > 0) {
      const status = await ask(agent, `${address}/get_report?report_id=${asked}`);
      if (status === 200) asked = 'unknown';
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, caller));
  agent.destroy();
  return { seconds: (performance.now() - from) / 1000, statuses };
}

function ask(agent: Agent, url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const asking = request(url, { agent, headers: { authorization: `Bearer ${TOKEN}` } }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
    });
    asking.on('error', reject);
    asking.end();
  });
}
