import { windowsDevice } from './windows-names.ts';

/** Linux allows 255 bytes a name, Windows 260 units a whole path in programs that are not new. */
export const MOST_BYTES = 160;
export const MOST_UNITS = 80;

/** What some system does not allow in names, or shows as something else than it is. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what some systems forbid.
const FORBIDDEN = /[<>:"/\\|?*\u0000-\u001f\u007f-\u009f]+/g;
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Co}\p{Cn}]/gu;
/** What a program would take for an option, a formula, a hidden or a temporary file. */
const MISREAD_FIRST = /^[\s.~$=+\-@'!]+/;
const MISREAD_LAST = /[\s.]+$/;

/**
 * A name near to one that a person gave, which every system keeps as it is; `other` where nothing of it could be kept. At
 * most 80 units and 160 bytes.
 */
export function safeName(given: string, other: string): string {
  const cleaned = given
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(UNSEEN, '')
    .replaceAll(FORBIDDEN, '-')
    .replaceAll(/\s+/g, ' ')
    .replace(MISREAD_FIRST, '');
  const name = shortened(cleaned);
  if (name === '') return other;
  return windowsDevice(name) === undefined ? name : `${other} ${name}`;
}

const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** As much of the begin of a name as has room, never half of a character. */
export function shortened(name: string, units = MOST_UNITS, bytes = MOST_BYTES): string {
  let kept = '';
  for (const { segment } of clusters.segment(name)) {
    const next = kept + segment;
    if (next.length > units || Buffer.byteLength(next) > bytes) break;
    kept = next;
  }
  return kept.replace(MISREAD_LAST, '');
}
