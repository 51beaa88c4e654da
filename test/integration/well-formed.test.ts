import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bind, checksumOf } from '../../main/database/core/checksum.ts';
import { APPLICATION_ID, sealSchema } from '../../main/database/core/schema-seal.ts';
import { openSqlite } from '../../main/database/core/sqlite.ts';
import { addRow, emptyTally, saveTally } from '../../main/database/core/tally.ts';
import { readReportStores } from '../../main/database/facts/report-stores.ts';
import { migrations } from '../../main/database/migrations/index.ts';
import { closeDatabase, openForWriting } from '../../main/database/opening/connection.ts';
import { checksumOfNote, readOutageNotes } from '../../main/database/reports/outage-notes.ts';
import { stores } from '../../main/import/kinds/stores.ts';
import { backUp } from '../../main/jobs/backup/commands.ts';
import { listClosures } from '../../main/jobs/closures/closures.ts';
import { openService } from '../../main/jobs/service/service.ts';
import { fileWriter, temporaryFolder } from '../fixtures/folder.ts';

const folder = temporaryFolder();
const write = fileWriter(folder);
const HALVES = ['x \ud83d', '\udfff', 'a\ud800b\udc00\ud83dc', '\ud83d\ud83d and more'];

describe('half of a character', () => {
  it('comes in nowhere: what is written with one is read back, and backed up', async () => {
    const file = join(folder, 'new.db');
    const service = openService(file);
    await service.importFile({
      path: write('store_id,timestamp_utc,status\n1,2023-01-25 12:00:00,active\n'),
      sample: false,
    });
    const id = await service.triggerReport({ asOf: 'latest', reach: 5_400_000 });
    await service.reportEnded(id);
    for (const [index, text] of HALVES.entries()) {
      await service.changeNote({ store: '1', after: { from: index, until: 100, reason: 'staff', text } });
      await service.renameReport(id, `label ${text}`);
      const day = `2023-01-0${index + 1}`;
      await service.changeClosure({
        scope: { kind: 'every-store' },
        after: { from: day, until: day, reason: text },
      });
      expect((await service.findReport(id))?.label).toBe(`label ${text.toWellFormed()}`);
    }
    const notes = await service.read('notesOfStore', { store: '1', outages: [] });
    expect(notes.map(({ text }) => text)).toEqual(HALVES.map((text) => text.toWellFormed()));
    const reasons = (await service.read('listClosures')).map(({ reason }) => reason);
    expect(reasons).toEqual(HALVES.map((text) => text.toWellFormed()));
    await service.close();
    await backUp(file, join(folder, 'new-saved.db'));
  });

  it('that an earlier version stored is mended when the database is opened', async () => {
    const file = join(folder, 'old.db');
    writeOld(file, HALVES);
    const database = openForWriting(file);
    expect(readOutageNotes(database).map(({ text }) => text)).toEqual(
      HALVES.map((text) => text.toWellFormed()),
    );
    expect(listClosures(database).map(({ reason }) => reason)).toEqual([HALVES[0]?.toWellFormed()]);
    readReportStores(database);
    closeDatabase(database);
    await backUp(file, join(folder, 'old-saved.db'));
  });

  it('is not what damage is taken for', () => {
    const file = join(folder, 'hurt.db');
    writeOld(file, ['whole \ufffd', 'cut \ud83d'], { hurt: true });
    expect(() => readOutageNotes(openForWriting(file))).toThrow(
      /a note on an outage is not as it was written/,
    );
  });
});

/** A database as version 8 left it, with a note for each of the texts and a closure for the first. */
function writeOld(file: string, texts: readonly string[], { hurt = false } = {}): void {
  const database = openSqlite(file, { timeout: 0 });
  const old = migrations.filter(({ version }) => version <= 8);
  for (const { run } of old) run(database, () => undefined);
  const insert = database.prepare('INSERT INTO outage_note VALUES (?, ?, ?, ?, ?, ?, ?)');
  const tally = emptyTally();
  for (const [index, text] of texts.entries()) {
    const note = { store: '1', from: index, until: 100, reason: 'staff', text, changedAt: 7 } as const;
    const checksum = checksumOfNote(note);
    insert.run('1', index, 100, 'staff', hurt ? text.replace('cut', 'cat') : text, 7, checksum);
    addRow(tally, checksum);
  }
  saveTally(database, 'outage_note', tally);
  const fact = JSON.stringify([[0, 1, texts[0]]]);
  const checksum = bind(checksumOf(fact), 0, 0);
  database.prepare("INSERT INTO store_fact VALUES ('closures', 0, 0, ?, ?)").run(fact, checksum);
  saveTally(database, 'fact:closures', { rows: 1, sum: checksum });
  sealSchema(database, 8);
  database.pragma(`application_id = ${APPLICATION_ID}`);
  database.pragma('user_version = 8');
  database.close();
}

it('takes names of up to 1,000 characters, and rejects rows with longer ones', () => {
  const read = (name: string, group = '') => stores.read(['1', name, group]);
  expect(read('🙂'.repeat(1000))).toMatchObject({ ok: true });
  expect(read('n'.repeat(1001))).toMatchObject({
    ok: false,
    reason: 'the name is longer than 1,000 characters',
  });
  expect(read('n', 'g'.repeat(1001))).toMatchObject({
    ok: false,
    reason: 'the group is longer than 1,000 characters',
  });
});
