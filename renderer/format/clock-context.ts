import { createContext, useContext } from 'react';
import type { Clock } from '../../preload/contract.ts';
import { formatDate, formatInstant } from './times.ts';

/** By whose clock times in the data are shown where no store's own clock is meant, and typed times are read. */
export const ClockContext = createContext<Clock>('utc');

/** Formats times in the data by the clock that the person chose. */
export function useDataTimes() {
  const clock = useContext(ClockContext);
  return {
    clock,
    instant: (at: number) => formatInstant(at, clock),
    date: (at: number) => formatDate(at, clock),
  };
}
