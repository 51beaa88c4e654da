import { clipboard } from 'electron';
import * as v from 'valibot';
import type { AsOf as RequestedAsOf } from '../../../preload/contract.ts';
import { parseTimestamp } from '../../import/timestamp.ts';
import type { AsOf } from '../../jobs/report/as-of.ts';
import { reportFileName } from '../../jobs/report/file-name.ts';
import type { Service } from '../../jobs/service.ts';
import { parseReach, REACH_MINUTES } from '../../report/reach.ts';
import { METHODS } from '../../report/types.ts';
import type { Dialogs } from '../dialogs.ts';
import { CallError, call, Uuid } from './call.ts';

const LISTED = 50;

const AsOfText = v.pipe(v.string(), v.maxLength(100));
const AskedAsOf = v.variant('kind', [
  v.strictObject({ kind: v.literal('latest') }),
  v.strictObject({ kind: v.literal('now') }),
  v.strictObject({ kind: v.literal('instant'), text: AsOfText }),
]);

/** What the window asks about reports. */
export function reportCalls({ service, dialogs }: { readonly service: Service; readonly dialogs: Dialogs }) {
  return {
    createReport: call(
      [
        v.strictObject({
          asOf: AskedAsOf,
          reachMinutes: v.pipe(v.number(), v.minValue(REACH_MINUTES.least), v.maxValue(REACH_MINUTES.most)),
        }),
      ],
      ({ asOf, reachMinutes }) =>
        service.triggerReport({ asOf: readAsOf(asOf), reach: readReach(reachMinutes) }),
    ),
    cancelReport: call([Uuid], (id) => service.cancelReport(id)),
    listReports: call([], () => service.listReports(LISTED)),
    openReport: call([Uuid], (id) => service.read('reportTable', id)),
    saveReport: call(
      [v.strictObject({ id: Uuid, method: v.picklist(METHODS), extended: v.boolean() })],
      async ({ id, method, extended }) => {
        const csv = await service.read('reportCsv', id, { method, extended });
        const record = await service.findReport(id);
        return dialogs.saveText(reportFileName(record?.asOf ?? Date.now()), csv);
      },
    ),
    copyText: call([v.pipe(v.string(), v.maxLength(50_000_000))], (text) => clipboard.writeText(text)),
  };
}

function readAsOf(asOf: RequestedAsOf): AsOf {
  if (asOf.kind !== 'instant') return asOf.kind;
  const instant = parseTimestamp(asOf.text);
  if (instant !== undefined) return instant;
  throw new CallError({
    code: 'bad-request',
    message: `“${asOf.text}” is not an instant. Write it like 2023-01-25 18:13:22 (UTC).`,
  });
}

function readReach(minutes: number): number {
  const reach = parseReach(String(minutes));
  if (reach !== undefined) return reach;
  throw new CallError({ code: 'bad-request', message: 'The reach is a number of minutes from 1 to 1,440.' });
}
