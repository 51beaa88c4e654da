import { expect, test } from 'vitest';
import { advanced, heard, type Shown, type Status } from '../../../../renderer/workspace/use-status.ts';

const NOTHING: Shown = { shown: undefined, since: 0, next: undefined };
const running: Status = { about: 'Report', text: 'Running', state: 'busy' };
const complete: Status = { about: 'Report', text: 'Complete', state: 'done' };

test('the first is shown at once, the next no sooner than it can be seen', () => {
  const first = heard(NOTHING, running, 1000);
  expect(first.shown).toEqual(running);
  const second = heard(first, complete, 1010);
  expect([second.shown, second.next]).toEqual([running, complete]);
  expect(advanced(second, 1400).shown).toEqual(complete);
});

test('however many were said meanwhile, the latest is next', () => {
  let state = heard(NOTHING, running, 1000);
  for (let i = 0; i < 58; i++) state = heard(heard(state, running, 1001), complete, 1002);
  expect(advanced(state, 1400)).toEqual({ shown: complete, since: 1400, next: undefined });
});

test('what is shown already is not said again', () => {
  const shown = heard(NOTHING, running, 1000);
  expect(heard(heard(shown, complete, 1001), running, 1002)).toEqual(shown);
});
