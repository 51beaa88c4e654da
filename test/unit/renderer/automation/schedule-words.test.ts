import { expect, test } from 'vitest';
import { scheduleWords } from '../../../../renderer/automation/schedule-words.ts';
import { formatOwnTimeOfDay } from '../../../../renderer/format/times.ts';

const HOUR = 3_600_000;

test('a schedule is told within a sentence, its time as the system writes the times beside it', () => {
  const at = formatOwnTimeOfDay(new Date(2026, 10, 30, 13, 30).getTime());
  const words = (weekdays: readonly number[]) => scheduleWords({ kind: 'weekdays', weekdays }, 13.5 * HOUR);
  expect(words([0, 1, 2, 3, 4, 5, 6])).toBe(`every day at ${at}`);
  expect(words([0, 1, 2, 3, 4])).toBe(`Monday to Friday at ${at}`);
  expect(words([0, 3])).toBe(`every Monday and Thursday at ${at}`);
  expect(scheduleWords({ kind: 'month', day: 31 }, 13.5 * HOUR)).toBe(
    `day 31 of each month, or its last, at ${at}`,
  );
});
