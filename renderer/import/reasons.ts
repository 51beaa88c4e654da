import type { RejectedReason, RejectedRow } from '../../preload/contract.ts';

type ReasonShown = RejectedReason & { readonly example: RejectedRow | undefined };

/** Each reason with the first of the rows that were rejected for it. */
export function withExamples(
  reasons: readonly RejectedReason[],
  rows: readonly RejectedRow[],
): readonly ReasonShown[] {
  return reasons.map((counted) => ({
    ...counted,
    example: rows.find(({ reason }) => withoutQuotes(reason).startsWith(counted.reason)),
  }));
}

/** A row's reason without what it quotes of the row, as reasons are counted; advice may follow. */
const withoutQuotes = (reason: string): string => reason.replaceAll(/“[^”]*”/g, '“…”');
