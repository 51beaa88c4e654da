import { parentPort, workerData } from 'node:worker_threads';
import { inOneView } from '../../database/core/transaction.ts';
import { openForReading, READ_ONCE_CACHE_KB } from '../../database/opening/connection.ts';
import { computePart } from '../report/compute-part.ts';
import type { HelpAnswer, HelpRequest } from '../report/helper.ts';
import { practise } from '../report/practise.ts';
import { takeTurnAsHelper } from '../report/turns.ts';
import { toFailure } from '../threads/error.ts';
import { giveWay } from '../threads/priority.ts';
import { collectAll } from '../threads/rest.ts';

/** A thread that takes turns at what another computes; see helper.ts. */
const port = parentPort;
if (port === null) throw new Error('report-worker runs as a worker thread');
giveWay();
const database = openForReading(workerData, READ_ONCE_CACHE_KB);

port.on('message', (request: HelpRequest | 'practise' | 'close') => {
  switch (request) {
    case 'practise':
      tryToPractise();
      return;
    case 'close':
      database.close();
      port.close();
      return;
    default:
      hand(answer(request));
  }
});

/** What is wrong with the data is told by the report that meets it. */
function tryToPractise(): void {
  try {
    practise(database);
  } catch {
    return;
  }
}

/** The memory of a part changes hands: of a million stores, or of the outages of a year, a copy takes 100 MB. */
function hand(answer: HelpAnswer): void {
  port?.postMessage(answer, answer.ok ? [...buffersOf(answer.computed.part)] : []);
}

/** The memory of every array of numbers in a value, once each. */
function buffersOf(value: unknown, found = new Set<ArrayBuffer>()): ReadonlySet<ArrayBuffer> {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
  } else if (Array.isArray(value)) {
    // Lists are of texts, stores and columns; those of texts and stores hold no arrays, and may be of a million.
    if (hasArrays(value[0])) for (const item of value) buffersOf(item, found);
  } else if (typeof value === 'object' && value !== null && !(value instanceof Map)) {
    for (const item of Object.values(value)) buffersOf(item, found);
  }
  return found;
}

const hasArrays = (item: unknown): boolean =>
  typeof item === 'object' && item !== null && Object.values(item).some((part) => ArrayBuffer.isView(part));

function answer({ kind, question, turns }: HelpRequest): HelpAnswer {
  try {
    // What it did of the report is over (see gatherSure). It takes 20 to 30 ms of a processor.
    if (kind === 'sure') collectAll();
    const next = () => takeTurnAsHelper(turns);
    return { ok: true, computed: inOneView(database, () => computePart(database, kind, question, next)) };
  } catch (error) {
    return { ok: false, failure: toFailure(error) };
  }
}
