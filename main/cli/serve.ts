import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { startHttpApi } from '../http/server.ts';
import { createToken, curlLine } from '../http/token.ts';
import { sampleFiles } from '../jobs/sample-files.ts';
import type { Service } from '../jobs/service/service.ts';
import { restOnceIdle } from '../jobs/threads/rest.ts';
import type { ServeArguments } from './arguments.ts';
import { inSession, type Session } from './session.ts';
import { say } from './summary.ts';
import type { StartOf } from './usage.ts';

/** The `serve` command of SPEC §6: the HTTP API until it is told to stop. Answers the exit code. */
export async function serve(args: ServeArguments, startOf: StartOf): Promise<number> {
  await inSession(args.database, (session) => run(args, session, startOf), { findsSure: true });
  return 0;
}

async function run(
  { database, port, requireToken, tokenFile }: ServeArguments,
  { service, stop }: Session,
  startOf: StartOf,
): Promise<void> {
  const giveUp = () => void service.close();
  stop.addEventListener('abort', giveUp);
  await service.ready();
  if (database === undefined) await importSample(service);
  else if ((await service.read('overview')).stores === 0) {
    say(`${database} holds no stores yet. Stop this, import your files with`);
    say(`“${startOf('report')} <files> --database ${database}”, and start it again.`);
  }
  const pushToken = tokenFile === undefined ? createToken() : keptToken(tokenFile);
  const token = requireToken ? pushToken : undefined;
  const onFailure = (error: unknown) => say(error instanceof Error ? error.message : String(error));
  const api = await startHttpApi({ service, port, token, pushToken, onFailure });
  // From here on callers get their answers before the database closes.
  stop.removeEventListener('abort', giveUp);
  try {
    print(api.address, token, pushToken);
    service.onChanged(restOnceIdle().stir);
    await stopped(stop);
  } finally {
    await api.close();
  }
}

async function importSample(service: Service): Promise<void> {
  say('No --database is given: this serves the bundled sample, and keeps nothing when it ends.');
  const sample = sampleFiles().map((path) => ({ path, sample: true }));
  const { outcomes } = await service.imports.ended(service.imports.add(sample));
  const failed = outcomes.find((outcome) => outcome.status === 'failed');
  if (failed !== undefined) throw new Error(failed.error.message);
}

function print(address: string, token: string | undefined, pushToken: string): void {
  process.stdout.write(`Listening on ${address}\n`);
  process.stdout.write(
    token === undefined ? `No token is required, but to push files: ${pushToken}\n` : `Token: ${token}\n`,
  );
  process.stdout.write(`Try: ${curlLine(address, token)}\n`);
  say('Press Ctrl+C to stop.');
}

function stopped(stop: AbortSignal): Promise<void> {
  if (stop.aborted) return Promise.resolve();
  return new Promise((resolve) => stop.addEventListener('abort', () => resolve(), { once: true }));
}

const LEAST_TOKEN = 20;

/** The token in a file, which is made where there is none: whoever pushes files needs to know it after a restart, too. */
function keptToken(file: string): string {
  if (!existsSync(file)) writeFileSync(file, `${createToken()}\n`, { mode: 0o600, flag: 'wx' });
  const token = readFileSync(file, 'utf8').trim();
  if (token.length >= LEAST_TOKEN && /^\S+$/.test(token)) return token;
  throw new Error(`${file} holds no token: a line of at least ${LEAST_TOKEN} characters without blanks.`);
}
