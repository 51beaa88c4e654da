import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLosses } from '../../main/database/core/losses.ts';
import {
  closeDatabase,
  openForWriting,
  type WritableDatabase,
} from '../../main/database/opening/connection.ts';
import { pollRange } from '../../main/database/polls/poll-weeks.ts';
import { type SalvageOutcome, salvage } from '../../main/database/salvage/salvage.ts';
import { computeReportAlone } from '../../main/jobs/report/compute-report.ts';
import { openService } from '../../main/jobs/service/service.ts';
import { sequence } from '../bench/random.ts';
import type { Campaign } from './campaign.ts';

const STORES = 60;
const REACH = 5_400_000;
const nothing = () => undefined;

/**
 * Flips one bit of a database, over and over. A report on it must be refused or be that of the sound one; a report on what
 * is salvaged of it must be that too, or say what was lost.
 */
export const bits: Campaign = async ({ count, seed, folder, say }) => {
  const { bytes, answer } = await makeSound(folder);
  const endings = { refused: 0, equal: 0, salvaged: 0, told: 0, nothing: 0 };
  const violations: string[] = [];
  for (let round = 0; round < count; round++) {
    const draw = sequence(seed + round);
    const at = Math.floor(draw() * bytes.length);
    const hurt = Buffer.from(bytes);
    hurt[at] = (hurt[at] ?? 0) ^ (1 << Math.floor(draw() * 8));
    const blame = (how: string) => violations.push(`seed ${seed + round}, byte ${at}: ${how}`);
    const said = reportOn(hurt, join(folder, 'hurt.db'));
    if (said === undefined) endings.refused++;
    else if (said.answer === answer) endings.equal++;
    else blame('another report than that of the sound database');
    const saved = salvageOf(hurt, folder);
    if (saved === undefined) endings.nothing++;
    else if (saved.answer === answer) endings.salvaged++;
    else if (saved.isTold) endings.told++;
    else blame('another report after salvage, without a word');
    if ((round + 1) % 500 === 0) say(`  ${round + 1} flips, ${violations.length} violations`);
  }
  const tried = Object.entries(endings).map(([name, times]) => `${name} ${times}`);
  return { tried: `${count} flips: ${tried.join(', ')}`, violations };
};

type Sound = { readonly bytes: Buffer; readonly answer: string };

async function makeSound(folder: string): Promise<Sound> {
  const file = join(folder, 'sound.db');
  const service = openService(file);
  for (const [name, text] of Object.entries(files())) {
    const path = join(folder, `${name}.csv`);
    writeFileSync(path, text);
    await service.importFile({ path, sample: false });
  }
  await service.reportEnded(await service.triggerReport({ asOf: 'latest', reach: REACH }));
  await service.changeNote({ store: 's1', after: { from: 1, until: 2, reason: 'staff', text: 'Ill' } });
  await service.close();
  const bytes = readFileSync(file);
  const answer = reportOn(bytes, join(folder, 'hurt.db'))?.answer;
  if (answer === undefined) throw new Error('There should be a report on the sound database.');
  return { bytes, answer };
}

function files(): Readonly<Record<string, string>> {
  const START = Date.UTC(2023, 0, 16);
  const stores = Array.from({ length: STORES }, (_, index) => index);
  const lines = (header: string, rows: readonly string[]) => `${header}\n${rows.join('\n')}\n`;
  return {
    polls: lines(
      'store_id,timestamp_utc,status',
      stores.flatMap((store) =>
        Array.from({ length: 100 }, (_, poll) => {
          const at = new Date(START + poll * 7_000_000 + store * 1000).toISOString();
          return `s${store},${at},${(poll * 7 + store) % 5 === 0 ? 'inactive' : 'active'}`;
        }),
      ),
    ),
    hours: lines(
      'store_id,day,start_time_local,end_time_local',
      stores
        .filter((store) => store % 6 !== 0)
        .flatMap((store) =>
          [0, 1, 2, 3, 4].map((day) => `s${store},${day},0${store % 10}:00,2${store % 4}:30`),
        ),
    ),
    zones: lines(
      'store_id,timezone_str',
      stores.filter((store) => store % 7 !== 0).map((store) => `s${store},America/Denver`),
    ),
    names: lines(
      'store_id,name,group',
      stores.filter((store) => store % 3 !== 0).map((store) => `s${store},Store ${store},G${store % 4}`),
    ),
    closures: lines('store_id,closed_from_local,closed_until_local,reason', [
      '*,2023-01-19,2023-01-19,Holiday',
      's2,2023-01-20 10:00,2023-01-20 16:00,Pipe',
      's9,2023-01-21,2023-01-22,',
    ]),
  };
}

type Said = { readonly answer: string; readonly losses: number };

/** All that a report says; `undefined` where it is refused. */
function reportOn(bytes: Uint8Array, file: string): Said | undefined {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(file + end, { force: true });
  writeFileSync(file, bytes);
  let database: WritableDatabase | undefined;
  try {
    database = openForWriting(file);
    return sayOf(database);
  } catch {
    return undefined;
  } finally {
    if (database !== undefined) closeDatabase(database);
  }
}

function sayOf(database: WritableDatabase): Said {
  const asOf = pollRange(database).newestPoll ?? 0;
  const report = computeReportAlone(database, { asOf, reach: REACH }, new AbortController().signal);
  const { details, ...rest } = report;
  const answer = JSON.stringify([asOf, rest, details], (_, value) =>
    ArrayBuffer.isView(value)
      ? Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')
      : value,
  );
  return { answer, losses: readLosses(database).length };
}

function salvageOf(bytes: Uint8Array, folder: string): { answer: string; isTold: boolean } | undefined {
  const [file, part] = [join(folder, 'hurt.db'), join(folder, 'part.db')];
  for (const name of [file, part]) {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(name + end, { force: true });
  }
  writeFileSync(file, bytes);
  let outcome: SalvageOutcome;
  try {
    outcome = salvage(file, part, nothing);
  } catch (error) {
    if (/Nothing of .* can be read/.test(String(error))) return undefined;
    throw error;
  }
  const database = openForWriting(part);
  try {
    const { answer, losses } = sayOf(database);
    return { answer, isTold: losses > 0 && outcome.losses.length > 0 };
  } finally {
    closeDatabase(database);
  }
}
