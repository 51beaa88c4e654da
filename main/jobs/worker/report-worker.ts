import { parentPort, workerData } from 'node:worker_threads';
import { inOneView } from '../../database/core/transaction.ts';
import { openForReading } from '../../database/opening/connection.ts';
import { computePart } from '../report/compute-part.ts';
import type { HelpAnswer, HelpRequest } from '../report/helper.ts';
import { practise } from '../report/practise.ts';
import { takeTurnAsHelper } from '../report/turns.ts';
import { toFailure } from '../threads/error.ts';
import { giveWay } from '../threads/priority.ts';

/** A thread that takes turns at what another computes; see helper.ts. */
const port = parentPort;
if (port === null) throw new Error('report-worker runs as a worker thread');
giveWay();
const database = openForReading(workerData);

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

/** The memory of the columns changes hands: of a million stores a copy of them takes 100 MB. */
function hand(answer: HelpAnswer): void {
  const part = answer.ok ? answer.computed.part : undefined;
  const columns = part !== undefined && 'columns' in part ? part.columns : [];
  port?.postMessage(
    answer,
    columns.map(({ values }) => values.buffer as ArrayBuffer),
  );
}

function answer({ kind, question, turns }: HelpRequest): HelpAnswer {
  try {
    const next = () => takeTurnAsHelper(turns);
    return { ok: true, computed: inOneView(database, () => computePart(database, kind, question, next)) };
  } catch (error) {
    return { ok: false, failure: toFailure(error) };
  }
}
