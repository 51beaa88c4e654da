import type { Book } from '../../book/book.ts';
import { utf8 } from '../parts.ts';
import { type ZippedFile, zipParts } from '../zip.ts';
import { pageSheet } from './page-sheet.ts';
import { stylesXml } from './styles.ts';
import { tableSheets } from './table-sheet.ts';
import { xmlText } from './text.ts';

/** As an Excel workbook, part by part (SPEC §17): a page that answers, the sheets, and what it was made from. */
export const xlsxParts = (book: Book): AsyncGenerator<Uint8Array> => zipParts(filesOf(book));

const PROLOG = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A sheet that was written; one of a table has a heading that is printed on every page. */
type Written = { readonly name: string; readonly heading?: true };

function* filesOf({ summary, sheets, about }: Book): Generator<ZippedFile> {
  const written: Written[] = [];
  yield file('_rels/.rels', [
    `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
  ]);
  yield file('docProps/core.xml', [
    `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xmlText(summary.title)}</dc:title><dc:creator>Store Monitor</dc:creator></cp:coreProperties>`,
  ]);
  const sheet = (of: Written, texts: Iterable<string>) => {
    written.push(of);
    return file(`xl/worksheets/sheet${written.length}.xml`, texts);
  };
  yield sheet({ name: summary.name }, [pageSheet(summary)]);
  for (const one of sheets) {
    for (const { name, texts } of tableSheets(one)) yield sheet({ name, heading: true }, texts);
  }
  if (about !== undefined) yield sheet({ name: about.name }, [pageSheet(about)]);
  yield file('xl/styles.xml', [stylesXml()]);
  yield file('xl/workbook.xml', [workbookXml(written)]);
  yield file('xl/_rels/workbook.xml.rels', [
    `<Relationships xmlns="${PACKAGE}/relationships">${written
      .map(
        (_, place) =>
          `<Relationship Id="rId${place + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${place + 1}.xml"/>`,
      )
      .join(
        '',
      )}<Relationship Id="rId${written.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  ]);
  yield file('[Content_Types].xml', [
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>${written
      .map(
        (_, place) =>
          `<Override PartName="/xl/worksheets/sheet${place + 1}.xml" ContentType="${TYPES}.worksheet+xml"/>`,
      )
      .join('')}</Types>`,
  ]);
}

function* prologued(texts: Iterable<string>): Generator<string> {
  yield PROLOG;
  yield* texts;
}

const file = (name: string, texts: Iterable<string>): ZippedFile => ({ name, parts: utf8(prologued(texts)) });

function workbookXml(written: readonly Written[]): string {
  const sheets = written.map(
    ({ name }, place) => `<sheet name="${xmlText(name)}" sheetId="${place + 1}" r:id="rId${place + 1}"/>`,
  );
  const names = written.flatMap(({ name, heading }, place) => {
    if (heading === undefined) return [];
    const inSheet = `'${xmlText(name)}'!`;
    return [
      `<definedName name="_xlnm.Print_Titles" localSheetId="${place}">${inSheet}$A:$A,${inSheet}$1:$1</definedName>`,
    ];
  });
  const defined = names.length === 0 ? '' : `<definedNames>${names.join('')}</definedNames>`;
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${sheets.join('')}</sheets>${defined}</workbook>`;
}
