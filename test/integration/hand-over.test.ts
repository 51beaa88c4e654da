import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeFileWhole } from '../../main/jobs/files/write-file.ts';
import type { FileWanted } from '../../main/jobs/report/file-wanted.ts';
import { savePack } from '../../main/jobs/service/save-pack.ts';
import { openService, type Service } from '../../main/jobs/service/service.ts';
import { FILE_FORMATS } from '../../main/report/write/formats.ts';
import { POLLS, write } from '../fixtures/cli.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { failure } from '../fixtures/importing.ts';
import { readPdf } from '../fixtures/pdf.ts';
import { cellsOf, openWorkbook } from '../fixtures/workbook.ts';

const STORES = write('store_id,name,group\n8419537941919820732,=1+1,North\n=b,日本 😀,South\n', 'named.csv');
const AS_OF = Date.UTC(2023, 0, 25, 18, 13);
/** A folder that not even root may write into; elsewhere one that is not there. */
const LINUX_REFUSES = '/sys/kernel';
const LEADING = { method: 'interpolated' } as const;

let service: Service;
let id: string;
beforeAll(async () => {
  service = openService(join(temporaryFolder(), 'hand-over.db'));
  for (const path of [POLLS, STORES]) await service.importFile({ path, sample: false });
  id = await service.triggerReport({ asOf: AS_OF, reach: 5_400_000 });
  await service.reportEnded(id);
});
afterAll(() => service.close());

const rowsOf = (csv: string) => Papa.parse<string[]>(csv.trim()).data;
/** Where fonts change, readers break a line. */
const plain = (words = '') => words.replaceAll(/\s+/g, ' ');
const file = async (wanted: Omit<FileWanted, 'method'>) =>
  (await service.reportFile(id, { ...LEADING, ...wanted })).parts;

it('hands over what a table of stores shows: its rows, its columns and their order, and what chose them', async () => {
  const columns = [
    'uptime_percent_last_week',
    'specified_uptime_last_day',
    'store_name',
    'no_such',
    'store_id',
  ];
  const shown = { rows: [1, 0, 99], columns, chosenBy: ['down in the last week', '“a”'] };
  const [heading, ...rows] = rowsOf(await text(await file({ tells: 'report', format: 'csv', ...shown })));
  expect(heading).toEqual(columns.filter((name) => name !== 'no_such'));
  expect(rows.map((row) => row.slice(2))).toEqual([
    ['日本 😀', "'=b"],
    ["'=1+1", '8419537941919820732'],
  ]);
  const polls = await service.reportFile(id, { tells: 'report', format: 'csv', method: 'poll-count' });
  const whole = rowsOf(await text(polls.parts));
  const day = whole[0]?.indexOf('uptime_last_day') ?? -1;
  expect(rows.map(([, polls]) => polls)).toEqual(
    whole
      .slice(1)
      .toReversed()
      .map((row) => row[day]),
  );

  const book = openWorkbook(await buffer(await file({ tells: 'report', format: 'xlsx', ...shown })));
  expect(cellsOf(book, 'Stores')[0]).toEqual([
    'Uptime %, last week',
    'Up, last day, polls',
    'Name',
    'Store id',
  ]);
  expect(String(cellsOf(book, 'Summary'))).toContain(
    '2 of 2 stores, as shown: down in the last week, “a”, in business hours.',
  );
});

it('a workbook for the window has behind the usual columns what that shows, most downtime first', async () => {
  for (const method of ['interpolated', 'poll-count'] as const) {
    const book = async (asShown: boolean) => {
      const asked = { tells: 'report', format: 'xlsx', method, bounds: true, asShown } as const;
      const cells = cellsOf(
        openWorkbook(await buffer((await service.reportFile(id, asked)).parts)),
        'Stores',
      );
      return { heading: cells[0] ?? [], rows: cells.slice(1) };
    };
    const [usual, shown] = [await book(false), await book(true)];
    expect(shown.heading.slice(0, usual.heading.length)).toEqual(usual.heading);
    const specified = method === 'poll-count' ? ', as specified' : '';
    expect(shown.heading.slice(usual.heading.length)).toEqual([
      `Uptime %, last week${specified}`,
      'Not observed, last week, hours',
      'Outages, last week',
      'Longest outage, last week, hours',
    ]);
    const down = usual.heading.findIndex((title) => String(title).startsWith('Down, last week'));
    const own = shown.rows.map((row) => row.slice(0, usual.heading.length));
    expect(own).toEqual(usual.rows.toSorted((a, b) => Number(b[down]) - Number(a[down])));
  }
});

