import { parentPort, workerData } from 'node:worker_threads';
import { closeDatabase, openForReading } from '../../database/connection.ts';
import { inOneView } from '../../database/transaction.ts';
import { readZoneOffsets } from '../../report/time-zone.ts';
import { toFailure } from '../error.ts';
import { computePart, DEFAULT_ZONE } from '../report/compute-part.ts';
import { takeTurnAsHelper } from '../report/turns.ts';
import type { HelpAnswer, HelpRequest } from './helper.ts';
import { giveWay } from './priority.ts';

/** A thread that takes turns at what another computes; see helper.ts. */
const port = parentPort;
if (port === null) throw new Error('report-worker runs as a worker thread');
giveWay();
const database = openForReading(workerData);

// Luxon's first answer takes 30 ms longer than the next ones; this thread is often started before it is needed.
readZoneOffsets(DEFAULT_ZONE, Date.now(), Date.now());

port.on('message', (request: HelpRequest | 'close') => {
  if (request === 'close') {
    closeDatabase(database);
    port.close();
    return;
  }
  port.postMessage(answer(request));
});

function answer({ kind, question, turns }: HelpRequest): HelpAnswer {
  try {
    const next = () => takeTurnAsHelper(turns);
    return { ok: true, computed: inOneView(database, () => computePart(database, kind, question, next)) };
  } catch (error) {
    return { ok: false, failure: toFailure(error) };
  }
}
