import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { MEDIA_TYPES } from '../../main/report/write/formats.ts';
import { POLLS, start, write } from '../fixtures/cli.ts';
import { readPdf } from '../fixtures/pdf.ts';
import { AUTHORIZED, trigger } from './http/client.ts';
import { startTestApi } from './http/fixture.ts';

const STORES = write(
  'store_id,name,group\n8419537941919820732,=1+1,North\n=b,"Ünï, 日本 😀",South\n',
  'pdf-stores.csv',
);

const rowsOf = (csv: string) => Papa.parse<string[]>(csv.trim()).data.slice(1);
/** As CSV and PDF have it, without what CSV puts before formulas. */
/** Without the apostrophe that CSV has before formulas, and what sets thousands apart on paper. */
const plain = (rows: readonly (readonly string[])[]) =>
  rows.map((row) => row.map((cell) => cell.replace(/^'/, '').replaceAll(/(?<=\d),(?=\d{3})/g, '')));

it('tells what the CSV tells, to the digit, by its own ending too', async () => {
  const options = ['--method', 'interpolated', '--extended'];
  const asCsv = start(['report', POLLS, STORES, ...options, '--outages', 'outages.csv']);
  const asPdf = start(['report', POLLS, STORES, ...options, '--out', 'all.PDF']);
  expect([(await asCsv.outcome).code, (await asPdf.outcome).code]).toEqual([0, 0]);
  const csv = (name: string) => rowsOf(readFileSync(join(asCsv.cwd, name), 'utf8'));
  const pdf = await readPdf(readFileSync(join(asPdf.cwd, 'all.PDF')));
  expect(pdf).toMatchObject({
    title: 'Downtime, the week to 2023-01-25 18:13 UTC',
    language: 'en',
    isTagged: true,
    outline: ['Summary', 'Stores', 'Outages', 'About'],
  });
  // Each entry leads to the page with its heading; what is short begins on the page before.
  const headings = ['Downtime, the week to 2023-01-25 18:13 UTC', 'Stores', 'Outages', 'About this report'];
  headings.forEach((heading, place) => {
    expect(pdf.texts[pdf.outlinePages[place] ?? -1]?.split('\n')).toContain(heading);
  });
  expect(pdf.texts[0]).toContain('All 2 stores, in business hours.');
  expect(pdf.texts.at(-1)).toContain('SHA-256');
  pdf.texts.forEach((text, page) => {
    const number = text
      .replaceAll('\n', ' ')
      .replaceAll(/ +/g, ' ')
      .match(/Page \d+ of \d+/)?.[0];
    expect(number).toBe(`Page ${page + 1} of ${pdf.texts.length}`);
  });
  const stores = tableUnder(pdf.rows, ['Name', 'Group', 'Store id', 'Up, last hour, minutes']);
  const inCsv = csv('report.csv');
  const down = (row: readonly string[]) => Number(row[6]);
  expect(plain(stores.map((row) => row.slice(2)))).toEqual(
    plain(inCsv.toSorted((a, b) => down(b) - down(a))),
  );
  expect(new Set(stores.map(([name]) => name))).toEqual(new Set(['=1+1', 'Ünï, 日本 😀']));
  // Both stores are in one zone, which the headings name.
  const outages = tableUnder(pdf.rows, ['Name', 'Group', 'Store id', 'Started, America/Chicago']);
  const minute = (local = '') => local.slice(0, 16).replace('T', ' ');
  const expected = csv('outages.csv').map(
    ([id = '', name = '', group = '', _startedUtc, _endedUtc, started, ended, _zone, ...others]) => [
      ...[name, group, id, minute(started), minute(ended)],
      ...others,
    ],
  );
  const times = (row: readonly string[]) => row.slice(3, 5);
  expect(outages.map(times)).toEqual(expected.map(times));
  // How it began and ended is in words.
  expect(plain(outages.map((row) => row.slice(7)))).toEqual(plain(expected.map((row) => row.slice(7))));
});

it('of a period and a group has its columns and its stores', async () => {
  const options = ['--from', '2023-01-24', '--to', '2023-01-25', '--by', 'day', '--group', 'South'];
  const csv = await start(['report', POLLS, STORES, ...options, '--out', '-']).outcome;
  const { outcome, cwd } = start(['report', POLLS, STORES, ...options, '--format', 'pdf']);
  expect((await outcome).code).toBe(0);
  const { rows } = await readPdf(readFileSync(join(cwd, 'report.pdf')));
  const names = rowsOf(csv.stdout).map((row) => row.slice(6, 13));
  const all = rows.map((row) => row.join(' '));
  for (const row of names) {
    const [first = ''] = row;
    expect(all.some((line) => line.includes(first))).toBe(true);
  }
  expect(rows.flat()).not.toContain('North');
});

it('comes over HTTP as from the command line, by parameter and by header', async () => {
  const api = await startTestApi(async (service) => {
    for (const path of [POLLS, STORES]) await service.importFile({ path, sample: false });
  });
  try {
    const id = await trigger(api.address);
    await api.service.reportEnded(id);
    const get = async (query: string, accept?: string) => {
      const headers = { ...AUTHORIZED, ...(accept === undefined ? {} : { accept }) };
      return fetch(`${api.address}/get_report?report_id=${id}${query}`, { headers });
    };
    const byParameter = await get('&format=pdf');
    const byHeader = await get('', MEDIA_TYPES.pdf);
    expect(byParameter.headers.get('content-type')).toBe('application/pdf');
    expect(byParameter.headers.get('content-disposition')).toBe(
      'attachment; filename="uptime-report_2023-01-25_1813.pdf"',
    );
    const bytes = Buffer.from(await byParameter.arrayBuffer());
    expect(Buffer.compare(bytes, Buffer.from(await byHeader.arrayBuffer()))).toBe(0);
    const csv = await (await get('')).text();
    const { rows } = await readPdf(bytes);
    const stores = tableUnder(rows, ['Name', 'Group', 'Store id', 'Up, last hour, minutes']);
    expect(plain(stores.map((row) => row.slice(2)))).toEqual(plain(rowsOf(csv)));
  } finally {
    await api.close();
  }
});

/** The rows below the heading that begins so, up to the next heading. */
function tableUnder(rows: readonly (readonly string[])[], heading: readonly string[]) {
  const from = rows.findIndex((row) => heading.every((cell, place) => row[place] === cell));
  expect(from).toBeGreaterThanOrEqual(0);
  const after = rows.slice(from + 1);
  const until = after.findIndex(
    ([first, second]) => (first === 'Name' && second === 'Group') || first === 'Of',
  );
  return until < 0 ? after : after.slice(0, until);
}
