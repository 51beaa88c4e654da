import { SaxesParser } from 'saxes';

/**
 * The parts of an Excel workbook that its first sheet is read from; `part` answers the text of one, or `undefined`.
 * `onStep` is called between steps of long work and may throw to stop.
 */
export type WorkbookParts = { part(name: string): string | undefined; onStep(): void };

/** What Excel itself can hold; a workbook beyond it was made up, to keep who reads it busy. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
const LONGEST_CELL = 32_767;
const LONGEST_FORMAT = 255;
const DEEPEST = 100;

const STEP_CHARACTERS = 1 << 20;
/** A number of so many digits is one that a spreadsheet may have rounded; see readStoreId. */
const ROUNDED_FROM = 1e15;
const DAY = 86_400_000;

/**
 * The first sheet of a workbook as the rows of a CSV file, commas between their cells: texts as they are, numbers as they
 * were typed, dates and times as their formats mean them. Numbers of 16 and more digits come as 1.23E+18, for a
 * spreadsheet has rounded them. Answers false where there is no such sheet. `write` may throw to stop.
 */
export function writeFirstSheet(parts: WorkbookParts, write: (row: string) => void): boolean {
  const visitXml = xmlVisitor(parts);
  const { name: sheetName, is1904 } = firstSheet(parts, visitXml);
  const sheet = parts.part(sheetName);
  if (sheet === undefined) return false;
  const strings = sharedStrings(parts.part('xl/sharedStrings.xml') ?? '', visitXml);
  const formats = cellFormats(parts.part('xl/styles.xml') ?? '', visitXml);
  let cells: string[] = [];
  let cell: { column: number; type: string; style: number } | undefined;
  let [text, isText, isReading] = ['', false, false];
  let row = 0;
  visitXml(sheet, {
    open(name, attributes) {
      if (name === 'row') {
        cells = [];
        // Rows that nothing stands in are left out of the sheet, but count as lines.
        const number = Number(attributes['r'] ?? row + 1);
        if (!(number <= MOST_ROWS) || row >= MOST_ROWS) throw tooLarge();
        for (row++; row < number; row++) write('\n');
      } else if (name === 'c') {
        const column = columnOf(attributes['r'] ?? '') ?? cells.length;
        if (column >= MOST_COLUMNS) throw tooLarge();
        cell = { column, type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0) };
        text = '';
      } else if (name === 'v' || name === 't') isText = !isReading;
      else if (name === 'rPh') isReading = true;
    },
    text(piece) {
      if (isText && cell !== undefined) text = joined(text, piece);
    },
    close(name) {
      if (name === 'v' || name === 't') isText = false;
      else if (name === 'rPh') isReading = false;
      else if (name === 'c' && cell !== undefined) {
        while (cells.length < cell.column) cells.push('');
        cells[cell.column] = cellText(cell.type, text, formats[cell.style] ?? 'other', strings, is1904);
        cell = undefined;
      } else if (name === 'row') write(`${cells.map(quoted).join(',')}\n`);
    },
  });
  return true;
}

type Format = 'date' | 'time' | 'other';

function cellText(
  type: string,
  text: string,
  format: Format,
  strings: readonly string[],
  is1904: boolean,
): string {
  switch (type) {
    case 's':
      return strings[Number(text)] ?? '';
    case 'b':
      return text === '1' ? 'TRUE' : 'FALSE';
    case 'n': {
      if (text === '') return '';
      const number = Number(text);
      if (!Number.isFinite(number)) return text;
      if (format === 'date') return dateText(number, is1904);
      if (format === 'time' && number >= 0 && number <= 1) return timeText(number);
      return numberText(number);
    }
    default:
      return text;
  }
}

/** As it was typed: as short as a number of 15 digits is. */
function numberText(number: number): string {
  if (Math.abs(number) < ROUNDED_FROM) return String(Number(number.toPrecision(15)));
  const [digits = '', exponent = ''] = number.toExponential().split('e+');
  return `${digits}E+${exponent.padStart(2, '0')}`;
}

