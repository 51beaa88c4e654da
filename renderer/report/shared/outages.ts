import { ENDINGS, type ReportTable } from '../../../preload/contract.ts';

export type Details = NonNullable<ReportTable['details']>;
export type Outages = Details['outages'];

export const isOngoing = (outages: Outages, outage: number): boolean =>
  ENDINGS[outages.endedBy[outage] ?? -1] === 'as-of';
