import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cli } from '../../fixtures/cli.ts';

/** What runs the command line. */
export type Runtime = {
  readonly executable: string;
  readonly script: string;
  readonly env: NodeJS.ProcessEnv;
};

const HERE: Runtime = {
  executable: process.execPath,
  script: cli,
  env: process.env,
};

export type ServeProcess = {
  readonly child: ChildProcess;
  readonly address: string;
  readonly token: string | undefined;
  output(): string;
  /** Ends it with a signal; answers its exit code, `null` where the signal ended it. */
  end(signal: NodeJS.Signals): Promise<number | null>;
};

/** `npm run serve` as a process of its own, once it listens; `temporary` is the folder for its temporary files. */
export async function startServe(
  args: readonly string[],
  temporary?: string,
  runtime = HERE,
): Promise<ServeProcess> {
  const { child, output, ended } = run(args, temporary, runtime);
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const listening = /^Try: .*\n/m.test(output())
        ? /^Listening on (\S+)$/m.exec(output())?.[1]
        : undefined;
      if (listening !== undefined) resolve(listening);
    });
    void ended.then((code) => reject(new Error(`It ended with ${code}: ${output()}`)));
  });
  return {
    child,
    address,
    token: /^Token: (\S+)$/m.exec(output())?.[1],
    output,
    end(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

/** Asks it for a path, as who knows its token. */
export async function askServed(served: ServeProcess | undefined, path: string) {
  const headers = { authorization: `Bearer ${served?.token}` };
  const response = await fetch(`${served?.address}${path}`, { headers });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: () => JSON.parse(text) };
}

/** Runs `npm run serve` to its end. */
export async function runServe(...args: string[]): Promise<{ code: number | null; output: string }> {
  const { output, ended } = run(args);
  return { code: await ended, output: output() };
}

function run(args: readonly string[], temporary?: string, { executable, script, env } = HERE) {
  const child = spawn(executable, [script, 'serve', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...env, ...(temporary === undefined ? {} : { TMPDIR: temporary }) },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
  }
  const ended = once(child, 'close').then(([code]): number | null => code);
  return { child, output: () => text, ended };
}
