import '../table/plain-table.css';
import './notes.css';
import { useState } from 'react';
import type { PlacedNote } from '../../preload/contract.ts';
import { describeNote } from '../../preload/sheets.ts';
import { Button } from '../components/button.tsx';
import { formatInZone } from '../format/times.ts';
import { visibleText } from '../format/visible-text.ts';
import { NoteDialog } from './note-dialog.tsx';

/** A store's notes that are about none of the outages shown: of other weeks, or of outages that there are no more. */
export function NotesElsewhere({
  notes,
  name,
  zone,
}: {
  readonly notes: readonly PlacedNote[];
  readonly name: string;
  readonly zone: string;
}) {
  const [changed, setChanged] = useState<PlacedNote>();
  if (notes.length === 0) return null;
  const when = ({ from, until }: PlacedNote) => `${formatInZone(from, zone)} – ${formatInZone(until, zone)}`;
  return (
    <details>
      <summary>Notes on other outages ({notes.length})</summary>
      <table className="plain-table" aria-label="Notes on other outages">
        <thead>
          <tr>
            <th scope="col">Outage</th>
            <th scope="col">Note</th>
            <th scope="col">
              <span className="visually-hidden">Change</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {notes.map((note) => (
            <tr key={`${note.from} ${note.until}`}>
              <td className="numbers">{when(note)}</td>
              <td className="note-cell">{visibleText(describeNote(note))}</td>
              <td>
                <Button
                  look="quiet"
                  onPress={() => setChanged(note)}
                  aria-label={`Change note of ${when(note)}`}
                >
                  Change…
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {changed === undefined ? null : (
        <NoteDialog
          outage={{ store: changed.store, name, when: when(changed), span: changed, notes: [changed] }}
          onClose={() => setChanged(undefined)}
        />
      )}
    </details>
  );
}
