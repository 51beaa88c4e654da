import { useMemo, useState } from 'react';
import type { Overview, PeriodRequest } from '../../preload/contract.ts';
import { Button } from '../components/button.tsx';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Screen } from '../components/screen.tsx';
import { ClosureDialog, type Editing, scopeOf } from './closure-dialog.tsx';
import { ClosuresTable } from './closures-table.tsx';
import { MadeChange } from './made-change.tsx';
import { formOf, newClosure } from './new-closure.ts';
import { useClosures } from './use-closures.ts';

/** Every day and time at which stores are closed although their hours say otherwise, to be added, changed, removed. */
export function ClosuresScreen({
  overview,
  onCreateReport,
}: {
  readonly overview: Overview | undefined;
  readonly onCreateReport: (period?: PeriodRequest) => void;
}) {
  const closures = useClosures();
  const { lines, book, problem, change } = closures;
  const [editing, setEditing] = useState<Editing>();
  const add = () => setEditing({ form: newClosure(overview?.newestPoll, Date.now()), line: undefined });
  const addButton = (
    <Button look="primary" onPress={add} isDisabled={book.stores.length === 0}>
      Add closure…
    </Button>
  );
  const table = useMemo(
    () => ({ lines, book, newestPoll: overview?.newestPoll }),
    [lines, book, overview?.newestPoll],
  );
  return (
    <Screen
      title="Closures"
      subtitle="Holidays, renovations: when stores are closed although their hours say otherwise. Reports leave these times out."
      actions={addButton}
      fills
    >
      {problem === undefined ? null : <ErrorNotice problem={problem} onDismiss={closures.dismissProblem} />}
      <MadeChange closures={closures} newestPoll={overview?.newestPoll} onCreateReport={onCreateReport} />
      {lines.length === 0 ? (
        <div className="empty">
          <h2>No closures yet</h2>
          <p>
            {book.stores.length === 0
              ? 'Import your files first. A closure is of one of your stores, of a group, or of all of them.'
              : 'Add a day on which stores were or will be closed, or import a file of closures.'}
          </p>
        </div>
      ) : (
        <ClosuresTable
          {...table}
          onChange={(line) => setEditing({ form: formOf(line), line })}
          onRemove={(line) =>
            void change({ scope: scopeOf(line), before: { from: line.from, until: line.until } })
          }
        />
      )}
      {editing === undefined ? null : (
        <ClosureDialog
          editing={editing}
          lines={lines}
          book={book}
          onChange={change}
          onClose={() => setEditing(undefined)}
        />
      )}
    </Screen>
  );
}
