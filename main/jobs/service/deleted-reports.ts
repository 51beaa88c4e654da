/** What became of reports that were to be deleted. */
export type Deletion = 'deleted' | 'restored';

/**
 * Reports that a person deleted and can still take back: nobody is told of them any more, yet they are stored until
 * their time is over, so that a crash loses none.
 */
type DeletedReports = {
  /** Resolves once they are deleted or restored; where they could not be deleted it rejects, and they are back. */
  add(ids: readonly string[]): Promise<Deletion>;
  /** Takes back those of the reports that are not deleted yet. */
  restore(ids: readonly string[]): void;
  has(id: string): boolean;
  readonly size: number;
  /** Begins to delete at once what still could be taken back. */
  hurry(): void;
};

/** How long they can be taken back, in milliseconds. */
const RESTORABLE_MS = 10_000;

export function createDeletedReports(
  remove: (ids: readonly string[]) => Promise<unknown>,
  tell: () => void,
): DeletedReports {
  const deleted = new Set<string>();
  const waiting = new Set<{ readonly ids: Set<string>; readonly end: () => void }>();

  function forget(ids: Iterable<string>): void {
    for (const id of ids) deleted.delete(id);
    tell();
  }

  return {
    async add(wanted) {
      const ids = new Set(wanted.filter((id) => !deleted.has(id)));
      for (const id of ids) deleted.add(id);
      tell();
      await new Promise<void>((resolve) => {
        const timer = setTimeout(end, RESTORABLE_MS);
        const entry = { ids, end };
        waiting.add(entry);
        function end() {
          clearTimeout(timer);
          waiting.delete(entry);
          resolve();
        }
      });
      if (ids.size === 0) return 'restored';
      try {
        await remove([...ids]);
        return 'deleted';
      } finally {
        forget(ids);
      }
    },
    restore(wanted) {
      for (const { ids, end } of [...waiting]) {
        const back = wanted.filter((id) => ids.delete(id));
        if (back.length > 0) forget(back);
        if (ids.size === 0) end();
      }
    },
    has: (id) => deleted.has(id),
    get size() {
      return deleted.size;
    },
    hurry() {
      for (const { end } of [...waiting]) end();
    },
  };
}
