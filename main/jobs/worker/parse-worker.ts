import { parentPort } from 'node:worker_threads';
import { kernelCode } from '../../import/kernel-code.ts';
import { createPollKernel } from '../../import/poll-kernel.ts';
import type { ParseAnswer, ParseRequest } from '../import/parse-thread.ts';
import { createPollParser, type PollParser } from '../import/poll-parser.ts';
import { callParser } from '../import/poll-reader.ts';
import { toFailure } from '../threads/error.ts';
import { giveWay } from '../threads/priority.ts';

/** A thread that parses one file of polls; see poll-reader.ts, which ends it when the work is not wanted any more. */
const port = parentPort;
if (port === null) throw new Error('parse-worker runs as a worker thread');
giveWay();
const kernel = kernelCode === undefined ? undefined : createPollKernel(kernelCode);
let parser: PollParser | undefined;

port.on('message', (request: ParseRequest) => {
  try {
    if ('open' in request) {
      parser = createPollParser(request.open, undefined, kernel);
      return;
    }
    if (parser === undefined) throw new Error('A file is opened first.');
    const answer = callParser(parser, request.name, request.input);
    port.postMessage({ ok: true, answer } satisfies ParseAnswer, buffersOf(answer));
  } catch (error) {
    port.postMessage({ ok: false, failure: toFailure(error) } satisfies ParseAnswer);
  }
});

/** The numbers of a piece change hands without a copy. */
function buffersOf(answer: unknown): ArrayBuffer[] {
  const parts: unknown[] = typeof answer === 'object' && answer !== null ? Object.values(answer) : [];
  return parts.flatMap((part) => (part instanceof Uint32Array ? [part.buffer as ArrayBuffer] : []));
}
