import { type Band, bandsOf, GAP } from './columns.ts';
import { INK, type PdfDocument, type PlacedLine, QUIET, RULE } from './document.ts';
import type { Flow } from './flow.ts';
import type { Line } from './line.ts';
import { lackingDigits, type MeasuredSheet, type SetColumn } from './measure.ts';
import { num } from './objects.ts';
import { type Element, headingOf } from './structure.ts';
import { wrap } from './wrap.ts';

/** From line to line, and around a row, by the size of type. */
const LEADING = 1.32;
const PADDING = 0.3;
/** From the top of a line to where its letters stand. */
const RISE = 1.02;

/** Texts that come again and again, such as groups and zones, are broken once. */
const MOST_KNOWN = 500;

type Cell = {
  readonly lines: readonly Line[];
  readonly isNumber: boolean;
  /** How far from the right it ends, in thousandths of the type's size. */
  readonly inset: number;
};

/**
 * A sheet as a table over as many pages as it takes, its heading again on each; a row is never split over two. Yields what
 * is done with; `flow` goes on below the last row.
 */
export function* writeTable(
  pdf: PdfDocument,
  flow: Flow,
  sheet: MeasuredSheet,
  parent: Element,
): Generator<Uint8Array> {
  for (const band of bandsOf(sheet, flow.width)) yield* writeBand(pdf, flow, sheet, band, parent);
}

function* writeBand(
  pdf: PdfDocument,
  flow: Flow,
  { rows }: MeasuredSheet,
  { columns, size }: Band,
  parent: Element,
): Generator<Uint8Array> {
  const { structure, setter } = pdf;
  const leading = size * LEADING;
  const padding = size * PADDING;
  const heading = columns.map(
    ({ title, width, isNumber }): Cell => ({
      lines: wrap(setter, title, (width * 1000) / size, 'bold'),
      isNumber,
      inset: 0,
    }),
  );
  const lefts = leftsOf(columns, flow.left);
  const right = (lefts.at(-1) ?? flow.left) + (columns.at(-1)?.width ?? 0);
  const heightOf = (cells: readonly Cell[]) =>
    Math.max(1, ...cells.map(({ lines }) => lines.length)) * leading + 2 * padding;
  const mostLines = Math.floor((flow.height - heightOf(heading) - 2 * padding) / leading);
  const cellOf = createCells(pdf, size, mostLines);
  const placed = ({ lines, isNumber, inset }: Cell, place: number): PlacedLine[] => {
    const left = lefts[place] as number;
    const end = left + (columns[place] as SetColumn).width;
    return lines.map((line, at) => ({
      line,
      x: isNumber ? end - ((line.width + inset) * size) / 1000 : left,
      y: flow.y() - padding - at * leading - size * RISE,
    }));
  };
  let rules: number[] = [];
  const drawRules = () => {
    const lines = rules.map((y) => `${num(flow.left)} ${num(y)} m ${num(right)} ${num(y)} l`);
    if (lines.length > 0) flow.drawing().decorate(`${RULE} RG 0.4 w ${lines.join(' ')} S`);
    rules = [];
  };
  const under = (height: number) => {
    flow.down(height);
    rules.push(flow.y());
  };

  const table = structure.open('Table', parent);
  if (!flow.hasRoom(heightOf(heading) + 3 * leading)) flow.turn();
  const head = structure.open('THead', table);
  const headRow = structure.open('TR', head);
  heading.forEach((cell, place) => {
    flow.drawing().text('TH', headRow, placed(cell, place), { size, colour: QUIET }, headingOf('Column'));
  });
  headRow.close();
  head.close();
  under(heightOf(heading));
  const body = structure.open('TBody', table);
  for (const row of rows) {
    const cells = columns.map((column, place) => cellOf(column, place, row));
    const height = heightOf(cells);
    if (!flow.hasRoom(height)) {
      drawRules();
      flow.turn();
      yield* pdf.take();
      const again = heading.flatMap(placed);
      flow.drawing().aside(again, { size, colour: QUIET });
      under(heightOf(heading));
    }
    const tr = structure.open('TR', body);
    cells.forEach((cell, place) => {
      flow.drawing().text('TD', tr, placed(cell, place), { size, colour: INK });
    });
    tr.close();
    under(height);
  }
  drawRules();
  body.close();
  table.close();
}

function leftsOf(columns: readonly SetColumn[], left: number): number[] {
  let at = left;
  return columns.map(({ width }) => {
    const here = at;
    at += width + GAP;
    return here;
  });
}

function createCells({ setter }: PdfDocument, size: number, mostLines: number) {
  const known = new Map<number, Map<string, Cell>>();
  return ({ text, width, isNumber, decimals }: SetColumn, place: number, row: number): Cell => {
    const shown = text(row);
    if (shown === '') return EMPTY;
    if (isNumber) {
      return { lines: [setter.line(shown)], isNumber, inset: setter.width(lackingDigits(shown, decimals)) };
    }
    const ofColumn = known.get(place) ?? new Map<string, Cell>();
    known.set(place, ofColumn);
    const before = ofColumn.get(shown);
    if (before !== undefined) return before;
    const cell = {
      lines: wrap(setter, shown, (width * 1000) / size, 'regular', mostLines),
      isNumber,
      inset: 0,
    };
    if (ofColumn.size < MOST_KNOWN) ofColumn.set(shown, cell);
    return cell;
  };
}

const EMPTY: Cell = { lines: [], isNumber: false, inset: 0 };
