import { useState } from 'react';
import type { AsOf, Clock, ReportRequest } from '../../../preload/contract.ts';

/** What the person asks of the next report, as typed; main reads it, and says what cannot be read. */
export type ReportForm = {
  readonly asOf: AsOf['kind'];
  readonly instant: string;
  readonly reachMinutes: string;
};

/**
 * `usualReach` in minutes, until the person asks for another. A time that was chosen for data that are all gone, such as
 * the sample's, is not asked of the next ones.
 */
export function useReportForm(usualReach: number, mayHavePolls: boolean) {
  const [changed, setChanged] = useState<Partial<ReportForm>>({});
  const [hadPolls, setHadPolls] = useState(mayHavePolls);
  if (mayHavePolls !== hadPolls) {
    setHadPolls(mayHavePolls);
    if (!mayHavePolls) setChanged(({ asOf: _, instant: __, ...rest }) => rest);
  }
  const change = (part: Partial<ReportForm>) => setChanged((current) => ({ ...current, ...part }));
  const values: ReportForm = { asOf: 'latest', instant: '', reachMinutes: String(usualReach), ...changed };
  return { values, change };
}

export function requestOf({ asOf, instant, reachMinutes }: ReportForm, clock: Clock): ReportRequest {
  return {
    asOf: asOf === 'instant' ? { kind: asOf, text: instant, clock } : { kind: asOf },
    reachMinutes,
  };
}
