import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkBook } from '@e965/xlsx';
import Papa from 'papaparse';
import { readReportStores } from '../../main/database/facts/report-stores.ts';
import { closeDatabase, openForWriting } from '../../main/database/opening/connection.ts';
import { startHttpApi } from '../../main/http/server.ts';
import { backUp } from '../../main/jobs/backup/commands.ts';
import { openService } from '../../main/jobs/service/service.ts';
import { openSettings } from '../../main/shell/settings.ts';
import { sequence } from '../bench/random.ts';
import { cellsOf, openWorkbook } from '../fixtures/workbook.ts';
import type { Campaign } from './campaign.ts';

const DAY_MS = 86_400_000;
/** Halves of characters, and what may stand beside them; each is whole or half by where it comes to stand. */
const PIECES = ['\ud83d', '\ude00', '\ud800', '\udbff', '\udc00', '\udfff', '\ufffd', '😀', 'é', 'a'];

/**
 * Halves of characters in every text that a person can give: notes, reasons, labels, and names and groups in a file of
 * UTF-16, which alone can hold them, and in the places that settings remember. Each must be read back well-formed, from
 * files of a report, Excel among them, and over HTTP too, where a group is asked for by its halves; so must what is done by itself: folders, and the log of what was done. The
 * database must be sound and backed up.
 */
export const halves: Campaign = async ({ count, seed, folder, say }) => {
  const file = join(folder, 'halves.db');
  const csv = join(folder, 'input.csv');
  const violations: string[] = [];
  const texts = Array.from({ length: count }, (_, round) => drawTexts(seed, round));
  const expect = (round: number, field: Exclude<Field, 'place'>, found: string | undefined) => {
    const text = texts[round]?.[field];
    if (found !== text?.toWellFormed())
      violations.push(
        `seed ${seed + round}: ${field} ${JSON.stringify(text)} became ${JSON.stringify(found)}`,
      );
  };
  const service = openService(file);
  const importText = async (text: string, encoding: BufferEncoding) => {
    writeFileSync(csv, text, encoding);
    await service.importFile({ path: csv, sample: false });
  };
  const polls = texts.map((_, round) => `${round + 1},2023-01-25 12:00:00,inactive\n`);
  await importText(`store_id,timestamp_utc,status\n${polls.join('')}`, 'utf8');
  const named = texts.map(({ name, group }, round) => `${round + 1},${name},${group}\n`);
  await importText(`\ufeffstore_id,name,group\n${named.join('')}`, 'utf16le');
  const id = await service.triggerReport({ asOf: 'latest', reach: 5_400_000 });
  await service.reportEnded(id);
  for (const [round, { note, reason, label, watched, into }] of texts.entries()) {
    const after = { from: round, until: count, reason: 'staff', text: note } as const;
    await service.changeNote({ store: '1', after });
    const day = new Date(round * DAY_MS).toISOString().slice(0, 10);
    await service.changeClosure({ scope: { kind: 'every-store' }, after: { from: day, until: day, reason } });
    await service.renameReport(id, label);
    const isOn = false;
    await service.changePlan({
      kind: 'folder',
      folder: { id: `${round}`, folder: watched, move: true, isOn },
    });
    const scheduled = { id: `${round}`, every: 'mon 07:00', period: undefined, folder: into, isOn };
    await service.changePlan({ kind: 'report', report: scheduled });
    expect(round, 'label', (await service.findReport(id))?.label);
    if ((round + 1) % 500 === 0) say(`  ${round + 1} rounds, ${violations.length} violations`);
  }
  await service.noteDeeds(
    texts.map(({ source, deed, line }, at) => ({
      at,
      kind: 'file',
      source,
      name: deed,
      outcome: 'refused',
      line,
    })),
  );
  const deeds = await service.read('deeds', count);
  for (const { at, source, name, line } of deeds) {
    expect(at, 'source', source);
    expect(at, 'deed', name);
    expect(at, 'line', line);
  }
  for (const [round, { source }] of texts.entries()) {
    if ((await service.read('lastDeed', source)) === undefined)
      violations.push(`seed ${seed + round}: no deed is found by its source ${JSON.stringify(source)}`);
  }
  const notes = await service.read('notesOfStore', { store: '1', outages: [] });
  for (const { from, text } of notes) expect(from, 'note', text);
  const plan = await service.read('plan');
  for (const { id, folder } of plan.folders) expect(Number(id), 'watched', folder);
  for (const { id, folder } of plan.reports) expect(Number(id), 'into', folder);
  const closures = await service.read('listClosures');
  for (const { from, reason } of closures) expect(Date.parse(from) / DAY_MS, 'reason', reason);
  const expectRows = (rows: readonly OutageRow[]) => {
    for (const row of rows) {
      expect(Number(row.store_id) - 1, 'name', row.store_name);
      expect(Number(row.store_id) - 1, 'group', row.store_group);
    }
    return rows.length;
  };
  const inFile = expectRows(outageRows(await service.read('outagesCsv', id)));
  const api = await startHttpApi({ service, port: 0, token: undefined });
  const ask = async (asked: { readonly group?: string }) => {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ report_id: id, ...asked });
    return (await fetch(`${api.address}/get_outages`, { method: 'POST', headers, body })).text();
  };
  const overHttp = expectRows(outageRows(await ask({})));
  for (const [round, { group }] of texts.entries()) {
    const answer = await ask({ group });
    const has = outageRows(answer).some(({ store_id }) => store_id === String(round + 1));
    if (!has) violations.push(`seed ${seed + round}: asked for group ${JSON.stringify(group)}: ${answer}`);
  }
  const address = `${api.address}/get_report?report_id=${id}&format=xlsx`;
  const book = openWorkbook(new Uint8Array(await (await fetch(address)).arrayBuffer()));
  const inBook = ['Stores', 'Outages'].map((sheet) => expectRows(sheetRows(book, sheet)));
  await api.close();
  await service.close();
  const settingsFile = join(folder, 'settings.json');
  for (const [round, { place }] of texts.entries()) {
    openSettings(settingsFile).change({ saveFolder: place });
    // A folder of Windows may be called so: it is remembered as it is.
    if (openSettings(settingsFile).get().saveFolder !== place)
      violations.push(`seed ${seed + round}: another folder than ${JSON.stringify(place)} is remembered`);
  }
  const database = openForWriting(file);
  const stores = readReportStores(database);
  closeDatabase(database);
  for (const { id: store, name, group } of stores) {
    expect(Number(store) - 1, 'name', name);
    expect(Number(store) - 1, 'group', group);
  }
  const { folders, reports } = plan;
  const lists = [notes, closures, deeds, folders, reports, stores];
  const counts = [...lists.map(({ length }) => length), inFile, overHttp, ...inBook];
  if (counts.some((found) => found !== count))
    violations.push(
      `of ${count} notes, closures, deeds, folders, reports by the clock, stores, outages (twice) and rows of Excel there are ${counts.join(', ')}`,
    );
  await backUp(file, join(folder, 'saved.db')).catch((error: unknown) =>
    violations.push(`no backup: ${String(error)}`),
  );
  rmSync(csv);
  return { tried: `${count} rounds of eleven texts`, violations };
};

