import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerSentences } from '../../../../main/report/book/answer-sentences.ts';
import type { Subject } from '../../../../main/report/book/subject.ts';
import { engineSure } from '../../../reference/engine-sure.ts';
import { fleetsOf } from '../../../reference/fleets.ts';

const DAY = 86_400_000;

test('what is likely of a week that was hardly watched is told as what would have been', () => {
  const [fleet] = fc.sample(fleetsOf(90, 90), { numRuns: 1, seed: 7 });
  if (fleet === undefined) throw new Error('no fleet');
  const likelyOf = (days: number) => {
    const polls = fleet.polls.filter(({ at }) => at > fleet.asOf - days * DAY);
    const { report, sure } = engineSure({ ...fleet, polls });
    const { asOf } = report;
    const subject: Subject = {
      record: { id: '', label: '', createdAt: 0, asOf, reach: fleet.reach, includesSample: false },
      report: { ...report, details: { ...report.details, sure } },
      stores: [...report.stores.keys()],
      scope: { kind: 'all' },
      setAside: 0,
      method: 'interpolated',
      madeFrom: undefined,
      version: '',
    };
    return answerSentences(subject).find((sentence) => sentence.includes('likely down between'));
  };
  expect(likelyOf(7)).toMatch(
    /^With the time that nobody watched, \d+ stores together were likely down between /,
  );
  expect(likelyOf(2)).toMatch(
    /^If the time that nobody watched was like the rest, \d+ stores together were likely down between /,
  );
});
