import type {
  FilePreview,
  FileToken,
  ImportOutcome,
  ImportProgress,
  ImportRecord,
} from '../../preload/contract.ts';
import { formatCounted, formatFineShare } from '../format/numbers.ts';
import type { Standing } from '../workspace/use-status.ts';

/** Where the person stands between having no files and having them imported. */
export type ImportFlow =
  | { readonly step: 'idle' }
  | { readonly step: 'reviewing'; readonly files: readonly FilePreview[] }
  | {
      readonly step: 'importing';
      readonly progress: ImportProgress | undefined;
      readonly cancelling: boolean;
    }
  | {
      readonly step: 'done';
      readonly outcomes: readonly ImportOutcome[];
      /** What was chosen too and could not be imported. */
      readonly refused: readonly RefusedFile[];
    };

/** A file that cannot be imported, and why. */
export type RefusedFile = Extract<FilePreview, { ok: false }>;

/** Files picked later join those at hand; the same file picked twice replaces itself. */
export function withFiles(flow: ImportFlow, chosen: readonly FilePreview[]): ImportFlow {
  if (flow.step === 'importing' || chosen.length === 0) return flow;
  const before = flow.step === 'reviewing' ? flow.files : [];
  const tokens = new Set(chosen.map((file) => file.token));
  return { step: 'reviewing', files: [...before.filter((file) => !tokens.has(file.token)), ...chosen] };
}

export function withoutFile(flow: ImportFlow, token: FileToken): ImportFlow {
  if (flow.step !== 'reviewing') return flow;
  const files = flow.files.filter((file) => file.token !== token);
  return files.length === 0 ? { step: 'idle' } : { step: 'reviewing', files };
}

export const acceptedTokens = (files: readonly FilePreview[]): FileToken[] =>
  files.filter((file) => file.ok).map((file) => file.token);

export const refusedFiles = (files: readonly FilePreview[]): RefusedFile[] =>
  files.filter((file) => !file.ok);

export const importedRecords = (outcomes: readonly ImportOutcome[]): ImportRecord[] =>
  outcomes.flatMap((outcome) => (outcome.status === 'imported' ? [outcome.record] : []));

/** What an import came to in a few words, for the status region; so many files were refused before it began. */
export function describeOutcomes(
  outcomes: readonly ImportOutcome[],
  refusedBefore = 0,
): { text: string; state: Standing } {
  const refused = refusedBefore + outcomes.filter(({ status }) => status === 'failed').length;
  const records = importedRecords(outcomes);
  if (records.length > 0) {
    const text = records.every(changedNothing)
      ? 'Nothing changed'
      : `Imported ${formatCounted(records.length, 'file')}`;
    return { text: refused === 0 ? text : `${text}, ${refused} refused`, state: 'done' };
  }
  return outcomes.some((outcome) => outcome.status === 'failed')
    ? { text: 'Failed', state: 'failed' }
    : { text: 'Cancelled', state: 'stopped' };
}

/** Every row that could be read was stored already. */
export const changedNothing = ({ added, replaced, unchanged }: ImportRecord): boolean =>
  added === 0 && replaced === 0 && unchanged > 0;

/** From here on what was rejected deserves a look before the rest is trusted. */
const MUCH_REJECTED = 0.01;

export const isMuchRejected = ({ rejected, rows }: ImportRecord): boolean =>
  rejected > 0 && rejected >= rows * MUCH_REJECTED;

/** The line under a file's counts, where they need words. */
export function describeRecord(record: ImportRecord): string | undefined {
  const { rejected, rows } = record;
  if (rejected > 0 && rejected === rows) return 'No row of it could be read.';
  if (isMuchRejected(record)) return `${formatFineShare(rejected / rows)} of its rows could not be read.`;
  if (changedNothing(record)) return 'Nothing changed: every row was stored already.';
  return undefined;
}
