import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { outageColumns, sharedColumns } from '../../../main/report/sheets/outage-columns.ts';
import { periodSheet } from '../../../main/report/sheets/period.ts';
import type { Column } from '../../../main/report/sheets/sheet.ts';
import { STORE_MEASURES } from '../../../main/report/sheets/store-measures.ts';
import { METHODS } from '../../../renderer/format/methods.ts';
import { STATE_WORDS } from '../../../renderer/store/timeline/items.ts';
import { projectFolder } from '../../../scripts/electron-runtime/project.ts';
import { EVERY_SHEET, hostileReport } from '../../fixtures/sheets.ts';

const text = (path: string) => readFileSync(join(projectFolder, path), 'utf8');
const page = text('docs/glossary.md');
const [explained = '', rest = ''] = page.split('## Headings that mean what they say');
const [plain = '', notSaid = ''] = rest.split('## Not said');

const rowsOf = (section: string) =>
  [...section.matchAll(/^\| (.+) \|$/gm)]
    .map(([, cells = '']) => cells.split(' | '))
    .filter(([first = '']) => !/^-+$|^Word$|^Not$/.test(first));
const wordsOf = (cell: string) => cell.split(/\s*·\s*/).map((word) => word.trim());

const entries = rowsOf(explained);
const known = new Set(
  [...entries.flatMap(([words = '']) => wordsOf(words)), ...wordsOf(plain)].map((word) => word.toLowerCase()),
);

/** “Uptime %, last week” is two words: what it is, and of when. */
const partsOf = (label: string) => label.split(', ').map((part) => part.trim().toLowerCase());

function expectKnown(labels: Iterable<string>, where: string): void {
  for (const label of labels) {
    const isKnown = known.has(label.toLowerCase()) || partsOf(label).every((part) => known.has(part));
    expect(isKnown, `docs/glossary.md has no “${label}”, a heading of ${where}`).toBe(true);
  }
}

function labelsOf(columns: readonly Column[]): string[] {
  return columns.flatMap((column) => [
    column.title,
    ...(column.under === undefined ? [] : [column.under.label, column.under.group]),
  ]);
}

describe('the glossary has', () => {
  const [report] = fc.sample(hostileReport, { numRuns: 1, seed: 1 });
  if (report === undefined) throw new Error('There is no report.');

  test.each(EVERY_SHEET.filter(([name]) => name !== 'any columns'))('the columns of %s', (name, sheets) => {
    for (const { title, columns } of fc.sample(sheets, { numRuns: 20, seed: 1 })) {
      expectKnown([title, ...labelsOf(columns)], name);
    }
  });

  test('every measure of a store, and what is told of outages and periods', () => {
    expectKnown(
      STORE_MEASURES.map(({ title }) => title),
      'stores',
    );
    const none = new Float64Array();
    const told = outageColumns(report.stores, report.details, (_zone, at) => at);
    expectKnown(labelsOf(told), 'outages');
    expectKnown(
      labelsOf(sharedColumns({ shared: none, othersDown: none, usual: none })),
      'what outages share',
    );
    for (const column of told) {
      if (column.kind === 'word') expectKnown(Object.values(column.words), column.title);
    }
    const figures = { rows: [], store: (row: number) => row, figure: () => 0 };
    const { columns } = periodSheet(report, { asOf: 0, period: DAY }, figures, { likely: true });
    expectKnown(labelsOf(columns), 'periods');
  });

  test('the states of the timeline, and the methods', () => {
    expectKnown(Object.values(STATE_WORDS), 'the timeline');
    expectKnown(
      METHODS.map(({ label }) => label),
      'the methods',
    );
  });

  test('the heading of every table of the window, and every word that the help explains', () => {
    const sources = readdirSync(join(projectFolder, 'renderer'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.tsx'))
      .map((name) => `renderer/${name.replaceAll('\\', '/')}`);
    let found = 0;
    for (const source of sources) {
      const code = text(source);
      const headings = [...code.matchAll(/<th\b[^>]*scope="col"[^>]*>([^<{]+)<\/th>|<dt>([^<{]+)<\/dt>/g)]
        .map(([, heading, word]) => (heading ?? word ?? '').trim().replaceAll(/\s+/g, ' '))
        .filter((heading) => heading !== '');
      found += headings.length;
      expectKnown(headings, source);
    }
    expect(found).toBeGreaterThan(60);
  });
});

test('every word of the glossary has one meaning, in words, and a place', () => {
  const words = entries.flatMap(([cell = '']) => wordsOf(cell).map((word) => word.toLowerCase()));
  expect(words.length).toBeGreaterThan(60);
  expect(words.filter((word, place) => words.indexOf(word) !== place)).toEqual([]);
  for (const [word, meaning = '', where = ''] of entries) {
    expect(meaning.length, word).toBeGreaterThan(20);
    expect(where, word).not.toBe('');
  }
});

test('nothing that the glossary says not to say is said in the sentences of measures', () => {
  const banned = rowsOf(notSaid).flatMap(([words = '']) =>
    words.split(', ').map((word) => word.replace(/ \(.*\)$/, '')),
  );
  expect(banned.length).toBeGreaterThan(10);
  const said = [
    ...STORE_MEASURES.map(({ title, sentence }) => `${title}. ${sentence}`),
    ...entries.map(([, meaning = '']) => meaning),
  ];
  for (const word of banned) {
    for (const sentence of said) expect(sentence).not.toMatch(new RegExp(`\\b${word}s?\\b`, 'i'));
  }
});

const DAY = { kind: 'dates', from: '2023-01-24', to: '2023-01-24' } as const;
