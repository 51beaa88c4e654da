import { useState } from 'react';
import type { AsOf, Clock, ReportRequest } from '../../../preload/contract.ts';

/** What the person asks of the next report, as typed; main reads it, and says what cannot be read. */
export type ReportForm = {
  readonly asOf: AsOf['kind'];
  readonly instant: string;
  readonly reachMinutes: string;
};

export const USUAL_REACH_MINUTES = '90';

const INITIAL: ReportForm = { asOf: 'latest', instant: '', reachMinutes: USUAL_REACH_MINUTES };

export function useReportForm() {
  const [form, setForm] = useState<ReportForm>(INITIAL);
  const change = (part: Partial<ReportForm>) => setForm((current) => ({ ...current, ...part }));
  return { form, change };
}

export function requestOf({ asOf, instant, reachMinutes }: ReportForm, clock: Clock): ReportRequest {
  return {
    asOf: asOf === 'instant' ? { kind: asOf, text: instant, clock } : { kind: asOf },
    reachMinutes,
  };
}