/** A day count since 1899-12-30, whose day 60 is one that never was, or since 1904-01-01. */
function dateText(serial: number, is1904: boolean): string {
  const days = is1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  const at = new Date(Math.round(days * DAY) + Date.UTC(1899, 11, 30));
  const iso = Number.isNaN(at.getTime()) ? '' : at.toISOString().replace('T', ' ').replace('Z', '');
  return iso.endsWith(' 00:00:00.000') ? iso.slice(0, 10) : iso.replace(/\.000$/, '');
}

function timeText(share: number): string {
  if (share === 1) return '24:00';
  return new Date(Math.round(share * DAY))
    .toISOString()
    .slice(11, 23)
    .replace(/\.000$/, '');
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The column of a place such as AB12, from 0. */
function columnOf(place: string): number | undefined {
  const letters = /^[A-Z]+/.exec(place)?.[0];
  if (letters === undefined) return undefined;
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** The name of the part that holds the sheet shown first, and whether its dates are counted from 1904. */
function firstSheet({ part }: WorkbookParts, visitXml: VisitXml): { name: string; is1904: boolean } {
  let id: string | undefined;
  let is1904 = false;
  visitXml(part('xl/workbook.xml') ?? '', {
    open(name, attributes) {
      if (name === 'sheet') id ??= attributes['r:id'];
      else if (name === 'workbookPr') is1904 = /^(?:1|true)$/.test(attributes['date1904'] ?? '');
    },
  });
  let target = 'worksheets/sheet1.xml';
  visitXml(part('xl/_rels/workbook.xml.rels') ?? '', {
    open(name, attributes) {
      if (name === 'Relationship' && attributes['Id'] === id) target = attributes['Target'] ?? target;
    },
  });
  return { name: target.startsWith('/') ? target.slice(1) : `xl/${target}`, is1904 };
}

function sharedStrings(xml: string, visitXml: VisitXml): string[] {
  const strings: string[] = [];
  let [text, isText, isReading] = ['', false, false];
  visitXml(xml, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') isReading = true;
      else if (name === 't') isText = !isReading;
    },
    text(piece) {
      if (isText) text = joined(text, piece);
    },
    close(name) {
      if (name === 'si') strings.push(text);
      else if (name === 'rPh') isReading = false;
      else if (name === 't') isText = false;
    },
  });
  return strings;
}

/** What each style of cells shows a number as. */
function cellFormats(xml: string, visitXml: VisitXml): Format[] {
  const own = new Map<number, string>();
  const formats: Format[] = [];
  let isCells = false;
  visitXml(xml, {
    open(name, attributes) {
      if (name === 'numFmt') own.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      else if (name === 'cellXfs') isCells = true;
      else if (name === 'xf' && isCells) formats.push(formatOf(Number(attributes['numFmtId']), own));
    },
    close(name) {
      if (name === 'cellXfs') isCells = false;
    },
  });
  return formats;
}

function formatOf(id: number, own: ReadonlyMap<number, string>): Format {
  if ((id >= 14 && id <= 17) || id === 22) return 'date';
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return 'time';
  const code = (own.get(id) ?? '')
    .slice(0, LONGEST_FORMAT)
    .replaceAll(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '')
    .toLowerCase();
  if (/[yd]/.test(code)) return 'date';
  return /[hs]/.test(code) ? 'time' : 'other';
}

type XmlVisitor = {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(piece: string): void;
  close?(name: string): void;
};

type VisitXml = (xml: string, visitor: XmlVisitor) => void;

function xmlVisitor({ onStep }: WorkbookParts): VisitXml {
  return (xml, { open, text, close }) => {
    const parser = new SaxesParser();
    let depth = 0;
    parser.on('opentag', ({ name, attributes }) => {
      if (depth++ > DEEPEST) throw tooLarge();
      open?.(local(name), attributes);
    });
    if (text !== undefined) parser.on('text', text);
    parser.on('closetag', ({ name }) => {
      depth--;
      close?.(local(name));
    });
    parser.on('error', (error) => {
      throw error;
    });
    for (let at = 0; at < xml.length; at += STEP_CHARACTERS) {
      onStep();
      parser.write(xml.slice(at, at + STEP_CHARACTERS));
    }
  };
}

function joined(text: string, piece: string): string {
  if (text.length + piece.length > LONGEST_CELL) throw tooLarge();
  return text + piece;
}

const tooLarge = () => new Error('The workbook is larger than a workbook can be.');

/** Some programs write a prefix before every name. */
function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
