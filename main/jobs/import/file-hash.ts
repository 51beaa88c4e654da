import { createHash } from 'node:crypto';
import { readSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** The SHA-256 of a file that is being imported. */
export type FileHash = {
  /** Begins, a piece at a time whenever this thread has nothing else to do; to be called where it waits for another. */
  begin(): void;
  /** In lower-case hexadecimal; begins where that was not done. */
  digest(): Promise<string>;
  /** Gives up what runs. The file may be closed only after it. */
  stop(): void;
};

/** Half a millisecond: whatever else this thread is asked for waits no longer. */
const STEP_BYTES = 1 << 20;

/**
 * Of the first `bytes` of an open file. Not on a thread of its own: the one that writes waits for the one that parses for
 * twice as long as this takes (0.1 s of 116 MB), and a thread takes half of that to start.
 */
export function createFileHash({ file, bytes }: { readonly file: number; readonly bytes: number }): FileHash {
  let isStopped = false;
  let running: Promise<string> | undefined;
  async function hashInSteps(): Promise<string> {
    const hash = createHash('sha256');
    const buffer = Buffer.allocUnsafeSlow(Math.min(STEP_BYTES, bytes));
    for (let position = 0; position < bytes; ) {
      await nextTurn();
      if (isStopped) throw new Error('Hashing the file was given up.');
      const count = readSync(file, buffer, 0, Math.min(buffer.length, bytes - position), position);
      if (count === 0) break;
      hash.update(buffer.subarray(0, count));
      position += count;
    }
    return hash.digest('hex');
  }
  function begin(): Promise<string> {
    running ??= hashInSteps();
    // A failure is met where the digest is asked for.
    running.catch(() => undefined);
    return running;
  }
  return {
    begin: () => void begin(),
    digest: begin,
    stop() {
      isStopped = true;
    },
  };
}
