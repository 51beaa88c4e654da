import type { ReportRecord } from '../../preload/contract.ts';

type Side = Pick<ReportRecord, 'state' | 'period'>;

/** Whether two reports tell of the same: both of periods, or both of the last hour, day and week. */
export const areAlike = (one: Side, other: Side): boolean =>
  (one.period === undefined) === (other.period === undefined);

/** Whether two reports can be compared: both complete, and alike. */
export const areComparable = (one: Side, other: Side): boolean =>
  one.state === 'Complete' && other.state === 'Complete' && areAlike(one, other);
