import type {
  FilePreview,
  FileToken,
  ImportOutcome,
  ImportProgress,
  ImportRecord,
} from '../../preload/contract.ts';
import { formatCounted } from '../format/numbers.ts';

/** Where the person stands between having no files and having them imported. */
export type ImportFlow =
  | { readonly step: 'idle' }
  | { readonly step: 'reviewing'; readonly files: readonly FilePreview[] }
  | {
      readonly step: 'importing';
      readonly progress: ImportProgress | undefined;
      readonly cancelling: boolean;
    }
  | { readonly step: 'done'; readonly outcomes: readonly ImportOutcome[] };

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

export const importedRecords = (outcomes: readonly ImportOutcome[]): ImportRecord[] =>
  outcomes.flatMap((outcome) => (outcome.status === 'imported' ? [outcome.record] : []));

export function describeOutcomes(outcomes: readonly ImportOutcome[]): string {
  const imported = importedRecords(outcomes).length;
  if (imported > 0) return `Imported ${formatCounted(imported, 'file')}`;
  return outcomes.some((outcome) => outcome.status === 'failed') ? 'Failed' : 'Cancelled';
}
