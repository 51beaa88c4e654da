import { startTransition, useEffect, useRef, useState } from 'react';
import type { ReportRecord } from '../../preload/contract.ts';
import { useQuery } from '../bridge/use-query.ts';
import type { Problem } from '../components/error-notice.tsx';
import { withRecord } from './shared/report-run.ts';

/** All reports, newest first, as they stand now; `undefined` until main has answered. */
export function useReportRecords(): {
  records: readonly ReportRecord[] | undefined;
  problem: Problem | undefined;
  /** Takes in what an event says of a report. */
  hear: (record: ReportRecord) => void;
  /** What events said last of a report, also before the next rendering. */
  lastHeard: (id: string) => ReportRecord | undefined;
} {
  const { result } = useQuery('listReports');
  const [records, setRecords] = useState<readonly ReportRecord[]>();
  const heard = useRef(new Map<string, ReportRecord>());
  useEffect(() => {
    if (result?.ok) startTransition(() => setRecords(result.value));
  }, [result]);

  return {
    records,
    problem:
      result?.ok === false ? { title: 'Past reports cannot be shown', error: result.error } : undefined,
    hear: (record) => {
      heard.current.set(record.id, record);
      // Drawn in slices: the list changes with every step of a report, and must not hold anything else up.
      startTransition(() => setRecords((current) => withRecord(current ?? [], record)));
    },
    lastHeard: (id) => heard.current.get(id),
  };
}
