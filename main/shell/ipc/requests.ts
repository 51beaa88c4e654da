import * as v from 'valibot';
import type { Calls } from '../../../preload/contract.ts';

const Token = v.pipe(v.string(), v.uuid());
const Id = v.pipe(v.string(), v.uuid());
const Count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));

const AsOf = v.variant('kind', [
  v.strictObject({ kind: v.literal('latest') }),
  v.strictObject({ kind: v.literal('now') }),
  v.strictObject({ kind: v.literal('instant'), text: v.pipe(v.string(), v.maxLength(100)) }),
]);

/** The arguments of every call, as the main process accepts them from the window. */
export const REQUESTS: { readonly [K in keyof Calls]: v.GenericSchema<unknown, Parameters<Calls[K]>> } = {
  overview: v.strictTuple([]),
  chooseFiles: v.strictTuple([]),
  importFiles: v.strictTuple([v.pipe(v.array(Token), v.maxLength(1000))]),
  importSample: v.strictTuple([]),
  removeSample: v.strictTuple([]),
  cancelImport: v.strictTuple([]),
  listImports: v.strictTuple([]),
  rejectedRows: v.strictTuple([
    v.strictObject({ importId: Count, limit: v.pipe(Count, v.maxValue(1000)), offset: Count }),
  ]),
  saveRejectedRows: v.strictTuple([Count]),
  createReport: v.strictTuple([
    v.strictObject({ asOf: AsOf, reachMinutes: v.pipe(v.number(), v.minValue(1), v.maxValue(1440)) }),
  ]),
  cancelReport: v.strictTuple([Id]),
  listReports: v.strictTuple([]),
  openReport: v.strictTuple([Id]),
  saveReport: v.strictTuple([
    v.strictObject({ id: Id, method: v.picklist(['poll-count', 'interpolated']), extended: v.boolean() }),
  ]),
  copyText: v.strictTuple([v.pipe(v.string(), v.maxLength(50_000_000))]),
  apiStatus: v.strictTuple([]),
  changeApi: v.strictTuple([
    v.strictObject({
      enabled: v.boolean(),
      port: v.pipe(v.number(), v.integer(), v.minValue(1024), v.maxValue(65_535)),
      requireToken: v.boolean(),
    }),
  ]),
  regenerateToken: v.strictTuple([]),
};

/** What the preload script hands over for dropped files. */
export const DROPPED_PATHS = v.strictTuple([
  v.pipe(v.array(v.pipe(v.string(), v.minLength(1))), v.maxLength(1000)),
]);
