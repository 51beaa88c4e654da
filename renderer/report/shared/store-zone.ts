import type { ReportTable } from '../../../preload/contract.ts';

/** The time zone of a store; UTC in reports of early versions, which hold no zones. */
export const zoneOf = ({ details }: ReportTable, store: number): string => details?.zones[store] ?? 'UTC';
