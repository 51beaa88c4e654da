import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openService } from '../../main/jobs/service/service.ts';
import { folder, start, write } from '../fixtures/cli.ts';
import { csvFiles } from '../fixtures/csv-files.ts';
import { referenceOutagesCsv, referencePeriodCsv } from '../reference/csv.ts';
import { referencePeriod, referencePeriodOutages } from '../reference/period.ts';
import type { DataSet } from '../reference/report.ts';
import { DAY } from '../reference/wall-clock.ts';

const HOUR = DAY / 24;
const REACH_MINUTES = 90;
const at = (text: string) => Date.parse(`${text}Z`);

type Case = readonly [what: string, zone: string, from: string, to: string, change: string, asOf: string];

/** The local date of the change, and an as-of within the period or after it. */
const CASES: readonly Case[] = [
  ['a midnight that is skipped', 'Asia/Beirut', '2022-03-25', '2022-03-29', '2022-03-27', '2022-04-02T00:00'],
  [
    'a midnight that comes twice',
    'Asia/Beirut',
    '2022-10-28',
    '2022-11-01',
    '2022-10-30',
    '2022-10-31T09:10',
  ],
  [
    'a midnight that is skipped',
    'Africa/Cairo',
    '2023-04-26',
    '2023-04-30',
    '2023-04-28',
    '2023-04-29T05:00',
  ],
  [
    'a midnight that comes twice',
    'Africa/Cairo',
    '2023-10-25',
    '2023-10-29',
    '2023-10-27',
    '2023-11-01T00:00',
  ],
  [
    'a midnight that is skipped',
    'America/Sao_Paulo',
    '2018-11-02',
    '2018-11-06',
    '2018-11-04',
    '2018-11-04T03:00',
  ],
  [
    'a midnight that comes twice',
    'America/Sao_Paulo',
    '2018-02-16',
    '2018-02-20',
    '2018-02-18',
    '2018-02-22T00:00',
  ],
  ['a day that is left out', 'Pacific/Apia', '2011-12-28', '2012-01-02', '2011-12-30', '2012-01-01T13:00'],
  [
    'a period that begins with that day',
    'Pacific/Apia',
    '2011-12-30',
    '2012-01-02',
    '2011-12-30',
    '2012-01-05T00:00',
  ],
];

/** Stores of one zone: open always, by night, by day; polled about hourly with gaps; closed over the midnight of the change. */
function dataOf([, zone, from, to, change, asOf]: Case): DataSet {
  const hours = Array.from({ length: 7 }, (_, day) => [
    { store: 'night', day, start: 22 * HOUR, end: 2 * HOUR },
    { store: 'day', day, start: 9 * HOUR, end: 17 * HOUR },
  ]).flat();
  const polls = ['always', 'night', 'day'].flatMap((store, which) => {
    const first = at(`${from}T00:00`) - 2 * DAY + which * 421_337;
    const count = Math.floor((at(`${to}T00:00`) + 3 * DAY - first) / (57 * 60_000));
    return Array.from({ length: count }, (_, poll) => ({
      store,
      at: first + poll * 57 * 60_000 + ((poll * 7919) % 60_000),
      active: (poll + which) % 11 > 3,
    })).filter((_, poll) => poll % 9 < 7);
  });
  const midnight = at(`${change}T00:00`);
  return {
    polls,
    hours,
    zones: ['always', 'night', 'day'].map((store) => ({ store, zone })),
    closures: [{ store: 'always', from: midnight - 6 * HOUR, until: midnight + HOUR / 2 }],
    asOf: at(asOf),
    reach: REACH_MINUTES * 60_000,
  };
}

it.concurrent.each(CASES)('the command says what the reference does of %s (%s, %s to %s)', async (...of) => {
  const [what, zone, from, to] = of;
  const data = dataOf(of);
  const texts = csvFiles(data, {
    delimiter: ',',
    newline: '\n',
    mark: false,
    quotes: 'needed',
    endsInNewline: true,
    columnOrder: [0, 1, 2, 3, 4],
    upperCase: false,
    timestamps: 'iso',
  });
  const name = `${zone}-${what}-${from}`.replaceAll(/\W+/g, '-');
  const files = Object.entries(texts).map(([kind, text]) => write(text, `${name}-${kind}.csv`));
  const { cwd, outcome } = start([
    ...['report', ...files, '--from', from, '--to', to, '--by', 'day', '--as-of', `${of[5]}Z`],
    ...['--reach', String(REACH_MINUTES), '--out', '-', '--outages', 'outages.csv'],
  ]);
  const { code, stdout, stderr } = await outcome;
  expect([code, /[1-9]\d* rejected/.test(stderr)]).toEqual([0, false]);
  const period = { kind: 'dates', from, to } as const;
  expect(stdout).toBe(referencePeriodCsv(referencePeriod(data, period, 'day')));
  expect(stdout.split('\n').length).toBeGreaterThan(6);
  expect(readFileSync(join(cwd, 'outages.csv'), 'utf8')).toBe(
    referenceOutagesCsv(referencePeriodOutages(data, period)),
  );
});

it('hears of a store whose day is over that somebody was watched, for one whose day goes on', async () => {
  // The same date is 24 hours later on Niue's clock than on Kiritimati's, whose store is polled in the middle of Niue's day.
  const service = openService(join(folder, 'rim.db'));
  try {
    for (const text of [
      'store_id,timezone_str\neast,Pacific/Kiritimati\nwest,Pacific/Niue\n',
      'store_id,timestamp_utc,status\neast,2023-01-19T00:00:00Z,active\nwest,2023-01-20T00:00:00Z,active\n',
    ]) {
      await service.importFile({ path: write(text), sample: false });
    }
    const period = { kind: 'dates', from: '2023-01-18', to: '2023-01-18' } as const;
    const id = await service.triggerReport({ asOf: 'latest', reach: 90 * 60_000, period });
    await service.reportEnded(id);
    const { overview } = await service.read('openReport', id);
    expect(overview.ok && overview.value.observed).toEqual([
      { window: 'period', known: 0, nobodyWatched: 45 * HOUR, thisStoreOnly: 3 * HOUR },
    ]);
  } finally {
    await service.close();
  }
});
