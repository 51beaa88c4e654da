import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readReportStores } from '../../main/database/facts/report-stores.ts';
import { closeDatabase, openForWriting } from '../../main/database/opening/connection.ts';
import { backUp } from '../../main/jobs/backup/commands.ts';
import { openService } from '../../main/jobs/service/service.ts';
import { sequence } from '../bench/random.ts';
import type { Campaign } from './campaign.ts';

const DAY_MS = 86_400_000;
/** Halves of characters, and what may stand beside them; each is whole or half by where it comes to stand. */
const PIECES = ['\ud83d', '\ude00', '\ud800', '\udbff', '\udc00', '\udfff', '\ufffd', '😀', 'é', 'a'];

/**
 * Halves of characters in every text that a person can give: notes, reasons, labels, and names and groups in a file of
 * UTF-16, which alone can hold them. Each must be read back well-formed, and the database must be sound and backed up.
 */
export const halves: Campaign = async ({ count, seed, folder, say }) => {
  const file = join(folder, 'halves.db');
  const csv = join(folder, 'input.csv');
  const violations: string[] = [];
  const texts = Array.from({ length: count }, (_, round) => drawTexts(seed + round));
  const expect = (round: number, field: Field, found: string | undefined) => {
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
  const polls = texts.map((_, round) => `${round + 1},2023-01-25 12:00:00,active\n`);
  await importText(`store_id,timestamp_utc,status\n${polls.join('')}`, 'utf8');
  const named = texts.map(({ name, group }, round) => `${round + 1},${name},${group}\n`);
  await importText(`\ufeffstore_id,name,group\n${named.join('')}`, 'utf16le');
  const id = await service.triggerReport({ asOf: 'latest', reach: 5_400_000 });
  await service.reportEnded(id);
  for (const [round, { note, reason, label }] of texts.entries()) {
    const after = { from: round, until: count, reason: 'staff', text: note } as const;
    await service.changeNote({ store: '1', after });
    const day = new Date(round * DAY_MS).toISOString().slice(0, 10);
    await service.changeClosure({ scope: { kind: 'every-store' }, after: { from: day, until: day, reason } });
    await service.renameReport(id, label);
    expect(round, 'label', (await service.findReport(id))?.label);
    if ((round + 1) % 500 === 0) say(`  ${round + 1} rounds, ${violations.length} violations`);
  }
  const notes = await service.read('notesOfStore', { store: '1', outages: [] });
  for (const { from, text } of notes) expect(from, 'note', text);
  const closures = await service.read('listClosures');
  for (const { from, reason } of closures) expect(Date.parse(from) / DAY_MS, 'reason', reason);
  await service.close();
  const database = openForWriting(file);
  const stores = readReportStores(database);
  closeDatabase(database);
  for (const { id: store, name, group } of stores) {
    expect(Number(store) - 1, 'name', name);
    expect(Number(store) - 1, 'group', group);
  }
  const counts = [notes.length, closures.length, stores.length];
  if (counts.some((found) => found !== count))
    violations.push(`of ${count} notes, closures and stores there are ${counts.join(', ')}`);
  await backUp(file, join(folder, 'saved.db')).catch((error: unknown) =>
    violations.push(`no backup: ${String(error)}`),
  );
  rmSync(csv);
  return { tried: `${count} rounds of five texts`, violations };
};

type Field = 'note' | 'reason' | 'label' | 'name' | 'group';

/** Begins and ends with a letter, so that nothing is trimmed. */
function drawTexts(seed: number): Record<Field, string> {
  const random = sequence(seed);
  const pick = () => PIECES[Math.floor(random() * PIECES.length)] ?? '';
  const draw = () => `x${Array.from({ length: Math.floor(random() * 9) }, pick).join('')}y`;
  return { note: draw(), reason: draw(), label: draw(), name: draw(), group: draw() };
}
