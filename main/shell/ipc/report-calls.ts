import { app, clipboard } from 'electron';
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
import {
  comparisonFileName,
  outagesFileName,
  packFileName,
  reportFileName,
} from '../../jobs/report/file-name.ts';
import { STORES_OPTIONS } from '../../jobs/report/options.ts';
import { paperOf } from '../../jobs/report/paper.ts';
import { type PackProgress, zipOf } from '../../jobs/service/save-pack.ts';
import type { ReportRequest, Service } from '../../jobs/service/service.ts';
import { PRESETS, STEPS } from '../../report/calendar.ts';
import { parseReach, REACH_RULE } from '../../report/reach.ts';
import { TREND_WEEKS } from '../../report/trend.ts';
import { METHODS } from '../../report/types.ts';
import { FILE_FORMATS } from '../../report/write/formats.ts';
import type { Dialogs } from '../dialogs.ts';
import { CallError, Count, call, Uuid } from './call.ts';
import { schemasOf } from './option-schemas.ts';
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

const Rows = v.exactOptional(v.pipe(v.array(Count), v.maxLength(10_000_000), v.readonly()));

const Format = v.exactOptional(v.picklist(FILE_FORMATS));

const Uuids = v.pipe(v.array(Uuid), v.maxLength(1_000_000), v.readonly());

type ReportNeeds = {
  readonly service: Service;
  readonly dialogs: Dialogs;
  readonly onPack: (progress: PackProgress) => void;
};

/** What the window asks about reports. */
export function reportCalls({ service, dialogs, onPack }: ReportNeeds) {
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
    polledDays: call([v.strictObject({ zone: v.exactOptional(Zone) })], ({ zone }) =>
      service.read('polledDays', zone),
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
    openReport: call([Uuid], async (id) => parts.keep(await service.read('packedTable', id))),
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
    reportOverview: call([Uuid], (id) => service.read('reportOverview', id)),
    reportTrend: call(
      [
        v.strictObject({
          report: Uuid,
          weeksBefore: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(TREND_WEEKS - 1)),
        }),
      ],
      ({ report, weeksBefore }) => service.read('reportTrend', report, weeksBefore),
    ),
    periodParts: call([Uuid], (id) => service.read('periodParts', id)),
    storeParts: call([StoreOfReport], ({ report, store }) => service.read('storeParts', report, store)),
    hoursDoubts: call([StoreOfReport], ({ report, store }) => service.read('hoursDoubts', report, store)),
    storeTrend: call([StoreOfReport], ({ report, store }) => service.read('storeTrend', report, store)),
    reportTarget: call(
      [v.strictObject({ report: Uuid, percent: v.pipe(v.number(), v.minValue(0), v.maxValue(100)) })],
      ({ report, percent }) => service.read('reportTarget', report, percent),
    ),
    madeFrom: call([Uuid], (id) => service.read('madeFrom', id)),
    hasDataChanged: call([Uuid], (id) => service.read('hasDataChanged', id)),
    compareReports: call([v.strictObject({ one: Uuid, other: Uuid })], ({ one, other }) =>
      service.read('compareReports', one, other),
    ),
    saveComparison: call(
      [v.strictObject({ one: Uuid, other: Uuid, method: v.picklist(METHODS), rows: Rows })],
      async ({ one, other, method, rows }) => {
        const csv = await service.read('comparisonCsv', one, other, method, rows);
        const records = await Promise.all([one, other].map((id) => service.findReport(id)));
        const asOfs = records.map((record) => record?.asOf ?? Date.now());
        const [before, after] = [Math.min(...asOfs), Math.max(...asOfs)];
        return dialogs.saveFile(comparisonFileName(before, after, method, rows !== undefined), csv);
      },
    ),
    saveReport: call(
      [
        v.strictObject({
          id: Uuid,
          format: Format,
          ...schemasOf(STORES_OPTIONS),
          rows: Rows,
          by: v.exactOptional(v.picklist(STEPS)),
        }),
      ],
      async ({ id, by, format = 'csv', ...asked }) => {
        const { method, rows } = asked;
        const isPart = rows !== undefined;
        const { record, parts } = await service.reportFile(id, {
          tells: 'report',
          format,
          paper: ownPaper(),
          ...asked,
          named: isPart,
          by,
        });
        const name = reportFileName(record.asOf, format, {
          method: record.period === undefined ? method : undefined,
          isPart,
        });
        return dialogs.saveFile(name, parts, format);
      },
    ),
    savePack: call(
      [v.strictObject({ id: Uuid, ...schemasOf(STORES_OPTIONS), by: v.exactOptional(v.picklist(STEPS)) })],
      async (asked, signal) => {
        const { id, ...wanted } = asked;
        const pack = await service.reportPack(id, { as: 'zip', paper: ownPaper(), ...wanted });
        return dialogs.saveFile(packFileName(pack.record.asOf), zipOf(pack, onPack), 'zip', signal);
      },
    ),
    saveOutages: call(
      [v.strictObject({ id: Uuid, format: Format, rows: Rows })],
      async ({ id, format = 'csv', ...view }) => {
        const { record, parts } = await service.reportFile(id, {
          tells: 'outages',
          format,
          paper: ownPaper(),
          method: 'interpolated',
          ...view,
        });
        return dialogs.saveFile(outagesFileName(record.asOf, format, view.rows !== undefined), parts, format);
      },
    ),
    openSaved: call(
      [v.strictObject({ file: Uuid, how: v.picklist(['in-folder', 'in-program']) })],
      ({ file, how }) => dialogs.openSaved(file, how),
    ),
    copyText: call([v.pipe(v.string(), v.maxLength(50_000_000))], (text) => clipboard.writeText(text)),
  };
}

const ownPaper = () => paperOf(app.getLocaleCountryCode());

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
