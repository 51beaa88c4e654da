import { createContext, useContext } from 'react';
import type { Clock, DataClock } from '../../preload/contract.ts';
import {
  formatDate,
  formatDateAndTime,
  formatDayInZone,
  formatInstant,
  formatInZone,
  formatSpanOf,
  zoneForStore,
} from './times.ts';

/** By whose clock times in the data are shown. */
export const ClockContext = createContext<DataClock>('store');

/** The clock where no one store is meant, by which typed times are read too. */
export const plainClock = (clock: DataClock): Clock => (clock === 'store' ? 'utc' : clock);

/** Formats times in the data by the clock that the person chose. */
export function useDataTimes() {
  const chosen = useContext(ClockContext);
  const clock = plainClock(chosen);
  return {
    chosen,
    clock,
    instant: (at: number) => formatInstant(at, clock),
    date: (at: number) => formatDate(at, clock),
    dateAndTime: (at: number) => formatDateAndTime(at, clock),
    span: (from: number, to: number) => formatSpanOf(from, to, clock),
    /** A time of the one store in that zone. */
    instantOf: (zone: string, at: number) => formatInZone(at, zoneForStore(chosen, zone)),
    /** The same without the year, for what lies within a week. */
    dayOf: (zone: string, at: number) => formatDayInZone(at, zoneForStore(chosen, zone)),
  };
}
