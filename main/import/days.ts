import { trimBlanks } from './kinds/row.ts';
import { remember } from './remember.ts';

const NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const BY_NAME = new Map(
  NAMES.flatMap((name, day) => [[name, day] as const, [name.slice(0, 3), day] as const]),
);
const NUMBER = /^(\d)(?:\.0+)?$/;

/** The numbers that the day column of a file holds: what tells whether it counts from 1 (SPEC §1). */
export type DayNumbers = Set<number>;

/** Takes note of a field of the day column, of a row that can be read or not. */
export function noteDay(seen: DayNumbers, field: string | undefined): void {
  const number = numberOf(field ?? '');
  if (number !== undefined) seen.add(number);
}

/** Whether these days tell what their file counts from, whatever other days it has. */
export function isSettled(days: DayNumbers): boolean {
  return days.has(0);
}

/** Whether a file with these days counts them from 1 = Monday to 7 = Sunday. */
export function countsFromOne(days: DayNumbers): boolean {
  return days.has(7) && !days.has(0);
}

/** Whether a file's days are 1 to 6, all of them: Tuesday to Sunday, or Monday to Saturday counted from 1. */
export function isUnclear(days: DayNumbers): boolean {
  return !days.has(0) && !days.has(7) && [1, 2, 3, 4, 5, 6].every((day) => days.has(day));
}

/** Reads a day, 0 = Monday … 6 = Sunday, from its number or English name; `undefined` where it is none. */
export function parseDay(text: string, fromOne: boolean): number | undefined {
  const number = numberOf(text);
  if (number === undefined) return BY_NAME.get(trimBlanks(text).toLowerCase());
  const day = fromOne ? number - 1 : number;
  return day >= 0 && day <= 6 ? day : undefined;
}

/** The English name of a day, which says it whatever a file counts from. */
export function dayName(day: number): string {
  const name = NAMES[day] ?? '';
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The digit of `4` or `4.0`. */
const numberOf = remember((text) => {
  const digit = NUMBER.exec(trimBlanks(text))?.[1];
  return digit === undefined ? undefined : Number(digit);
});
