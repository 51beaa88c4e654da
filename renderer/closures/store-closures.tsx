import './closures.css';
import { useMemo, useState } from 'react';
import type { StoreEvidence } from '../../preload/contract.ts';
import { Button } from '../components/button.tsx';
import { ErrorNotice } from '../components/error-notice.tsx';
import { DAY } from '../format/times.ts';
import { visibleText } from '../format/visible-text.ts';
import { ClosureDialog, type Editing } from './closure-dialog.tsx';
import {
  type ClosureLine,
  describeStores,
  formatStretch,
  isOver,
  ofStore,
  type StoreBook,
} from './closure-lines.ts';
import { MadeChange } from './made-change.tsx';
import { formOf, newClosure } from './new-closure.ts';
import { useClosures } from './use-closures.ts';

/** The closures that a store has, those of every store among them, to be added to and changed. */
export function StoreClosures({ evidence: { store, asOf } }: { readonly evidence: StoreEvidence }) {
  const closures = useClosures();
  const { lines, listed, book, problem, change } = closures;
  const [editing, setEditing] = useState<Editing>();
  const own = useMemo(() => ofStore(listed, store).toSorted(byStart), [listed, store]);
  const isPast = (line: ClosureLine) => isOver(line, asOf - 8 * DAY);
  const [past, ahead] = [own.filter(isPast), own.filter((line) => !isPast(line))];
  /** The same closure may be of other stores too: then it is changed for all of them. */
  const edit = (line: ClosureLine) => {
    const whole = lines.find((one) => isAlike(one, line)) ?? line;
    setEditing({ form: formOf(whole), line: whole });
  };
  return (
    <>
      <div className="store-closures-head">
        <h2>Closures</h2>
        <Button
          look="quiet"
          onPress={() => setEditing({ form: newClosure(asOf, Date.now(), store), line: undefined })}
        >
          Add closure…
        </Button>
      </div>
      {problem === undefined ? null : <ErrorNotice problem={problem} onDismiss={closures.dismissProblem} />}
      <MadeChange closures={closures} />
      {ahead.length === 0 ? (
        <p>{past.length === 0 ? 'None.' : 'None in this week or ahead.'}</p>
      ) : (
        <ClosureList lines={ahead} book={book} onEdit={edit} />
      )}
      {past.length === 0 ? null : (
        <details>
          <summary>Past closures ({past.length})</summary>
          <ClosureList lines={past.toReversed()} book={book} onEdit={edit} />
        </details>
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
    </>
  );
}

const byStart = (a: ClosureLine, b: ClosureLine) => (a.from < b.from ? -1 : Number(a.from > b.from));

const isAlike = (a: ClosureLine, b: ClosureLine) =>
  a.from === b.from &&
  a.until === b.until &&
  a.reason === b.reason &&
  (a.stores === 'every') === (b.stores === 'every');

function ClosureList({
  lines,
  book,
  onEdit,
}: {
  readonly lines: readonly ClosureLine[];
  readonly book: StoreBook;
  readonly onEdit: (line: ClosureLine) => void;
}) {
  return (
    <ul className="closure-list">
      {lines.map((line) => (
        <li key={`${line.stores === 'every'} ${line.from} ${line.until} ${line.reason}`}>
          <span className="numbers">{formatStretch(line)}</span>
          {line.reason === '' ? null : <> · {visibleText(line.reason)}</>}
          {line.stores === 'every' ? ` · ${describeStores(line, book)}` : null}{' '}
          <Button
            look="quiet"
            aria-label={`Change closure of ${formatStretch(line)}`}
            onPress={() => onEdit(line)}
          >
            Change…
          </Button>
        </li>
      ))}
    </ul>
  );
}
