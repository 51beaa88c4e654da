import { app } from 'electron';
import * as v from 'valibot';
import type { FileOf } from '../../../preload/contract.ts';
import { MAX_RECORD_BYTES } from '../../import/records.ts';
import { giveUpWritten } from '../../jobs/files/write-file.ts';
import {
  answerFileName,
  comparisonFileName,
  outagesFileName,
  packFileName,
  reportFileName,
  storeFileName,
} from '../../jobs/report/file-name.ts';
import { STORES_OPTIONS } from '../../jobs/report/options.ts';
import { paperOf } from '../../jobs/report/paper.ts';
import { type PackProgress, zipOf } from '../../jobs/service/save-pack.ts';
import type { Service } from '../../jobs/service/service.ts';
import { STEPS } from '../../report/calendar.ts';
import { METHODS } from '../../report/types.ts';
import { FILE_FORMATS, type FileFormat } from '../../report/write/formats.ts';
import type { Paper } from '../../report/write/pdf/book.ts';
import { type Dialogs, NOT_SAVED } from '../dialogs.ts';
import { NOT_PRINTED, type PrintPreview } from '../print-preview.ts';
import { CallError, Count, call, Uuid } from './call.ts';
import { schemasOf } from './option-schemas.ts';

const Text = v.pipe(v.string(), v.maxLength(MAX_RECORD_BYTES));
const Texts = v.pipe(v.array(Text), v.maxLength(1000), v.readonly());

const Shown = v.exactOptional(
  v.strictObject({
    rows: v.pipe(v.array(Count), v.maxLength(10_000_000), v.readonly()),
    columns: v.exactOptional(Texts),
    chosenBy: v.exactOptional(Texts),
  }),
);

const Groups = v.exactOptional(v.pipe(v.array(Text), v.maxLength(1_000_000), v.readonly()));

const OfReport = {
  id: Uuid,
  ...schemasOf(STORES_OPTIONS),
  by: v.exactOptional(v.picklist(STEPS)),
};

const AskedFile = v.variant('tells', [
  v.strictObject({ tells: v.literal('report'), ...OfReport, groups: Groups, shown: Shown }),
  v.strictObject({ tells: v.literal('outages'), id: Uuid, shown: Shown }),
  v.strictObject({ tells: v.literal('answer'), id: Uuid, groups: Groups }),
  v.strictObject({ tells: v.literal('store'), id: Uuid, store: Text }),
  v.strictObject({
    tells: v.literal('comparison'),
    before: Uuid,
    after: Uuid,
    of: v.exactOptional(v.literal('groups')),
    group: v.exactOptional(Text),
    method: v.picklist(METHODS),
    shown: Shown,
  }),
]) satisfies v.GenericSchema<unknown, FileOf>;

type ShareNeeds = {
  readonly service: Service;
  readonly dialogs: Dialogs;
  readonly preview: PrintPreview;
  /** What the person counts sales in. */
  readonly currency: () => string;
  readonly onPack: (progress: PackProgress) => void;
};

/** How the window hands over what it shows (SPEC §17). */
export function shareCalls({ service, dialogs, preview, currency, onPack }: ShareNeeds) {
  const own = () => ({ paper: paperOf(app.getLocaleCountryCode()), currency: currency() });
  return {
    saveFile: call([AskedFile, v.picklist(FILE_FORMATS)], async (what, format, signal) => {
      const { name, parts } = await unlessGivenUp(fileOf(service, what, format, own()), signal, NOT_SAVED);
      return dialogs.saveFile(name, parts, format, signal);
    }),
    printFile: call([AskedFile], async (what, signal) => {
      const { name, parts } = await unlessGivenUp(fileOf(service, what, 'pdf', own()), signal, NOT_PRINTED);
      await preview.show(name, parts, signal);
    }),
    savePack: call([v.strictObject({ ...OfReport, groups: Groups })], async (asked, signal) => {
      const { name, parts } = await unlessGivenUp(
        packOf(service, { ...asked, ...own() }, onPack),
        signal,
        NOT_SAVED,
      );
      return dialogs.saveFile(name, parts, 'zip', signal);
    }),
    openSaved: call(
      [v.strictObject({ file: Uuid, how: v.picklist(['in-folder', 'in-program']) })],
      ({ file, how }) => dialogs.openSaved(file, how),
    ),
  };
}

type NamedFile = { readonly name: string; readonly parts: AsyncIterable<Uint8Array> };

/** What is asked for, unless it is given up before it is there: then what comes all the same is let go of. */
function unlessGivenUp(asked: Promise<NamedFile>, stop: AbortSignal, message: string): Promise<NamedFile> {
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      reject(new CallError({ code: 'cancelled', message }));
      asked.then(({ parts }) => giveUpWritten(parts)).catch(() => undefined);
    };
    stop.addEventListener('abort', giveUp, { once: true });
    asked.finally(() => stop.removeEventListener('abort', giveUp)).then(resolve, reject);
  });
}

/** How this person has files. */
type Own = { readonly paper: Paper; readonly currency: string };

type AskedPack = v.InferOutput<v.StrictObjectSchema<typeof OfReport, undefined>> &
  Own & { readonly groups?: readonly string[] };

async function packOf(
  service: Service,
  { id, ...wanted }: AskedPack,
  onPack: ShareNeeds['onPack'],
): Promise<NamedFile> {
  const [group, ...others] = wanted.groups ?? [];
  const of = others.length === 0 ? group : undefined;
  const pack = await service.reportPack(id, { as: 'zip', onlyGroups: of !== undefined, ...wanted });
  return { name: packFileName({ asOf: pack.record.asOf, of }), parts: zipOf(pack, onPack) };
}

async function fileOf(service: Service, what: FileOf, format: FileFormat, own: Own): Promise<NamedFile> {
  const how = { format, ...own };
  switch (what.tells) {
    case 'report': {
      const { id, tells, shown, ...asked } = what;
      const named = shown !== undefined;
      const { record, of, parts } = await service.reportFile(id, {
        tells,
        ...how,
        ...asked,
        ...shown,
        named,
        asShown: format === 'xlsx',
      });
      const method = record.period === undefined ? asked.method : undefined;
      return { name: reportFileName({ asOf: record.asOf, of }, format, { method, isPart: named }), parts };
    }
    case 'outages': {
      const { id, tells, shown } = what;
      const { record, of, parts } = await service.reportFile(id, { tells, ...how, ...LEADING, ...shown });
      return { name: outagesFileName({ asOf: record.asOf, of }, format, shown !== undefined), parts };
    }
    case 'answer': {
      if (format === 'csv' || format === 'parquet') {
        throw new CallError({ code: 'bad-request', message: 'The answer of a report is no table.' });
      }
      const { id, tells, ...asked } = what;
      const { record, of, parts } = await service.reportFile(id, { tells, ...how, ...LEADING, ...asked });
      return { name: answerFileName({ asOf: record.asOf, of }, format), parts };
    }
    case 'store': {
      const { id, store } = what;
      const { record, of, parts } = await service.reportFile(id, { tells: { store }, ...how, ...LEADING });
      return { name: storeFileName({ asOf: record.asOf, of }, format), parts };
    }
    case 'comparison': {
      const { tells: _tells, shown, ...asked } = what;
      const isPart = shown !== undefined || asked.group !== undefined;
      const { before, after, parts } = await service.comparisonFile({
        ...asked,
        format,
        paper: own.paper,
        ...shown,
      });
      return { name: comparisonFileName(before, after, format, asked.method, isPart), parts };
    }
  }
}

const LEADING = { method: 'interpolated' } as const;
