import { expect, it } from 'vitest';
import { describeNote, describeNotes, notesByOutage } from '../../../../main/report/sheets/note-words.ts';
import type { PlacedNote } from '../../../../preload/contract.ts';

const note = (part: Partial<PlacedNote>): PlacedNote => ({
  store: '1',
  from: 0,
  until: 10,
  reason: 'power-cut',
  text: '',
  changedAt: 0,
  outages: [0],
  ...part,
});

it('tells a reason, words, or both', () => {
  expect(describeNote(note({}))).toBe('Power cut');
  expect(describeNote(note({ text: 'Storm' }))).toBe('Power cut: Storm');
  expect(describeNote(note({ reason: 'other', text: 'Storm' }))).toBe('Storm');
});

it('gives each outage its notes, that of the longest time first', () => {
  const whole = note({ reason: 'staff', until: 20, outages: [2, 5] });
  const part = note({ text: 'Storm', outages: [5] });
  const notes = notesByOutage([part, whole]);
  expect(notes.get(2)).toEqual([whole]);
  expect(describeNotes(notes.get(5))).toBe('Staff · Power cut: Storm');
  expect(describeNotes(notes.get(0))).toBe('');
});
