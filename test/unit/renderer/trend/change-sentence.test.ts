import { expect, test } from 'vitest';
import type { Clarity } from '../../../../preload/contract.ts';
import { changeSentence, type Held } from '../../../../renderer/trend/change-sentence.ts';

const held = (clarity: Clarity, before = 0.981, now = 0.9996): Held => ({
  clarity,
  before: { uptime: 98.39, observed: before },
  now: { uptime: 96.16, observed: now },
});

test('both uptimes come first, then what can be said of the change, with why', () => {
  expect(changeSentence(held('unclear'))).toBe('Uptime 96.2%, 98.4% the week before; no clear change.');
  expect(changeSentence(held('unclear'), 'much of the downtime fell together on Nov 2')).toBe(
    'Uptime 96.2%, 98.4% the week before; no clear change: much of the downtime fell together on Nov 2.',
  );
  expect(changeSentence(held('worse'))).toContain('; surely more downtime.');
  expect(changeSentence(held('likely-worse'))).toContain('; likely more downtime.');
});

test('no word of better or worse where that is not sure or likely', () => {
  for (const clarity of ['unclear', 'unobserved'] as const) {
    expect(changeSentence(held(clarity))).not.toMatch(/less|more|better|worse/);
  }
});

test('shares observed are told where they lie far apart, and alone where too little was', () => {
  expect(changeSentence(held('unclear', 0.6, 0.9))).toBe(
    'Uptime 96.2%, 98.4% the week before; no clear change (60% was observed then, 90% now).',
  );
  expect(changeSentence(held('unobserved', 0.68, 0.012))).toBe(
    'Too little was observed to tell a change from the week before (68% was observed then, 1.2% now).',
  );
  expect(changeSentence(undefined)).toBe('');
});
