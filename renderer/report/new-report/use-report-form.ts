import { useState } from 'react';
import type { AsOf, Clock, ReportRequest } from '../../../preload/contract.ts';

/** What the person asks of the next report, as typed; main reads it, and says what cannot be read. */
export type ReportForm = {
  readonly asOf: AsOf['kind'];
  readonly instant: string;
  readonly reachMinutes: string;
};

/** `usualReach` in minutes, until the person asks for another. */
export function useReportForm(usualReach: number) {
  const [changed, setChanged] = useState<Partial<ReportForm>>({});
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
