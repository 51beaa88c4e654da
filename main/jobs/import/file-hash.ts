import { createHash } from 'node:crypto';
import { readSync } from 'node:fs';
import { startThread } from '../threads/thread.ts';

/** `file` is the one descriptor that the whole process reads the file through. */
export type HashSetup = { readonly file: number; readonly bytes: number };

/** The SHA-256 of a file that is being imported. */
export type FileHash = {
  /** Begins on a thread of its own; to be called where a processor is idle. */
  begin(): void;
  /** In lower-case hexadecimal; begins where that was not done. */
  digest(): Promise<string>;
  /** Gives up what runs. The file may be closed only after it. */
  stop(): Promise<unknown>;
};

/** Hashing less than this is done sooner than a thread is started. */
const WORTH_THREAD = 8 << 20;
const STEP_BYTES = 1 << 20;

export function createFileHash({ file, bytes }: HashSetup): FileHash {
  let running: { worker: ReturnType<typeof startThread>; digest: Promise<string> } | undefined;
  function begin(): void {
    if (running !== undefined || bytes < WORTH_THREAD) return;
    const worker = startThread('hash-worker', { file, bytes } satisfies HashSetup);
    const digest = new Promise<string>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('The thread that hashes the file ended.')));
    });
    // A failure is met where the digest is asked for.
    digest.catch(() => undefined);
    running = { worker, digest };
  }
  return {
    begin,
    digest() {
      begin();
      return running?.digest ?? Promise.resolve(hashFile(file, bytes));
    },
    stop: () => running?.worker.terminate() ?? Promise.resolve(),
  };
}

/** Of the first `bytes` of an open file. */
export function hashFile(file: number, bytes: number): string {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafeSlow(STEP_BYTES);
  for (let position = 0; position < bytes; ) {
    const count = readSync(file, buffer, 0, Math.min(buffer.length, bytes - position), position);
    if (count === 0) break;
    hash.update(buffer.subarray(0, count));
    position += count;
  }
  return hash.digest('hex');
}
