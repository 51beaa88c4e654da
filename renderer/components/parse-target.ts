import type { Parsed } from './parsed-field.tsx';

/** A percent from 0 to 100, with or without its sign; an empty text means no target. */
export function parseTarget(typed: string): Parsed<number | undefined> {
  const text = typed.trim().replace(/\s*%$/, '');
  if (text === '') return typed.trim() === '' ? { value: undefined } : 'refused';
  if (!/^\d{1,3}([.,]\d{1,6})?$/.test(text)) return 'refused';
  const percent = Number(text.replace(',', '.'));
  return percent <= 100 ? { value: percent } : 'refused';
}
