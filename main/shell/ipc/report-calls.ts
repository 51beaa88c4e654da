import { clipboard } from 'electron';
import * as v from 'valibot';
import {
  LABEL_LENGTH,
  type AsOf as RequestedAsOf,
  type PeriodRequest as RequestedPeriod,
} from '../../../preload/contract.ts';
import { MAX_RECORD_BYTES } from '../../import/records.ts';
import { zoneName } from '../../import/zone-name.ts';
import { type AsOf, parseInWindow } from '../../jobs/report/as-of.ts';
import { type PeriodRequest, readPeriod } from '../../jobs/report/ask-period.ts';
import type { ReportRequest, Service } from '../../jobs/service/service.ts';
import { PRESETS } from '../../report/calendar.ts';
import { parseReach, REACH_RULE } from '../../report/reach.ts';
import { TREND_WEEKS } from '../../report/trend.ts';
import { CallError, Count, call, Group, Uuid } from './call.ts';
import { createPackedParts } from './packed-parts.ts';

const TypedInstant = {
  text: v.pipe(v.string(), v.maxLength(100)),
  clock: v.optional(v.picklist(['utc', 'computer']), 'utc'),
};
const AskedAsOf = v.variant('kind', [
  v.strictObject({ kind: v.literal('latest') }),
  v.strictObject({ kind: v.literal('now') }),
  v.strictObject({ kind: v.literal('instant'), ...TypedInstant }),
]);

const Zone = v.pipe(
  v.string(),
  v.maxLength(100),
  v.check((zone) => zoneName(zone) !== undefined),
);
const DateText = v.pipe(v.string(), v.maxLength(10));
const Instant = v.pipe(v.number(), v.safeInteger());

const AskedReport = v.strictObject({
  asOf: AskedAsOf,
  reachMinutes: v.union([v.number(), v.pipe(v.string(), v.maxLength(100))]),
  period: v.exactOptional(
    v.variant('kind', [
      v.strictObject({
        kind: v.literal('preset'),
        preset: v.picklist(PRESETS),
        zone: v.exactOptional(Zone),
      }),
      v.strictObject({ kind: v.literal('dates'), from: DateText, to: DateText }),
      v.strictObject({ kind: v.literal('instants'), from: Instant, to: Instant }),
    ]),
  ),
});

const StoreOfReport = v.strictObject({
  report: Uuid,
  store: v.pipe(v.string(), v.maxLength(MAX_RECORD_BYTES)),
});

const ComparedPair = v.union([
  v.strictObject({ one: Uuid, other: Uuid, ...Group }),
  v.strictObject({ before: Uuid, after: Uuid, ...Group }),
]);

const Uuids = v.pipe(v.array(Uuid), v.maxLength(1_000_000), v.readonly());

