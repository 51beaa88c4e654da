import { expect, test } from 'vitest';
import type { Undoable } from '../../../../preload/contract.ts';
import { describeUndo } from '../../../../renderer/import/describe-undo.ts';

const undo = (numbers: Partial<Undoable>) =>
  describeUndo({ polls: 0, stores: 0, facts: 0, reports: 0, ...numbers } as Undoable);

test('says in numbers what goes, what comes back, and what stays', () => {
  expect(undo({ polls: 12_345, stores: 1, reports: 2 })).toBe(
    '12,345 polls and 1 store go. What the file replaced comes back. 2 reports made since stay, marked as made from data that were undone.',
  );
  expect(undo({ facts: 1 })).toBe(
    '1 entry of hours, time zones, names or closures is again what it was before. What the file replaced comes back.',
  );
  expect(undo({ polls: 1 })).toBe('1 poll goes. What the file replaced comes back.');
});
