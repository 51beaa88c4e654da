import { trimBlanks } from './kinds/row.ts';

const NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const BY_NAME = new Map(
  NAMES.flatMap((name, day) => [[name, day] as const, [name.slice(0, 3), day] as const]),
);
const NUMBER = /^(\d)(?:\.0+)?$/;

/** Which of the numbers 0 and 7 the day columns of a file hold: what tells whether it counts from 1 (SPEC §1). */
export type DayNumbers = { zero: boolean; seven: boolean };

/** Takes note of a field of the day column, of a row that can be read or not. */
export function noteDay(seen: DayNumbers, field: string | undefined): void {
  const number = numberOf(field ?? '');
  if (number === 0) seen.zero = true;
  if (number === 7) seen.seven = true;
}

/** Whether a file with these days counts them from 1 = Monday to 7 = Sunday. */
export function countsFromOne({ zero, seven }: DayNumbers): boolean {
  return seven && !zero;
}

/** Reads a day, 0 = Monday … 6 = Sunday, from its number or English name; `undefined` where it is none. */
export function parseDay(text: string, fromOne: boolean): number | undefined {
  const number = numberOf(text);
  if (number === undefined) return BY_NAME.get(trimBlanks(text).toLowerCase());
  const day = fromOne ? number - 1 : number;
  return day >= 0 && day <= 6 ? day : undefined;
}

/** The digit of `4` or `4.0`. */
function numberOf(text: string): number | undefined {
  const digit = NUMBER.exec(trimBlanks(text))?.[1];
  return digit === undefined ? undefined : Number(digit);
}
