import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MEDIA_TYPES } from '../../main/report/write/formats.ts';
import { POLLS, start, write } from '../fixtures/cli.ts';
import { cellsOf, openWorkbook } from '../fixtures/workbook.ts';
import { AUTHORIZED, ask, trigger } from './http/client.ts';
import { startTestApi, type TestApi } from './http/fixture.ts';

const STORES = write(
  'store_id,name,group\n8419537941919820732,=1+1,North\n=b,"Ünï, 日本 😀",South\n',
  'excel-stores.csv',
);

const rowsOf = (csv: string) => Papa.parse<string[]>(csv.trim()).data.slice(1);
/** As both a CSV and a workbook have it, without what CSV puts before formulas. */
const plain = (rows: readonly (readonly unknown[])[]) =>
  rows.map((row) => row.map((cell) => String(cell).replace(/^'/, '')));

/** The rows of a CSV as the sheet of the same question has them: name and group first. */
const namesFirst = (rows: readonly string[][], name = 1) =>
  rows.map((row) => [...row.slice(name, name + 2), ...row.slice(0, name), ...row.slice(name + 2)]);

describe('--format xlsx', () => {
  it('tells what the CSV tells, to the digit, by its own ending too', async () => {
    const options = ['--method', 'interpolated', '--bounds', '--extended', '--counts'];
    const asCsv = start(['report', POLLS, STORES, ...options, '--outages', 'outages.csv']);
    const asExcel = start(['report', POLLS, STORES, ...options, '--out', 'all.XLSX']);
    expect([(await asCsv.outcome).code, (await asExcel.outcome).code]).toEqual([0, 0]);
    const csv = (name: string) => rowsOf(readFileSync(join(asCsv.cwd, name), 'utf8'));
    const book = openWorkbook(readFileSync(join(asExcel.cwd, 'all.XLSX')));
    expect(book.SheetNames).toEqual(['Summary', 'Stores', 'Outages', 'About']);
    const [heading, ...stores] = cellsOf(book, 'Stores');
    expect(heading?.slice(0, 4)).toEqual(['Name', 'Group', 'Store id', 'Up, last hour, minutes']);
    expect(plain(stores.map((row) => row.slice(2)))).toEqual(plain(csv('report.csv')));
    expect(new Set(stores.map(([name]) => name))).toEqual(new Set(['=1+1', 'Ünï, 日本 😀']));
    const [names, ...outages] = cellsOf(book, 'Outages');
    const instants = names?.flatMap((name, at) => (/^(Started|Ended),/.test(String(name)) ? at : [])) ?? [];
    expect(instants).toHaveLength(4);
    const expected = namesFirst(csv('outages.csv'));
    expect(outages.length).toBe(expected.length);
    for (const [place, row] of outages.entries()) {
      for (const at of instants) {
        const text = expected[place]?.[at] ?? '';
        // The reader of these tests cuts where a number of days is a little short of a millisecond.
        const apart = Date.parse(`${text.slice(0, 23)}Z`) - Number(row[at]);
        expect(Math.abs(apart), text).toBeLessThanOrEqual(1);
      }
    }
    const numbers = (row: readonly unknown[]) => row.slice(10);
    expect(outages.map((row) => numbers(row).map(String))).toEqual(expected.map(numbers));
    const [title, who] = cellsOf(book, 'Summary').map(([cell]) => cell);
    expect([title, who]).toEqual([
      'Downtime, the week to 2023-01-25 18:13 UTC',
      'All 2 stores, in business hours.',
    ]);
    const about = cellsOf(book, 'About').map(([name, value]) => `${name}: ${value}`);
    expect(about).toContain('As of: 2023-01-25T18:13:22.000Z');
    expect(about.filter((line) => /^Made from: .*SHA-256 [0-9a-f]{64}$/.test(line))).toHaveLength(2);
  });

  it('is of the stores of a group alone, all sheets of it', async () => {
    const { outcome, cwd } = start(['report', POLLS, STORES, '--format', 'xlsx', '--group', 'South']);
    expect((await outcome).code).toBe(0);
    expect(existsSync(join(cwd, 'report.csv'))).toBe(false);
    const book = openWorkbook(readFileSync(join(cwd, 'report.xlsx')));
    for (const sheet of ['Stores', 'Outages']) {
      expect(
        new Set(
          cellsOf(book, sheet)
            .slice(1)
            .map(([, group]) => group),
        ),
      ).toEqual(new Set(['South']));
    }
    expect(cellsOf(book, 'Summary')[1]?.[0]).toBe('The 1 store of South, in business hours.');
  });

  it.each([
    [['--format', 'csv', '--out', 'a.xlsx'], '--out a.xlsx ends in .xlsx, and --format says csv.'],
    [['--format', 'xls'], '--format is csv'],
  ])('%j is refused', async (options, message) => {
    const { code, stderr } = await start(['report', POLLS, ...options]).outcome;
    expect({ code, told: stderr.includes(message) }).toEqual({ code: 2, told: true });
  });

  it('of a period has its columns, and percent as percent', async () => {
    const options = ['--from', '2023-01-24', '--to', '2023-01-25', '--by', 'day'];
    const csv = await start(['report', POLLS, STORES, ...options, '--out', '-']).outcome;
    const { outcome, cwd } = start(['report', POLLS, STORES, ...options, '--out', 'period.xlsx']);
    expect((await outcome).code).toBe(0);
    const book = openWorkbook(readFileSync(join(cwd, 'period.xlsx')));
    expect(book.SheetNames).toEqual(['Summary', 'Period', 'Outages', 'About']);
    const [heading, ...rows] = cellsOf(book, 'Period');
    const percent = heading?.indexOf('Uptime %') ?? -1;
    const expected = namesFirst(rowsOf(csv.stdout));
    expect(rows.map((row) => row[percent])).toEqual(
      expected.map((row) => (row[percent] === '' ? '' : Number(`${row[percent]}e-2`))),
    );
  });
});

describe('format=xlsx', () => {
  let api: TestApi;
  let id: string;
  beforeAll(async () => {
    api = await startTestApi(async (service) => {
      for (const path of [POLLS, STORES]) await service.importFile({ path, sample: false });
    });
    id = await trigger(api.address);
    await api.service.reportEnded(id);
  });
  afterAll(() => api.close());

  const fetched = async (path: string, accept?: string) => {
    const answer = await fetch(`${api.address}${path}`, {
      headers: { ...AUTHORIZED, ...(accept === undefined ? {} : { accept }) },
    });
    return { answer, bytes: new Uint8Array(await answer.arrayBuffer()) };
  };

  it('answers the same workbook by parameter and by header', async () => {
    const byParameter = await fetched(`/get_report?report_id=${id}&format=xlsx`);
    const byHeader = await fetched(`/get_report?report_id=${id}`, MEDIA_TYPES.xlsx);
    expect(byParameter.answer.status).toBe(200);
    expect(byParameter.answer.headers.get('content-type')).toBe(MEDIA_TYPES.xlsx);
    expect(byParameter.answer.headers.get('report-status')).toBe('Complete');
    expect(byParameter.answer.headers.get('content-disposition')).toBe(
      'attachment; filename="uptime-report_2023-01-25_1813.xlsx"',
    );
    expect(Buffer.compare(byParameter.bytes, byHeader.bytes)).toBe(0);
    const csv = await ask(`${api.address}/get_report?report_id=${id}`);
    const [, ...stores] = cellsOf(openWorkbook(byParameter.bytes), 'Stores');
    expect(plain(stores.map((row) => row.slice(2)))).toEqual(plain(rowsOf(csv.text)));
  });

  it('answers the outages of a group, and 404 for no such group before any byte', async () => {
    const { bytes } = await fetched(`/get_outages?report_id=${id}&format=xlsx&group=North`);
    const book = openWorkbook(bytes);
    expect(book.SheetNames).toEqual(['Summary', 'Outages', 'About']);
    expect(
      new Set(
        cellsOf(book, 'Outages')
          .slice(1)
          .map(([, group]) => group),
      ),
    ).toEqual(new Set(['North']));
    const { answer } = await fetched(`/get_report?report_id=${id}&format=xlsx&group=none`);
    expect(answer.status).toBe(404);
  });
});