/** What the window asks about reports. */
export function reportCalls(service: Service) {
  const parts = createPackedParts();
  return {
    createReport: call([AskedReport], (asked) => service.triggerReport(readRequest(asked))),
    findOrCreateReport: call([AskedReport], async (asked) => {
      const request = readRequest(asked);
      return (await service.findAlike(request)) ?? service.triggerReport(request);
    }),
    periodChoices: call(
      [v.strictObject({ asOf: AskedAsOf, zone: v.exactOptional(Zone) })],
      async ({ asOf, zone }) => {
        const at = asOf.kind === 'instant' ? parseInWindow(asOf.text, asOf.clock) : asOf.kind;
        return at === undefined ? undefined : service.periodChoices(at, zone);
      },
    ),
    polledDays: call(
      [
        v.strictObject({
          zone: v.exactOptional(Zone),
          within: v.exactOptional(v.strictObject({ from: DateText, to: DateText })),
        }),
      ],
      ({ zone, within }) => service.read('polledDays', zone, within),
    ),
    readInstant: call([v.strictObject(TypedInstant)], ({ text, clock }) => parseInWindow(text, clock)),
    cancelReport: call([Uuid], (id) => service.cancelReport(id)),
    listReports: call([], () => service.listReports(Number.MAX_SAFE_INTEGER)),
    renameReport: call(
      [v.strictObject({ id: Uuid, label: v.pipe(v.string(), v.maxLength(LABEL_LENGTH)) })],
      ({ id, label }) => service.renameReport(id, label),
    ),
    deleteReports: call([Uuids], (ids) => service.deleteReports(ids)),
    restoreReports: call([Uuids], (ids) => service.restoreReports(ids)),
    openReport: call([Uuid], async (id) => {
      const { table, overview } = await service.read('openReport', id);
      return { table: parts.keep(table), overview };
    }),
    openAside: call([Uuid], (id) => service.read('openAside', id)),
    openOutages: call([Uuid], async (id) => parts.keep(await service.read('packedOutages', id))),
    findSure: call([Uuid], (id) => service.sure.find(id)),
    cancelSure: call([Uuid], (id) => service.sure.cancel(id)),
    sureState: call([Uuid], (id) => service.sure.state(id)),
    openSure: call([Uuid], async (id) => {
      const sure = await service.read('packedSure', id);
      return sure && parts.keep(sure);
    }),
    storeSure: call([StoreOfReport], ({ report, store }) => service.read('storeSure', report, store)),
    takePart: call([v.strictObject({ token: Uuid, from: Count })], parts.take),
    openStore: call([StoreOfReport], ({ report, store }) => service.read('storeEvidence', report, store)),
    onlineBefore: call([Uuid], (id) => service.read('onlineBefore', id)),
    reportTrend: call(
      [
        v.strictObject({
          report: Uuid,
          weeksBefore: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(TREND_WEEKS - 1)),
        }),
      ],
      ({ report, weeksBefore }, signal) => service.readUntil(signal, 'reportTrend', report, weeksBefore),
    ),
    periodParts: call([Uuid], (id, signal) => service.readUntil(signal, 'periodParts', id)),
    storeParts: call([StoreOfReport], ({ report, store }) => service.read('storeParts', report, store)),
    hoursDoubts: call([StoreOfReport], ({ report, store }) => service.read('hoursDoubts', report, store)),
    storeTrend: call([StoreOfReport], ({ report, store }) => service.read('storeTrend', report, store)),
    reportTarget: call(
      [v.strictObject({ report: Uuid, percent: v.pipe(v.number(), v.minValue(0), v.maxValue(100)) })],
      ({ report, percent }) => service.read('reportTarget', report, percent),
    ),
    madeFrom: call([Uuid], (id) => service.read('madeFrom', id)),
    hasDataChanged: call([Uuid], (id) => service.read('hasDataChanged', id)),
    compareReports: call([ComparedPair], (pair) => service.read('compareReports', pair)),
    copyText: call([v.pipe(v.string(), v.maxLength(50_000_000))], (text) => clipboard.writeText(text)),
  };
}

function readRequest({ asOf, reachMinutes, period }: v.InferOutput<typeof AskedReport>): ReportRequest {
  const request = { asOf: readAsOf(asOf), reach: readReach(reachMinutes) };
  return period === undefined ? request : { ...request, period: readPeriodOf(period) };
}

/** What a person may ask for is what the other doors take, and is refused in the same words. */
function readPeriodOf(period: RequestedPeriod): PeriodRequest {
  if (period.kind === 'preset') return { kind: 'preset', preset: period.preset, zone: period.zone };
  const text = (end: string | number) => (typeof end === 'number' ? new Date(end).toISOString() : end);
  const given = { period: undefined, from: text(period.from), to: text(period.to), zone: undefined };
  const read = readPeriod(given, PERIOD_NAMES);
  if (read.ok && read.period !== undefined) return read.period;
  throw new CallError({ code: 'bad-request', message: read.ok ? 'Choose a period.' : read.message });
}

const PERIOD_NAMES = {
  period: 'The period',
  from: 'The first day',
  to: 'The last day',
  zone: 'The report zone',
};

function readAsOf(asOf: RequestedAsOf): AsOf {
  if (asOf.kind !== 'instant') return asOf.kind;
  const instant = parseInWindow(asOf.text, asOf.clock);
  if (instant !== undefined) return instant;
  throw new CallError({
    code: 'bad-request',
    field: 'as-of',
    message:
      asOf.text.trim() === ''
        ? 'Type a time, such as 2023-01-25 18:13, or choose a day.'
        : `“${asOf.text}” is not a time. Type a day, such as 2023-01-25, or a day and a time, such as 2023-01-25 18:13.`,
  });
}

function readReach(minutes: number | string): number {
  const reach = parseReach(String(minutes));
  if (reach !== undefined) return reach;
  throw new CallError({ code: 'bad-request', field: 'reach', message: `This is ${REACH_RULE}.` });
}
