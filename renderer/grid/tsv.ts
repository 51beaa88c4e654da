/** Cells as tab-separated lines, to paste into a spreadsheet. */
export function toTsv(lines: Iterable<readonly string[]>): string {
  let text = '';
  for (const cells of lines) text += `${cells.map(safeText).join('\t')}\n`;
  return text;
}

/** As in the saved CSV, a spreadsheet must not run a text as a formula; nor may one break the row. */
function safeText(text: string): string {
  const inOneCell = text.replaceAll(/[\t\r\n]/g, ' ');
  return /^[=+\-@]/.test(inOneCell) ? `'${inOneCell}` : inOneCell;
}
