import { join } from 'node:path';
import { expect, it } from 'vitest';
import { closeDatabase, openForReading, openForWriting } from '../../../main/database/opening/connection.ts';
import type { Task, WriteTask } from '../../../main/jobs/threads/task.ts';
import type { Questions } from '../../../main/jobs/worker/read-jobs.ts';
import { temporaryFolder } from '../../fixtures/folder.ts';

const folder = temporaryFolder();

// The types are checked with the program's; here the connection is seen to hold what they say.
it('has no question that writes', () => {
  const file = join(folder, 'some.db');
  closeDatabase(openForWriting(file));
  const database = openForReading(file);
  const task = { database, cancel: { aborted: false }, onProgress: () => undefined };
  const write = (given: Task) =>
    // @ts-expect-error A question's database changes nothing.
    given.database.exec('DELETE FROM store');
  expect(() => write(task)).toThrow(/readonly/);
  const run = (given: Task) =>
    // @ts-expect-error Nor do its statements.
    given.database.prepare('DELETE FROM store').run();
  expect(() => run(task)).toThrow(/readonly/);
  const change = (given: WriteTask) => given.database.exec('DELETE FROM store');
  // @ts-expect-error What needs a database to change is no question.
  const questions = { change } satisfies Questions;
  expect(Object.keys(questions)).toEqual(['change']);
  database.close();
});
