import { closeSync, openSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import type { FileFormat } from '../../import/file-format.ts';
import { readPollSegment } from '../../import/segment.ts';
import { createInterner } from '../../import/store-interner.ts';
import { toFailure } from '../error.ts';
import { readRange } from '../import/file-range.ts';
import type { ParseAnswer, ParseRequest } from '../import/poll-ranges.ts';

/** A thread that reads ranges of one poll file, in the order asked; see poll-ranges.ts. */
const port = parentPort;
if (port === null) throw new Error('parse-worker runs as a worker thread');

const interner = createInterner();
let namesSent = 0;
let open: { file: number; format: FileFormat } | undefined;

port.on('message', (request: ParseRequest) => {
  try {
    if (request.type === 'open') open = { file: openSync(request.path, 'r'), format: request.format };
    else if (request.type === 'close') {
      if (open !== undefined) closeSync(open.file);
      port.close();
    } else answer(request.range, open);
  } catch (error) {
    port.postMessage({ ok: false, failure: toFailure(error) } satisfies ParseAnswer);
  }
});

function answer(range: Extract<ParseRequest, { type: 'read' }>['range'], source: typeof open): void {
  if (source === undefined) throw new Error('A range was asked for before its file.');
  const result = readRange(source.file, range, (segment) =>
    readPollSegment(segment, source.format, interner),
  );
  const names = interner.names.slice(namesSent);
  namesSent = interner.names.length;
  const message: ParseAnswer = { ok: true, polls: { ...result, names } };
  port?.postMessage(message, [result.stores.buffer as ArrayBuffer, result.keys.buffer as ArrayBuffer]);
}
