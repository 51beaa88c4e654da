import { parentPort, workerData } from 'node:worker_threads';
import { readPollSegment } from '../../import/segment.ts';
import { createInterner } from '../../import/store-interner.ts';
import { type FileRange, readRange } from '../import/file-range.ts';
import type { ParseAnswer, ParseSetup } from '../import/poll-ranges.ts';
import { toFailure } from '../threads/error.ts';
import { giveWay } from '../threads/priority.ts';

/** A thread that reads ranges of one poll file, in the order asked; see poll-ranges.ts. */
const port = parentPort;
if (port === null) throw new Error('parse-worker runs as a worker thread');
giveWay();
const { file, format }: ParseSetup = workerData;

const interner = createInterner();
let namesSent = 0;

port.on('message', (range: FileRange) => {
  try {
    answer(range);
  } catch (error) {
    port.postMessage({ ok: false, failure: toFailure(error) } satisfies ParseAnswer);
  }
});

function answer(range: FileRange): void {
  // Who asked ends this thread when the work is not wanted any more, so nothing here has to look.
  const result = readRange(
    file,
    range,
    (segment) => readPollSegment(segment, format, interner),
    () => undefined,
  );
  const names = interner.names.slice(namesSent);
  namesSent = interner.names.length;
  const message: ParseAnswer = { ok: true, polls: { ...result, names } };
  port?.postMessage(message, [result.stores.buffer as ArrayBuffer, result.keys.buffer as ArrayBuffer]);
}
