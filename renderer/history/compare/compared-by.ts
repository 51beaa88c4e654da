import type { Method, PeriodName } from '../../../preload/contract.ts';

/** What is compared: the stores, or their groups, by a method in a window. */
export type ComparedBy = { readonly method: Method; readonly window: PeriodName };
