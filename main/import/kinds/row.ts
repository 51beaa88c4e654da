import type { Dialect } from '../dialect.ts';

/** A row read, or why it cannot be: the rule it breaks, the same words for every such row, and what breaks it. */
export type RowResult<T> = { readonly ok: true; readonly row: T } | Rejection;

export type Rejection = {
  readonly ok: false;
  readonly rule: string;
  /** The rule with this row's own values, in words a person can act on. */
  readonly reason: string;
};

/** Reads one row's fields, given in the order of the columns of its kind; a column the row is too short for is undefined. */
export type RowReader<T> = (fields: readonly (string | undefined)[], dialect?: Dialect) => RowResult<T>;

const SPACE = 0x20;
const DELETE = 0x7f;

export function isMissing(field: string | undefined): field is undefined | '' {
  if (field === undefined) return true;
  const first = field.charCodeAt(0);
  return !(first > SPACE && first < DELETE) && trimBlanks(field) === '';
}

/** Leaves off the blanks around a text; unlike String.trim not U+FEFF, which in the middle of a file is a character. */
export function trimBlanks(text: string): string {
  return text.includes('\uFEFF') ? text.replaceAll(/^[^\S\uFEFF]+|[^\S\uFEFF]+$/g, '') : text.trim();
}

/**
 * The store id that a field holds, kept exactly (SPEC §1): `="00101"`, which spreadsheets write to keep text, is 00101.
 * Rejected where it is missing or a spreadsheet rounded it.
 */
export function readStoreId(field: string | undefined): RowResult<string> {
  if (isMissing(field)) return missing('store_id');
  const id = field.startsWith('="') ? (/^="(.*)"$/s.exec(field)?.[1] ?? field) : field;
  if (isMissing(id)) return missing('store_id');
  if (isRounded(id)) return wrong(id, ROUNDED_ID);
  return { ok: true, row: id };
}

/** What spreadsheets make of a long number: 8.41954E+18. The digits that are left do not tell which store it was. */
function isRounded(store: string): boolean {
  return store.includes('+') && /^\s*\d(?:[.,]\d+)?E\+\d{2,3}\s*$/i.test(store);
}

const ROUNDED_ID =
  'is a store id that a spreadsheet rounded: export the file again, or format the column as text before the ids are put in';
const REWRITTEN_DATE =
  'is a date that a spreadsheet rewrote, whose day and month cannot be told: export the file again, or format the column as yyyy-mm-dd hh:mm:ss before you save it';

/** A date as spreadsheets write it, which this row cannot be read for. */
export function rewrittenDate(text: string): Rejection | undefined {
  const match = /^\s*(\d{1,2})([./-])(\d{1,2})\2\d{2,4}(?!\d)/.exec(text);
  if (match === null) return undefined;
  const [, first, separator, second] = match;
  const couldBeTwo = Number(first) <= 12 && Number(second) <= 12;
  return separator === '/' || couldBeTwo ? wrong(text, REWRITTEN_DATE) : undefined;
}

const SPREADSHEET_RULES: ReadonlySet<string> = new Set([ROUNDED_ID, REWRITTEN_DATE].map(ruleOf));

/** Whether a rule is broken by what a spreadsheet did to a file: then most rows break it, and none can be mended here. */
export function isSpreadsheetDamage(rule: string): boolean {
  return SPREADSHEET_RULES.has(rule);
}

export function missing(column: string): Rejection {
  return rejected(`${column} is missing`);
}

/** Of a value: what it is, or is not. */
export function wrong(value: string, what: string): Rejection {
  return rejected(ruleOf(what), `${quote(value)} ${what}`);
}

function ruleOf(what: string): string {
  return `“…” ${what}`;
}

export function rejected(rule: string, reason = rule): Rejection {
  return { ok: false, rule, reason };
}

export function quote(text: string): string {
  return text.length > 60 ? `“${text.slice(0, 60)}…”` : `“${text}”`;
}

/** As long as a name, a group or a reason may be, in characters: it stands on screens and in every report. */
export const LONGEST_TEXT = 1000;

export const isTooLong = (text: string) => text.length > LONGEST_TEXT && [...text].length > LONGEST_TEXT;

/** A text for people, without the blanks around it and without halves of characters; empty where the field is. */
export function readText(what: string, field: string | undefined): RowResult<string> {
  const text = trimBlanks(field ?? '').toWellFormed();
  if (!isTooLong(text)) return { ok: true, row: text };
  return rejected(`the ${what} is longer than ${LONGEST_TEXT.toLocaleString('en-US')} characters`);
}
