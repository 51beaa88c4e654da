import { setTimeout } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { reportFileName } from '../jobs/report/file-name.ts';
import type { ReportRecord, Service } from '../jobs/service.ts';
import type { CsvOptions } from '../report/csv.ts';
import { prefersJson } from './accept.ts';
import { ApiError } from './error.ts';
import { type Parameters, readReportQuestion, readTrigger } from './inputs.ts';

const PAUSE_MS = 25;

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
type Route = { readonly methods: readonly string[]; readonly handler: Handler };

/** The routes of SPEC §5, and the document that describes them. */
export function addRoutes(app: FastifyInstance, service: Service, openapi: object): void {
  const routes = new Map<string, Route>([
    ['/trigger_report', { methods: ['GET', 'POST'], handler: (request) => trigger(service, request) }],
    [
      '/get_report',
      { methods: ['GET', 'POST'], handler: (request, reply) => report(service, request, reply) },
    ],
    ['/openapi.json', { methods: ['GET'], handler: async () => openapi }],
  ]);
  // Before the body is read: nobody is to be told of its faults where there is nothing to send it to.
  app.addHook('onRequest', async (request) => {
    if (!request.is404) return;
    const known = routes.get(request.url.split('?', 1)[0] ?? '');
    if (known === undefined) throw new ApiError(404, 'path-unknown', 'There is nothing at this path.');
    const allow = known.methods.join(', ');
    throw new ApiError(405, 'method-not-allowed', `This path answers ${allow}.`, { allow });
  });
  app.addHook('onRequest', async ({ headers }) => {
    if ((headers['content-encoding'] ?? 'identity').toLowerCase() === 'identity') return;
    throw new ApiError(415, 'body-encoded', 'Send the body as it is, without a Content-Encoding.');
  });
  for (const [url, { methods, handler }] of routes) app.route({ url, method: [...methods], handler });
}

async function trigger(service: Service, request: FastifyRequest) {
  return { report_id: await service.triggerReport(readTrigger(parametersOf(request))) };
}

async function report(service: Service, request: FastifyRequest, reply: FastifyReply) {
  const { id, ...options } = readReportQuestion(parametersOf(request));
  const record = await findUnhurried(service, id);
  if (record === undefined) throw new ApiError(404, 'report-unknown', 'There is no report with this id.');
  switch (record.state) {
    case 'Running':
      reply.code(202);
      return { status: record.state, progress: Math.round(record.progress * 10_000) / 10_000 };
    case 'Failed':
      return { status: record.state, error: { code: record.error.code, message: record.error.message } };
    case 'Cancelled':
      return { status: record.state };
    case 'Complete':
      return complete(service, record, options, request, reply);
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

async function complete(
  service: Service,
  { id, asOf }: ReportRecord,
  options: CsvOptions,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const csv = await service.read('reportCsv', id, options);
  if (prefersJson(request.headers.accept)) return { status: 'Complete', report_id: id, csv };
  reply
    .type('text/csv; charset=utf-8')
    .header('report-status', 'Complete')
    .header('content-disposition', `attachment; filename="${reportFileName(asOf)}"`);
  return csv;
}

/** The query's parameters and the body's. */
function parametersOf({ url, body }: FastifyRequest): Parameters {
  const query = new URLSearchParams(url.slice(url.indexOf('?') + 1 || url.length));
  return [...query, ...((body as Parameters | null | undefined) ?? [])];
}
