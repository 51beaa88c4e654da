import type { Block, Book, Page } from '../../book/book.ts';
import { drawChart } from './chart.ts';
import { fitsInOneLine } from './columns.ts';
import {
  createPdfDocument,
  INK,
  type PdfDocument,
  type PdfTools,
  type PlacedLine,
  QUIET,
  type Size,
} from './document.ts';
import { createFlow, type Flow, widthOn } from './flow.ts';
import type { Weight } from './line.ts';
import { measured } from './measure.ts';
import { type Element, headingOf, type Tag } from './structure.ts';
import { writeTable } from './table.ts';
import { wrap } from './wrap.ts';

/** What paper is printed on. */
export type Paper = 'a4' | 'letter';

const SIZES: Readonly<Record<Paper, Size>> = {
  a4: { width: 595.28, height: 841.89 },
  letter: { width: 612, height: 792 },
};

const sideways = ({ width, height }: Size): Size => ({ width: height, height: width });

const TITLE = 17;
const SUBTITLE = 11;
const WORDS = 10;
const FACTS = 8.5;
const FACT_NAMES = 110;
const LEADING = 1.35;
/** How much of a page is to be free for something else to begin on it. */
const FREE = 0.35;

/** As a PDF, part by part (SPEC §17): a page that answers, the sheets, and what it was made from. */
export function* pdfParts(book: Book, paper: Paper, tools: PdfTools): Generator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  for (const bytes of piecesOf(book, paper, tools)) {
    waiting.push(bytes);
    length += bytes.length;
    if (length < PART_LENGTH) continue;
    yield joined(waiting, length);
    waiting = [];
    length = 0;
  }
  yield joined(waiting, length);
}

/** The first of some pages that is no longer than one, or the last of them. */
export function onOnePage(candidates: Iterable<Page>, paper: Paper, tools: PdfTools): Page | undefined {
  let last: Page | undefined;
  for (const page of candidates) {
    last = page;
    const pdf = createPdfDocument(tools, { title: page.title, language: 'en' });
    for (const _bytes of writePage(pdf, page, createFlow(pdf, SIZES[paper])));
    if (pdf.pages() === 1) return page;
  }
  return last;
}

/** How many bytes are put together before they are handed on. */
const PART_LENGTH = 1 << 18;

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

function* piecesOf({ summary, sheets, about }: Book, paper: Paper, tools: PdfTools): Generator<Uint8Array> {
  const pdf = createPdfDocument(tools, { title: summary.title, language: 'en' });
  const upright = SIZES[paper];
  let flow = createFlow(pdf, upright);
  yield* writePage(pdf, summary, flow);
  for (const sheet of sheets) {
    const table = measured(pdf.setter, sheet);
    const isUpright = fitsInOneLine(table, widthOn(upright));
    flow = nextFlow(pdf, flow, isUpright ? upright : sideways(upright));
    pdf.outline(sheet.title);
    const section = pdf.structure.open('Sect', pdf.structure.document);
    write(pdf, flow, section, 'H1', sheet.title, TITLE, 'bold');
    flow.down(4);
    yield* writeTable(pdf, flow, table, section);
    section.close();
  }
  if (about !== undefined) yield* writePage(pdf, about, nextFlow(pdf, flow, upright));
  yield* pdf.end();
}

/** On the page at hand where that is of the size and a good part of it is free, else on a new one. */
function nextFlow(pdf: PdfDocument, flow: Flow, size: Size): Flow {
  if (flow.width !== widthOn(size) || !flow.hasRoom(flow.height * FREE)) return createFlow(pdf, size);
  flow.down(18);
  return flow;
}

function* writePage(pdf: PdfDocument, { name, title, blocks }: Page, flow: Flow): Generator<Uint8Array> {
  pdf.outline(name);
  const section = pdf.structure.open('Sect', pdf.structure.document);
  write(pdf, flow, section, 'H1', title, TITLE, 'bold');
  flow.down(6);
  for (const block of blocks) yield* writeBlock(pdf, flow, section, block);
  section.close();
}

function* writeBlock(pdf: PdfDocument, flow: Flow, section: Element, block: Block): Generator<Uint8Array> {
  switch (block.kind) {
    case 'words':
      write(pdf, flow, section, 'P', block.text, WORDS, 'regular');
      return;
    case 'chart':
      drawChart(pdf, flow, section, block.chart);
      return;
    case 'facts':
      writeFacts(pdf, flow, section, block.facts);
      return;
    case 'table': {
      // Its title stays with its heading and its first rows.
      if (!flow.hasRoom(90)) flow.turn();
      flow.down(6);
      write(pdf, flow, section, 'H2', block.sheet.title, SUBTITLE, 'bold');
      flow.down(1);
      yield* writeTable(pdf, flow, measured(pdf.setter, block.sheet), section);
      flow.down(6);
    }
  }
}

/** Words over as many lines as they take. */
export function write(
  pdf: PdfDocument,
  flow: Flow,
  parent: Element,
  tag: Tag,
  text: string,
  size: number,
  weight: Weight,
): void {
  const leading = size * LEADING;
  const lines = wrap(pdf.setter, text, (flow.width * 1000) / size, weight, Math.floor(flow.height / leading));
  if (!flow.hasRoom(lines.length * leading)) flow.turn();
  const placed = lines.map(
    (line, at): PlacedLine => ({ line, x: flow.left, y: flow.y() - at * leading - size }),
  );
  flow.drawing().text(tag, parent, placed, { size, colour: INK });
  flow.down(lines.length * leading + size * 0.2);
}

/** Names at the left, what each is beside it. */
function writeFacts(
  pdf: PdfDocument,
  flow: Flow,
  section: Element,
  facts: readonly (readonly [string, string])[],
): void {
  if (facts.length === 0) return;
  flow.down(10);
  const leading = FACTS * LEADING;
  const table = pdf.structure.open('Table', section);
  for (const [name, value] of facts) {
    const most = Math.floor(flow.height / leading) - 1;
    const cells = [
      {
        tag: 'TH' as const,
        x: flow.left,
        lines: wrap(pdf.setter, name, (FACT_NAMES * 1000) / FACTS, 'regular', most),
      },
      {
        tag: 'TD' as const,
        x: flow.left + FACT_NAMES + 8,
        lines: wrap(pdf.setter, value, ((flow.width - FACT_NAMES - 8) * 1000) / FACTS, 'regular', most),
      },
    ];
    const height = Math.max(...cells.map(({ lines }) => lines.length)) * leading + 3;
    if (!flow.hasRoom(height)) flow.turn();
    const row = pdf.structure.open('TR', table);
    for (const { tag, x, lines } of cells) {
      const placed = lines.map((line, at): PlacedLine => ({ line, x, y: flow.y() - at * leading - FACTS }));
      const colour = tag === 'TH' ? QUIET : INK;
      flow.drawing().text(tag, row, placed, { size: FACTS, colour }, tag === 'TH' ? headingOf('Row') : '');
    }
    row.close();
    flow.down(height);
  }
  table.close();
}
