import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startHttpApi } from '../http/server.ts';
import { createToken, curlLine } from '../http/token.ts';
import { createCancelFlag } from '../jobs/cancel.ts';
import { sampleFiles } from '../jobs/sample-files.ts';
import { openService, type Service } from '../jobs/service.ts';
import type { ServeArguments } from './arguments.ts';

const say = (text: string) => void process.stderr.write(`${text}\n`);

/** The `serve` command of SPEC §6: the HTTP API until it is told to stop. Answers the exit code. */
export async function serve(args: ServeArguments): Promise<number> {
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  const temporary = args.database === undefined ? mkdtempSync(join(tmpdir(), 'store-monitor-')) : undefined;
  const service = openService(args.database ?? join(temporary ?? '.', 'store-monitor.db'));
  try {
    await run(args, service, stop.signal);
  } catch (error) {
    if (!stop.signal.aborted) throw error;
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
    await service.close();
    if (temporary !== undefined) rmSync(temporary, { recursive: true, force: true });
  }
  return 0;
}

async function run(args: ServeArguments, service: Service, stop: AbortSignal): Promise<void> {
  await service.ready();
  if (args.database === undefined) await importSample(service);
  else if ((await service.overview()).stores === 0) {
    say(`${args.database} holds no stores yet. Stop this, import your files with “npm run report -- <files>`);
    say(`--database ${args.database}”, and start it again.`);
  }
  const token = args.requireToken ? createToken() : undefined;
  const onFailure = (error: unknown) => say(error instanceof Error ? error.message : String(error));
  const api = await startHttpApi({ service, port: args.port, token, onFailure });
  try {
    print(api.address, token);
    await stopped(stop);
  } finally {
    await api.close();
  }
}

async function importSample(service: Service): Promise<void> {
  say('No --database is given: this serves the bundled sample, and keeps nothing when it ends.');
  for (const path of sampleFiles()) {
    await service.importFile({ path, sample: true }, createCancelFlag(), () => undefined);
  }
}

function print(address: string, token: string | undefined): void {
  process.stdout.write(`Listening on ${address}\n`);
  process.stdout.write(token === undefined ? 'No token is required.\n' : `Token: ${token}\n`);
  process.stdout.write(`Try: ${curlLine(address, token)}\n`);
  say('Press Ctrl+C to stop.');
}

function stopped(stop: AbortSignal): Promise<void> {
  if (stop.aborted) return Promise.resolve();
  return new Promise((resolve) => stop.addEventListener('abort', () => resolve(), { once: true }));
}