const FIELDS = [
  'note',
  'reason',
  'label',
  'name',
  'group',
  'place',
  'watched',
  'into',
  'source',
  'deed',
  'line',
] as const;
type Field = (typeof FIELDS)[number];
type OutageRow = { readonly store_id: string; readonly store_name: string; readonly store_group: string };

function outageRows(csv: string): OutageRow[] {
  return Papa.parse<OutageRow>(csv, { header: true, skipEmptyLines: true }).data;
}

/** Name, group and id lead each row of a workbook, below its title and headings. */
function sheetRows(book: WorkBook, sheet: string): OutageRow[] {
  const rows = cellsOf(book, sheet).map(([name, group, id]) => ({
    store_id: String(id),
    store_name: String(name),
    store_group: String(group),
  }));
  return rows.filter(({ store_id }) => /^\d+$/.test(store_id));
}

/** Begins and ends with a letter, so that nothing is trimmed. */
function drawTexts(seed: number, round: number): Readonly<Record<Field, string>> {
  const random = sequence(seed + round);
  const pick = () => PIECES[Math.floor(random() * PIECES.length)] ?? '';
  const draw = () => `x${Array.from({ length: Math.floor(random() * 9) }, pick).join('')}y`;
  const texts = Object.fromEntries(FIELDS.map((field) => [field, draw()])) as Record<Field, string>;
  // Which folder is watched, and what did something, is told apart by it.
  return { ...texts, watched: `${texts.watched}${round}`, source: `${texts.source}${round}` };
}
