import type { PlacedNote } from '../../preload/contract.ts';
import { useQuery } from '../bridge/use-query.ts';

const NONE: readonly PlacedNote[] = [];

/** The owner's notes on a report's outages. */
export function useReportNotes(report: string): readonly PlacedNote[] {
  const { result } = useQuery('reportNotes', report);
  return result?.ok ? result.value : NONE;
}
