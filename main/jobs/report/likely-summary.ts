import type { StoredReport } from '../../report/report.ts';
import type { NoLikely } from '../../report/sure/sure.ts';

/** How many stores of a report have a likely range of its longest window (SPEC §16); why none has, where that is so. */
export type LikelySummary = {
  readonly stores: number;
  readonly ranges: number;
  readonly none?: NoLikely;
};

export function likelySummary({ stores, details }: StoredReport): LikelySummary {
  const { kinds, ranges = [] } = details?.sure ?? {};
  const told = ranges.at(-1)?.low.filter((time) => !Number.isNaN(time)).length ?? 0;
  return { stores: stores.length, ranges: told, ...(typeof kinds === 'string' && { none: kinds }) };
}
