import { expect, test } from 'vitest';
import type { FilePreview, ImportRecord } from '../../../../preload/contract.ts';
import {
  describeOutcomes,
  describeRecord,
  isMuchRejected,
  withFiles,
  withoutFile,
} from '../../../../renderer/import/import-flow.ts';

const counts = { added: 0, replaced: 0, unchanged: 0, rejected: 0 };

function record(given: Partial<typeof counts>): ImportRecord {
  const { added, replaced, unchanged, rejected } = { ...counts, ...given };
  return {
    ...{
      id: 1,
      file: 'polls.csv',
      kind: 'polls',
      bytes: 1,
      path: undefined,
      modifiedAt: undefined,
      importedAt: 0,
      sample: false,
      warnings: [],
    },
    ...{ added, replaced, unchanged, rejected },
    rows: added + replaced + unchanged + rejected,
    accepted: added + replaced + unchanged,
  };
}
const file = (token: string): FilePreview => ({ token, name: token, bytes: 1, ok: false, message: 'no' });
const imported = (given: Partial<typeof counts>) =>
  ({ name: 'polls.csv', status: 'imported', record: record(given) }) as const;

test('files picked later join those at hand, the same file once; the last one taken away leaves nothing', () => {
  const one = withFiles({ step: 'idle' }, [file('a'), file('b')]);
  const two = withFiles(one, [file('a'), file('c')]);
  expect(two).toMatchObject({ files: [{ token: 'b' }, { token: 'a' }, { token: 'c' }] });
  expect(withoutFile(withFiles({ step: 'idle' }, [file('a')]), 'a')).toEqual({ step: 'idle' });
});

test('files do not disturb an import that runs', () => {
  const running = { step: 'importing', progress: undefined, cancelling: false } as const;
  expect(withFiles(running, [file('a')])).toBe(running);
});

test('an import that changed nothing says so; one that did says how many files', () => {
  expect(describeOutcomes([imported({ unchanged: 9 })]).text).toBe('Nothing changed');
  expect(describeOutcomes([imported({ unchanged: 9 }), imported({ added: 1 })]).text).toBe(
    'Imported 2 files',
  );
  expect(describeOutcomes([imported({ added: 1 })], 2).text).toBe('Imported 1 file, 2 refused');
  expect(describeOutcomes([{ name: 'x', status: 'cancelled' }])).toEqual({
    text: 'Cancelled',
    state: 'stopped',
  });
});

test('from one row in a hundred on, rejected rows are much', () => {
  expect(isMuchRejected(record({ added: 100, rejected: 1 }))).toBe(false);
  expect(isMuchRejected(record({ added: 99, rejected: 1 }))).toBe(true);
  expect(isMuchRejected(record({ added: 99 }))).toBe(false);
});

test('a file has words where its counts need them', () => {
  expect(describeRecord(record({ rejected: 3 }))).toBe('No row of it could be read.');
  expect(describeRecord(record({ added: 3, rejected: 1 }))).toBe('25% of its rows could not be read.');
  expect(describeRecord(record({ unchanged: 3 }))).toBe('Nothing changed: every row was stored already.');
  expect(describeRecord(record({ added: 3 }))).toBeUndefined();
});
