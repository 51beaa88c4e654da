import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ScheduledReport } from '../../main/automation/report-schedule.ts';
import { namesIn, type Watched, withAutomation } from '../fixtures/automation.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { DAY, HOUR } from '../reference/wall-clock.ts';

const root = temporaryFolder();

/** Every day at seven in Chicago, which is 13:00 UTC in winter. */
const reportInto = (into: string): ScheduledReport => ({
  key: 'own',
  title: 'Yesterday',
  schedule: {
    days: { kind: 'weekdays', weekdays: [0, 1, 2, 3, 4, 5, 6] },
    time: 7 * HOUR,
    zone: 'America/Chicago',
  },
  question: { reach: 1.5 * HOUR, period: { kind: 'preset', preset: 'yesterday', zone: 'America/Chicago' } },
  into,
});

/** The clock begins at noon UTC on a Monday, 2026-11-02. */
const scheduled = (work: (watched: Watched & { readonly into: string }) => Promise<void>) =>
  withAutomation(
    root,
    (folder) => ({ folders: [], reports: [reportInto(join(folder, '..', 'reports'))] }),
    async (watched) => {
      const into = join(watched.folder, '..', 'reports');
      mkdirSync(into);
      const polls = join(watched.folder, 'polls.csv');
      writeFileSync(polls, 'store_id,timestamp_utc,status\na,2026-11-01 18:00:00 UTC,inactive\n');
      await watched.service.importFile({ path: polls, sample: false });
      await work({ ...watched, into });
    },
  );

const lines = ({ deeds }: Watched) => deeds.map(({ outcome, line }) => [outcome, line]);

describe('a report by the clock', () => {
  it('is made when it is due and not before, into a folder of its own, with its numbers as of then', () =>
    scheduled(async (watched) => {
      const { automation, clock, into } = watched;
      await automation.look();
      clock.pass(HOUR - 1);
      await automation.look();
      expect(namesIn(into)).toEqual([]);
      clock.pass(1);
      await automation.look();
      await automation.look();
      expect(namesIn(into)).toEqual(['2026-11-02_0700']);
      expect(namesIn(join(into, '2026-11-02_0700'))).toEqual([
        'all',
        'index.csv',
        'outages.csv',
        'report.csv',
        'report.xlsx',
      ]);
      const csv = readFileSync(join(into, '2026-11-02_0700', 'report.csv'), 'utf8');
      expect(csv.split('\n')[1]).toMatch(/^a,,,America\/Chicago,2026-11-01T00:00:00/);
      expect(lines(watched)).toEqual([['done', `Written to ${join(into, '2026-11-02_0700')}.`]]);
    }));

  it('is made up once for the times that were slept through, as of when it was due, and says so', () =>
    scheduled(async (watched) => {
      const { automation, clock, into } = watched;
      await automation.look();
      clock.pass(3 * DAY + 2 * HOUR);
      await automation.look();
      clock.pass(HOUR);
      await automation.look();
      expect(namesIn(into)).toEqual(['2026-11-05_0700']);
      expect(lines(watched)).toEqual([
        [
          'done',
          expect.stringMatching(
            /Late: it was due at 2026-11-05T13:00:00\.000Z\. Times before it that passed too: 3\.$/,
          ),
        ],
      ]);
    }));

  it('says that nothing was polled in its time', () =>
    scheduled(async (watched) => {
      const { automation, clock } = watched;
      await automation.look();
      clock.pass(20 * DAY);
      await automation.look();
      expect(lines(watched)).toEqual([
        ['done', expect.stringContaining(' No poll tells of its time: nothing is known of any store.')],
      ]);
    }));

  it('comes at its time also where the clock was ahead meanwhile, or behind', () =>
    scheduled(async (watched) => {
      const { automation, clock, into } = watched;
      await automation.look();
      const begin = clock.now();
      clock.set(begin + 400 * DAY);
      await automation.look();
      clock.set(begin + 5 * DAY + 2 * HOUR);
      await automation.look();
      clock.set(begin - 90 * DAY);
      await automation.look();
      clock.set(begin);
      for (let hour = 1; hour <= 7 * 24; hour++) {
        clock.pass(HOUR);
        await automation.look();
      }
      const made = namesIn(into).filter((name) => name < '2027' && !name.includes('('));
      expect(made).toEqual([2, 3, 4, 5, 6, 7, 8].map((day) => `2026-11-0${day}_0700`));
    }));

  it('is one where the program was killed between the folder and its note of it', () =>
    scheduled(async (watched) => {
      const { automation, clock, service, into } = watched;
      await automation.look();
      clock.pass(HOUR);
      await service.saveRunStep({
        schedule: 'own',
        dueAt: clock.now(),
        state: 'begun',
        name: '2026-11-02_0700',
        doubtful: false,
      });
      mkdirSync(join(into, '2026-11-02_0700'));
      await automation.look();
      await automation.look();
      expect(namesIn(into)).toEqual(['2026-11-02_0700']);
      expect(watched.deeds).toHaveLength(1);
    }));

  it('is tried again until it can be written, and told of once', () =>
    scheduled(async (watched) => {
      const { automation, clock, into } = watched;
      await automation.look();
      renameSync(into, `${into} away`);
      clock.pass(HOUR);
      for (let look = 0; look < 3; look++) await automation.look();
      expect(lines(watched)).toEqual([
        [
          'failed',
          `${join(into, '2026-11-02_0700')} could not be written: the folder does not exist. It is tried again every minute.`,
        ],
      ]);
      renameSync(`${into} away`, into);
      await automation.look();
      expect(namesIn(into)).toEqual(['2026-11-02_0700']);
    }));

  it('is made now where somebody asks, and overwrites nothing', () =>
    scheduled(async (watched) => {
      const { automation, into } = watched;
      await automation.runNow(reportInto(into));
      await automation.runNow(reportInto(into));
      expect(namesIn(into)).toEqual(['2026-11-02_0600', '2026-11-02_0600 (2)']);
    }));
});