it('hands over what a table of outages shows, the notes among it', async () => {
  const [heading, first] = rowsOf(await text(await file({ tells: 'outages', format: 'csv' })));
  const at = (name: string) => first?.[heading?.indexOf(name) ?? -1] ?? '';
  const span = { from: Date.parse(at('started_at_utc')), until: Date.parse(at('ended_at_utc')) };
  const store = at('store_id').replace(/^'/, '');
  await service.changeNote({ store, after: { ...span, reason: 'staff', text: 'Late' } });
  const wanted = { tells: 'outages', rows: [0], columns: ['note', 'down_minutes', 'store_id'] } as const;
  expect(rowsOf(await text(await file({ ...wanted, format: 'csv' })))).toEqual([
    [...wanted.columns],
    ['Staff: Late', at('down_minutes'), at('store_id')],
  ]);
});

it('hands over the answer on one page', async () => {
  const pdf = await readPdf(await buffer(await file({ tells: 'answer', format: 'pdf' })));
  expect(pdf.texts).toHaveLength(1);
  expect(plain(pdf.texts[0])).toContain('All 2 stores, in business hours.');
  expect(plain(pdf.texts[0])).toContain(id);
  const ofGroup = await file({ tells: 'answer', format: 'xlsx', groups: ['South'] });
  const book = openWorkbook(await buffer(ofGroup));
  expect(book.SheetNames).toEqual(['Summary']);
  const words = String(cellsOf(book, 'Summary'));
  expect(words).toMatch(
    /^.*The 1 store of South, in business hours\.,+It was [a-z ]+ at 2023-01-25 12:13 America\/Chicago\.,+It was down for /,
  );
  expect(words).not.toContain('hem');
});

it('hands over one store: in words, its figures and its outages', async () => {
  const tells = { store: '=b' };
  const pdf = await readPdf(await buffer(await file({ tells, format: 'pdf' })));
  expect(plain(pdf.texts[0])).toMatch(/^日本 😀 \(South\), store =b: downtime, the week to /);
  expect(pdf.outline).toEqual(['Summary', 'Outages', 'About']);
  const all = rowsOf(await text(await file({ tells: 'outages', format: 'csv' })));
  const own = rowsOf(await text(await file({ tells, format: 'csv' })));
  expect(own).toEqual(all.filter(([store], row) => row === 0 || store === "'=b"));
  await expect(file({ tells: { store: 'none' }, format: 'csv' })).rejects.toMatchObject({
    code: 'store-unknown',
  });
});

it('hands over a comparison, all of it or what is shown, as a table and as a book', async () => {
  const other = await service.triggerReport({ asOf: AS_OF - 86_400_000, reach: 5_400_000 });
  await service.reportEnded(other);
  const compare = { before: other, after: id, ...LEADING } as const;
  const part = async (wanted: Partial<Parameters<Service['comparisonFile']>[0]>) =>
    (await service.comparisonFile({ ...compare, format: 'csv', ...wanted })).parts;
  const all = rowsOf(await text(await part({})));
  expect(all).toHaveLength(3);
  const columns = ['unknown_last_day_after', 'downtime_last_week_change', 'store_id'];
  const shown = { rows: [1], columns, chosenBy: ['changed only'] };
  const [heading, ...rows] = rowsOf(await text(await part(shown)));
  expect(heading).toEqual(columns);
  const place = all[0]?.indexOf('downtime_last_week_change') ?? -1;
  expect(rows.map((row) => row.slice(1))).toEqual([[all[2]?.[place], all[2]?.[0]]]);
  const book = openWorkbook(await buffer(await part({ ...shown, format: 'xlsx' })));
  expect(book.SheetNames).toEqual(['Summary', 'Comparison', 'About']);
  expect(String(cellsOf(book, 'Summary'))).toContain(
    '1 of 2 stores, as shown: changed only; sums are of all.',
  );
  const pdf = await readPdf(await buffer(await part({ format: 'pdf' })));
  expect(pdf.title).toMatch(/^Change from the week to .* to the week to /);
  expect(plain(pdf.texts[0])).toContain('All 2 stores of both reports, in business hours.');
  expect(plain(pdf.texts.at(-1))).toContain(other);
});

describe.each(FILE_FORMATS)('as %s', (format) => {
  it.each([
    ['in a folder that may not be written to', LINUX_REFUSES],
    ['where a file has the name of the folder', POLLS],
  ])('is not there %s, and what makes it is let go of', async (_where, into) => {
    let isLetGo = false;
    const parts = await file({ tells: 'report', format });
    const watched = {
      [Symbol.asyncIterator]: () => {
        const inner = parts[Symbol.asyncIterator]();
        return {
          next: () => inner.next(),
          return: async () => {
            isLetGo = true;
            await inner.return?.();
            return { done: true as const, value: undefined };
          },
        };
      },
    };
    const path = join(into, `report.${format}`);
    expect(await failure(writeFileWhole(path, watched))).toContain(`${path} could not be written`);
    expect([existsSync(path), isLetGo]).toEqual([false, true]);
  });
});

it.each(['zip', 'files'] as const)('a pack as %s that is given up leaves nothing', async (as) => {
  const into = mkdtempSync(join(tmpdir(), 'given-up-'));
  const stop = new AbortController();
  const pack = await service.reportPack(id, { ...LEADING, as });
  const onProgress = ({ done }: { readonly done: number }) => {
    if (done === 2) stop.abort();
  };
  await expect(
    savePack(pack, join(into, as === 'zip' ? 'all.zip' : 'all'), { stop: stop.signal, onProgress }),
  ).rejects.toThrow();
  expect(readdirSync(into)).toEqual([]);
  rmSync(into, { recursive: true });
  // The thread that made it answers others again.
  expect(await service.read('reportSummary', id, 'interpolated')).toBeDefined();
});
