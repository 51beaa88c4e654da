import { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { outagesFileName, reportFileName } from '../jobs/report/file-name.ts';
import type { FileWanted } from '../jobs/report/file-wanted.ts';
import type { ReportRecord, Service } from '../jobs/service/service.ts';
import { type FileFormat, MEDIA_TYPES } from '../report/write/formats.ts';
import { preferredFormat } from './accept.ts';
import { ApiError } from './error.ts';
import {
  OUTAGES_REPORT_OPTIONS,
  type Parameters,
  REPORT_OPTIONS,
  type ReportQuestion,
  readReportQuestion,
  readTrigger,
  refuseUnfit,
} from './inputs.ts';
import { PUSH_PATHS } from './push-routes.ts';

const PAUSE_MS = 25;

const REPORT_UNKNOWN =
  'There is no report with this id. It may have been deleted: older reports without a label go as newer ones are complete.';

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
type Route = { readonly methods: readonly string[]; readonly handler: Handler };

/** What is made of a complete report, as CSV or as another file. */
type Document = {
  readonly tells: FileWanted['tells'];
  readonly options: typeof REPORT_OPTIONS | typeof OUTAGES_REPORT_OPTIONS;
  readonly csv: (
    service: Service,
    record: ReportRecord,
    asked: Omit<ReportQuestion, 'id' | 'format'>,
  ) => Promise<string>;
  readonly fileName: (of: { readonly asOf: number }, format: FileFormat) => string;
};

const REPORT: Document = {
  tells: 'report',
  options: REPORT_OPTIONS,
  csv: (service, { id, period }, { by, ...asked }) =>
    period === undefined
      ? service.read('reportCsv', id, asked)
      : service.read('periodCsv', id, { ...asked, by }),
  fileName: reportFileName,
};
const OUTAGES: Document = {
  tells: 'outages',
  options: OUTAGES_REPORT_OPTIONS,
  csv: (service, { id }, asked) => service.read('outagesCsv', id, asked),
  fileName: outagesFileName,
};

/** The routes of SPEC §5 and §12, and the document that describes them. */
export function addRoutes(app: FastifyInstance, service: Service, openapi: object): void {
  const routes = new Map<string, Route>([
    ['/trigger_report', { methods: ['GET', 'POST'], handler: (request) => trigger(service, request) }],
    ['/get_report', { methods: ['GET', 'POST'], handler: answerWith(service, REPORT) }],
    ['/get_outages', { methods: ['GET', 'POST'], handler: answerWith(service, OUTAGES) }],
    ['/openapi.json', { methods: ['GET'], handler: async () => openapi }],
  ]);
  // Before the body is read: nobody is to be told of its faults where there is nothing to send it to.
  app.addHook('onRequest', async (request) => {
    if (!request.is404) return;
    const path = request.url.split('?', 1)[0] ?? '';
    const known = routes.get(path);
    const ofPush = PUSH_PATHS.find(({ path: one }) => one.test(path));
    if (known === undefined && ofPush === undefined)
      throw new ApiError(
        404,
        'path-unknown',
        whatIsNear(path, [...routes.keys(), ...PUSH_PATHS.map(({ shown }) => shown)]),
      );
    const allow = (known ?? ofPush)?.methods.join(', ') ?? '';
    throw new ApiError(405, 'method-not-allowed', `This path answers ${allow}.`, { allow });
  });
  app.addHook('onRequest', async ({ headers }) => {
    if ((headers['content-encoding'] ?? 'identity').toLowerCase() === 'identity') return;
    throw new ApiError(415, 'body-encoded', 'Send the body as it is, without a Content-Encoding.');
  });
  for (const [url, { methods, handler }] of routes) app.route({ url, method: [...methods], handler });
}

/** Says that there is nothing at a path, and where what other programs of this kind have there is to be found. */
function whatIsNear(path: string, known: readonly string[]): string {
  const nothing = 'There is nothing at this path.';
  const [, first = '', id = ''] = path.split('/');
  const near = known.find((one) => one === `/${first}`);
  if (near === undefined) return `${nothing} ${known.join(', ')} are answered.`;
  if (id === '') return `${nothing} Ask for ${near}, without a slash at the end.`;
  return `${nothing} Ask for ${near} with its parameters in the query, as JSON or as form fields, such as ${near}?report_id=….`;
}

async function trigger(service: Service, request: FastifyRequest) {
  return { report_id: await service.triggerReport(readTrigger(parametersOf(request))) };
}

const answerWith =
  (service: Service, document: Document): Handler =>
  (request, reply) =>
    report(service, document, request, reply);

async function report(service: Service, document: Document, request: FastifyRequest, reply: FastifyReply) {
  const given = parametersOf(request);
  const { id, format, ...asked } = readReportQuestion(given, document.options);
  const record = await findUnhurried(service, id);
  if (record === undefined) throw new ApiError(404, 'report-unknown', REPORT_UNKNOWN);
  refuseUnfit(given, record.period !== undefined);
  switch (record.state) {
    case 'Running':
      reply.code(202);
      return { status: record.state, progress: Math.round(record.progress * 10_000) / 10_000 };
    case 'Failed':
      return { status: record.state, error: { code: record.error.code, message: record.error.message } };
    case 'Cancelled':
      return { status: record.state };
    case 'Complete': {
      const answered = format ?? preferredFormat(request.headers.accept);
      if (answered === 'csv' || answered === 'json') {
        const csv = await document.csv(service, record, asked);
        if (answered === 'json') return { status: 'Complete', report_id: id, csv };
        nameFile(reply, document, record, answered);
        return csv;
      }
      const { tells } = document;
      const { parts } = await service.reportFile(id, { tells, format: answered, ...asked });
      nameFile(reply, document, record, answered);
      return reply.send(Readable.from(parts));
    }
  }
}

/** Lets a caller that asks again and again wait a little for news of a running report, which it would only slow. */
async function findUnhurried(service: Service, id: string): Promise<ReportRecord | undefined> {
  const record = await service.findReport(id);
  if (record?.state !== 'Running') return record;
  const stop = new AbortController();
  const pause = setTimeout(PAUSE_MS, undefined, { signal: stop.signal }).catch(() => undefined);
  await Promise.race([service.reportEnded(id), pause]);
  stop.abort();
  return service.findReport(id);
}

/** Says of a file what it is, and what it was made without. */
function nameFile(
  reply: FastifyReply,
  { fileName }: Document,
  { asOf, losses = [] }: ReportRecord,
  format: FileFormat,
): void {
  reply
    .type(MEDIA_TYPES[format])
    .header('report-status', 'Complete')
    .headers(losses.length === 0 ? {} : { 'report-losses': losses.map(({ kind }) => kind).join(', ') })
    .header('content-disposition', `attachment; filename="${fileName({ asOf }, format)}"`);
}

/** The query's parameters and the body's. */
function parametersOf({ url, body }: FastifyRequest): Parameters {
  const query = new URLSearchParams(url.slice(url.indexOf('?') + 1 || url.length));
  return [...query, ...((body as Parameters | null | undefined) ?? [])];
}
