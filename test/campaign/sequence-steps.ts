import fc from 'fast-check';
import { type DrawnFile, drawnFile } from '../fixtures/random-files.ts';

const HOUR = 3_600_000;
/** The end of a week as polls are stored, around which the drawn files have their polls. */
const BOUNDARY = Date.UTC(2023, 0, 26);

/** What changes the data and can be cut off by a kill. */
export type Work =
  | { readonly do: 'import'; readonly file: DrawnFile; readonly sample: boolean }
  | { readonly do: 'undo' | 'keep' | 'remove-sample' | 'delete-everything' | 'restore' }
  | { readonly do: 'close-stores'; readonly day: number }
  | { readonly do: 'delete-polls'; readonly before: number };

export type Step =
  | Work
  | { readonly do: 'report' | 'backup' | 'delete-reports' | 'reopen' }
  /** `kill -9` so long after a process of its own began the work, which then is done whole or not at all. */
  | { readonly do: 'kill'; readonly work: Work | { readonly do: 'backup' }; readonly afterMs: number };

const bare = <const N extends string>(...names: N[]) =>
  fc.constantFrom(...names).map((name) => ({ do: name }));

const importing = fc
  .record({ file: drawnFile, sample: fc.constantFrom(false, false, false, true) })
  .map((drawn): Work => ({ do: 'import', ...drawn }));
const closing = fc.integer({ min: 20, max: 27 }).map((day): Work => ({ do: 'close-stores', day }));
const deleting = fc
  .integer({ min: -10, max: 10 })
  .map((hour): Work => ({ do: 'delete-polls', before: BOUNDARY + hour * HOUR }));
const work: fc.Arbitrary<Work> = fc.oneof(
  { weight: 6, arbitrary: importing },
  { weight: 5, arbitrary: bare('undo', 'undo', 'undo', 'restore', 'restore', 'remove-sample', 'keep') },
  { weight: 1, arbitrary: closing },
  { weight: 1, arbitrary: deleting },
  { weight: 1, arbitrary: bare('delete-everything', 'undo') },
);

/** Sequences of what a person does; only some are with kills, each of which takes a process. */
export const steps = (withKills: boolean): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.oneof(
      { weight: 12, arbitrary: work },
      { weight: 3, arbitrary: bare('backup') },
      { weight: 2, arbitrary: bare('report', 'reopen', 'report', 'delete-reports') },
      ...(withKills ? [{ weight: 8, arbitrary: killing }] : []),
    ),
    { minLength: 3, maxLength: 10 },
  );

const killing = fc
  .record({
    work: fc.oneof({ weight: 6, arbitrary: work }, { weight: 1, arbitrary: bare('backup') }),
    afterMs: fc.double({ min: 0, max: 25, noNaN: true }),
  })
  .map((drawn): Step => ({ do: 'kill', ...drawn }));

export function describe(step: Step): string {
  if (step.do === 'kill') return `kill ${step.afterMs.toFixed(1)} ms into ${describe(step.work)}`;
  if (step.do === 'import') return `import ${step.sample ? 'sample ' : ''}${step.file.kind}`;
  return step.do;
}
