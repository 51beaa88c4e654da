import type { Column } from '../../sheets/sheet.ts';

/** How wide a column is, in characters: numbers and instants that do not fit show as ###. */
const WIDTHS: Readonly<Record<Column['kind'], number>> = {
  id: 22,
  text: 26,
  word: 20,
  instant: 20,
  duration: 13,
  percent: 12,
  money: 13,
  count: 11,
};

export const widthOf = ({ kind }: Column): number => WIDTHS[kind];

/** Of the columns from the first on. */
export function widthsXml(widths: readonly number[]): string {
  const cols = widths.map(
    (width, place) => `<col min="${place + 1}" max="${place + 1}" width="${width}" customWidth="1"/>`,
  );
  return `<cols>${cols.join('')}</cols>`;
}

export const LINE_HEIGHT = 15;

/** Of a row, in points. */
export const heightOf = (height: number): string => `ht="${height}" customHeight="1"`;

/** The height of a row of headings, which break between words: not every program finds it out by itself. */
export function headingHeight(titles: readonly string[], widths: readonly number[]): string {
  const lines = titles.map((title, place) => linesOf(title, (widths[place] ?? 0) * BOLD));
  return heightOf(Math.max(1, ...lines) * LINE_HEIGHT);
}

/** Bold letters take more room than those that a width is counted in. */
const BOLD = 0.85;

function linesOf(text: string, width: number): number {
  let [lines, filled] = [1, 0];
  for (const { length } of text.split(' ')) {
    if (filled > 0 && filled + 1 + length > width) {
      lines++;
      filled = length;
    } else filled += filled > 0 ? 1 + length : length;
  }
  return lines;
}
