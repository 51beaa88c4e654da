import type { Work } from './sequence-steps.ts';

/** Work that left something in the database, in the order in which it was done; undone work is not among it. */
export type Entry = {
  readonly work: Extract<Work, { readonly do: 'import' | 'close-stores' | 'delete-polls' }>;
  readonly path: string;
  readonly undoable: boolean;
};

export type MadeReport = {
  readonly id: string;
  readonly madeFrom: readonly string[];
  readonly includesSample: boolean;
  readonly undone: boolean;
};

/** What a person would say that a database holds. */
export type Model = { readonly entries: readonly Entry[]; readonly reports: readonly MadeReport[] };

export const NOTHING: Model = { entries: [], reports: [] };

export const isSample = ({ work }: Entry): boolean => work.do === 'import' && work.sample;

/** Whether an entry is one of the person's imports, as which closures changed by hand count. */
export const isOwnImport = (entry: Entry): boolean =>
  entry.work.do === 'close-stores' || (entry.work.do === 'import' && !entry.work.sample);

/** What holds once a piece of work is done; `saved` is what a restore brings back. */
export function afterWork(model: Model, work: Work, path: string, saved: Model | undefined): Model {
  const { entries, reports } = model;
  const newest = entries.findLast(isOwnImport);
  switch (work.do) {
    case 'import':
    case 'close-stores': {
      const undoable = work.do === 'close-stores' || !work.sample;
      return { entries: [...entries, { work, path, undoable }], reports };
    }
    case 'undo':
      if (newest?.undoable !== true) return model;
      return {
        entries: entries.filter((entry) => entry !== newest),
        reports: reports.map((report) =>
          report.madeFrom.includes(newest.path) ? { ...report, undone: true } : report,
        ),
      };
    case 'keep':
      return newest?.undoable === true ? { entries: keptForGood(entries), reports } : model;
    case 'remove-sample':
      return {
        entries: entries.filter((entry) => !isSample(entry)),
        reports: reports.filter(({ includesSample }) => !includesSample),
      };
    case 'delete-polls':
      return { entries: [...keptForGood(entries), { work, path, undoable: false }], reports };
    case 'delete-everything':
      return NOTHING;
    case 'restore':
      return saved ?? model;
  }
}

function keptForGood(entries: readonly Entry[]): Entry[] {
  return entries.map((entry) => ({ ...entry, undoable: false }));
}
