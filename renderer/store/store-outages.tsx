import '../table/plain-table.css';
import { useCallback } from 'react';
import type { PeriodName, StoreEvidence } from '../../preload/contract.ts';
import { Button } from '../components/button.tsx';
import { formatExactly, formatSpan, spanWriter } from '../format/lengths.ts';
import { formatExactTime, type PageClock } from '../format/local-clock.ts';
import { visibleText } from '../format/visible-text.ts';
import { NotesElsewhere } from '../notes/notes-elsewhere.tsx';
import { useOutageNotes } from '../notes/use-outage-notes.tsx';
import { useStoreNotes } from '../notes/use-store-notes.ts';
import { LengthCell } from '../table/length-cell.tsx';
import { BEGAN, describePolls, ENDED, noOutage } from './outage-words.ts';
import { longestWindow } from './store-numbers.ts';

/** The outages of the store's week or period, in order of time, with the owner's notes; pressing one shows it in the timeline. */
export function StoreOutages({
  evidence,
  clock,
  onShow,
}: {
  readonly evidence: StoreEvidence;
  readonly clock: PageClock;
  readonly onShow: (at: number) => void;
}) {
  const { outages, store, name = store, zone } = evidence;
  const notes = useStoreNotes(evidence);
  const about = useCallback(
    (place: number) => {
      const { started: from, ended: until } = outages[place] ?? { started: 0, ended: 0 };
      const when = clock.span(from, until);
      return { store, name: visibleText(name), when, span: { from, until } };
    },
    [outages, clock, store, name],
  );
  const { noteOf, write, dialog } = useOutageNotes(notes, about);
  const elsewhere = notes.filter((note) => note.outages.length === 0);
  return (
    <>
      {outages.length === 0 ? (
        <p>{noOutage(evidence)}</p>
      ) : (
        <OutageTable
          outages={outages}
          within={longestWindow(evidence)}
          clock={clock}
          onShow={onShow}
          noteOf={noteOf}
          onNote={write}
        />
      )}
      <NotesElsewhere notes={elsewhere} name={visibleText(name)} zone={zone} />
      {dialog}
    </>
  );
}

function OutageTable({
  outages,
  within,
  clock,
  onShow,
  noteOf,
  onNote,
}: {
  readonly outages: StoreEvidence['outages'];
  readonly within: PeriodName;
  readonly clock: PageClock;
  readonly onShow: (at: number) => void;
  readonly noteOf: (place: number) => string;
  readonly onNote: (place: number) => void;
}) {
  const at = clock.dayAndTime;
  const write = spanWriter(Math.max(...outages.map(({ atMost }) => atMost)));
  return (
    <div className="store-scroll">
      <table className="plain-table" aria-label="Outages of this store">
        <thead>
          <tr>
            <th scope="col">Started</th>
            <th scope="col">Ended</th>
            <th scope="col" className="is-number">
              Down
            </th>
            <th scope="col" className="is-number">
              At least – at most
            </th>
            <th scope="col">Seen by</th>
            <th scope="col">Note</th>
          </tr>
        </thead>
        <tbody>
          {outages.map(({ started, ended, began, endedBy, down, atLeast, atMost, unknown, polls }, place) => (
            <tr key={started}>
              <td>
                <button
                  type="button"
                  className="link-button numbers"
                  title={`${formatExactTime(started, clock)}: show in the timeline`}
                  onClick={() => onShow(started)}
                >
                  {began === 'before-window' ? 'before ' : ''}
                  {at(started)}
                </button>
                <small>{BEGAN[began]}</small>
              </td>
              <td>
                <span className="numbers" title={formatExactTime(ended, clock)}>
                  {at(ended)}
                </span>
                <small>{ENDED[endedBy]}</small>
              </td>
              <LengthCell length={down} write={write} />
              <td
                className="numbers is-number"
                title={`${formatExactly(atLeast)} – ${formatExactly(atMost)}`}
              >
                {write(atLeast)} – {write(atMost)}
              </td>
              <td>
                <span className="store-polls">{describePolls(polls)}</span>
                {began === 'before-window' ? <small>polls before this {within} not counted</small> : null}
                {polls === 1 ? <small>weak evidence</small> : null}
                {unknown > 0 ? <small>{formatSpan(unknown)} not observed</small> : null}
              </td>
              <td className="note-cell">
                {visibleText(noteOf(place))}{' '}
                <Button
                  look="quiet"
                  onPress={() => onNote(place)}
                  aria-label={`${noteOf(place) === '' ? 'Add' : 'Change'} note on the outage of ${at(started)}`}
                >
                  {noteOf(place) === '' ? 'Add note…' : 'Change…'}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
