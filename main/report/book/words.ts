import type { Milliseconds } from '../types.ts';
import { HOUR } from '../weekly-hours.ts';

const count = new Intl.NumberFormat('en-US');
const tenths = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** "1 store", "2,400 stores". */
export const counted = (value: number, one: string): string =>
  `${count.format(value)} ${value === 1 ? one : `${one}s`}`;

/** "8.3 hours", "0 hours", and "less than 0.1 hours" for what would round to none. */
export function hoursInWords(time: Milliseconds): string {
  const hours = time / HOUR;
  if (hours === 0) return '0 hours';
  return hours > 0 && hours < 0.05 ? 'less than 0.1 hours' : `${tenths.format(hours)} hours`;
}

/** A share as a percent that hides nothing: "68 %", "less than 1 %". */
export function shareInWords(share: number): string {
  if (share > 0 && share < 0.01) return 'less than 1 %';
  return share < 1 && share > 0.99 ? 'more than 99 %' : `${count.format(Math.round(share * 100))} %`;
}

/** "$12,346", in whole units of a currency by its ISO 4217 code; "12,346" where no door names one. */
export const moneyInWords = (amount: number, currency: string | undefined): string =>
  currency === undefined
    ? wholeInWords(amount)
    : amount.toLocaleString('en-US', { style: 'currency', currency, maximumFractionDigits: 0 });

/** "12,346" */
export const wholeInWords = (value: number): string => count.format(Math.round(value));

/** 2023-01-25 12:13, of what a clock shows. */
export const timeOnClock = (wallClock: Milliseconds): string =>
  new Date(wallClock).toISOString().slice(0, 16).replace('T', ' ');

/** 2023-01-25 18:13 UTC, as a person reads it. */
export const instantInWords = (instant: Milliseconds): string => `${timeOnClock(instant)} UTC`;
