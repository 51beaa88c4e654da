/** The most characters that a cell holds. */
const MOST_CHARACTERS = 32_767;

/** What XML cannot hold or reads as another, and what would read as such a character written out. */
const NOT_IN_XML = /[^\P{Cc}\t\n\x7f-\x9f]|[\ufffe\uffff]|_(?=x[0-9a-f]{4}_)/giu;
const MARKUP = /[&<>"]/g;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as a workbook's XML has it: every character comes back, as `_x000D_` where XML has no way to write it. */
export function xmlText(text: string): string {
  const fitting = text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1)}…` : text;
  return fitting
    .toWellFormed()
    .replaceAll(NOT_IN_XML, (one) => `_x${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replaceAll(MARKUP, (one) => ENTITIES[one] ?? one);
}
