import { useState } from 'react';
import type { AsOf, ReportRequest } from '../../preload/contract.ts';

export const REACH_MINUTES = { min: 1, max: 1440, default: 90 } as const;

export type ReportForm = {
  readonly asOf: AsOf['kind'];
  readonly instant: string;
  readonly reachMinutes: number;
};

const INITIAL: ReportForm = { asOf: 'latest', instant: '', reachMinutes: REACH_MINUTES.default };

export function useReportForm() {
  const [form, setForm] = useState<ReportForm>(INITIAL);
  const change = (part: Partial<ReportForm>) => setForm((current) => ({ ...current, ...part }));
  return { form, change };
}

export function requestOf({ asOf, instant, reachMinutes }: ReportForm): ReportRequest {
  return { asOf: asOf === 'instant' ? { kind: asOf, text: instant.trim() } : { kind: asOf }, reachMinutes };
}
