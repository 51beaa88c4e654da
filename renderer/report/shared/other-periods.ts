import { createContext, use } from 'react';
import type { DayRun } from '../../../preload/contract.ts';

/** Where a report of a period leads beside its own rows: to other periods. */
export type OtherPeriods = {
  /**
   * The period before, by its name; found or made, and held against this one. `undefined` where too few of its days were
   * polled, `awaited` as long as that is not known.
   */
  readonly before: { readonly name: string; readonly compare: () => void } | 'awaited' | undefined;
  /** Of a period that begins before the first poll, its days from there to the last with polls. */
  readonly data: DayRun | undefined;
  /** The report of these days. */
  readonly show: (days: DayRun) => void;
};

export const OtherPeriodsContext = createContext<OtherPeriods>({
  before: undefined,
  data: undefined,
  show: () => undefined,
});

export const useOtherPeriods = (): OtherPeriods => use(OtherPeriodsContext);
