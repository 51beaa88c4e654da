import { createContext, use } from 'react';

/** Where a report of a period leads beside its own rows: to other periods. */
export type OtherPeriods = {
  /** The period before, by its name; found or made, and held against this one. `undefined` where no poll reaches it. */
  readonly before: { readonly name: string; readonly compare: () => void } | undefined;
  /** Of a period that begins before the first poll, the day of that: a date such as 2023-01-25. */
  readonly dataBegin: string | undefined;
  /** The report of these dates, both included. */
  readonly show: (from: string, to: string) => void;
};

export const OtherPeriodsContext = createContext<OtherPeriods>({
  before: undefined,
  dataBegin: undefined,
  show: () => undefined,
});

export const useOtherPeriods = (): OtherPeriods => use(OtherPeriodsContext);
