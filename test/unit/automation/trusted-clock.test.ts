import { expect, it } from 'vitest';
import { createTrustedClock } from '../../../main/automation/trusted-clock.ts';
import { DAY, HOUR } from '../../reference/wall-clock.ts';

it('takes a clock that was set ahead for doubtful until it is set back, and sleep for what it is', () => {
  let [now, passed] = [1_000 * DAY, 0];
  const clock = { now: () => now, passed: () => passed, passedWithSleep: () => passed };
  const trusted = createTrustedClock(clock);
  const pass = (ms: number) => {
    now += ms;
    passed += ms;
  };
  // What an earlier run left is gone through once.
  expect(trusted.look()).toBe(now + HOUR);
  pass(3 * DAY);
  expect([trusted.isDoubtful(), trusted.look()]).toEqual([false, undefined]);
  now += 2 * DAY;
  expect([trusted.isDoubtful(), trusted.look()]).toEqual([true, undefined]);
  now -= 2 * DAY;
  expect([trusted.isDoubtful(), trusted.look(), trusted.look()]).toEqual([false, now + HOUR, undefined]);
  // Daylight and network time set it by less, and one that is behind dates nothing ahead.
  now -= 400 * DAY;
  expect([trusted.isDoubtful(), trusted.look()]).toEqual([false, undefined]);
});
