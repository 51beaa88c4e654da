import './notes.css';
import '../components/dialog.css';
import { type KeyboardEvent, useState } from 'react';
import { FieldError, Label, Radio, RadioGroup, TextArea, TextField } from 'react-aria-components';
import {
  NOTE_REASONS,
  type NoteChange,
  type NoteReason,
  type PlacedNote,
  type TimeSpan,
} from '../../preload/contract.ts';
import { describeNote, REASON_WORDS } from '../../preload/sheets.ts';
import { call } from '../bridge/bridge.ts';
import { Button } from '../components/button.tsx';
import { FormDialog } from '../components/form-dialog.tsx';
import { refusalOf, useSubmit } from '../components/use-submit.ts';

/** The outage that a note is written on, and those that it has already. */
export type NotedOutage = {
  readonly store: string;
  /** What the store is called. */
  readonly name: string;
  /** When the outage was, in words. */
  readonly when: string;
  readonly span: TimeSpan;
  readonly notes: readonly PlacedNote[];
};

/** Asks why a store was down; the first of an outage's notes is the one to change. */
export function NoteDialog({
  outage: { store, name, when, span, notes },
  onClose,
}: {
  readonly outage: NotedOutage;
  readonly onClose: () => void;
}) {
  const [note, ...others] = notes;
  const [reason, setReason] = useState<NoteReason | undefined>(note?.reason);
  const [text, setText] = useState(note?.text ?? '');
  const [problem, setProblem] = useState<string>();
  const { isBusy, submit } = useSubmit({ onClose, onRefused: ({ message }) => setProblem(message) });
  const before = note === undefined ? undefined : { from: note.from, until: note.until };

  const make = (change: NoteChange) => submit(async () => refusalOf(await call('changeNote', change)));

  function save() {
    // An outage that went on is noted whole; what the note was about before stays in it.
    const about = {
      from: Math.min(span.from, before?.from ?? span.from),
      until: Math.max(span.until, before?.until ?? span.until),
    };
    void make({ store, before, after: { ...about, reason: reason ?? 'other', text } });
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    save();
  }

  return (
    <FormDialog title="Note on an outage" onClose={onClose}>
      <p>
        <strong>{name}</strong>, {when}
      </p>
      <RadioGroup
        className="field note-reasons"
        value={reason ?? null}
        onChange={(chosen) => {
          setReason(NOTE_REASONS.find((known) => known === chosen));
          setProblem(undefined);
        }}
      >
        <Label className="field-label">Why was it down?</Label>
        <div className="note-choices">
          {NOTE_REASONS.map((known) => (
            <Radio key={known} value={known} className="note-choice">
              {REASON_WORDS[known]}
            </Radio>
          ))}
        </div>
      </RadioGroup>
      <TextField
        className="field"
        value={text}
        onChange={(typed) => {
          setText(typed);
          setProblem(undefined);
        }}
        isInvalid={problem !== undefined}
        onKeyDown={onKeyDown}
      >
        <Label className="field-label">In your words</Label>
        <TextArea className="input note-text" rows={3} />
        <FieldError className="field-error">{problem}</FieldError>
      </TextField>
      {others.length === 0 ? null : (
        <p className="note-also">Also noted: {others.map(describeNote).join(' · ')}</p>
      )}
      <p className="note-also">
        Kept with the store and this time: later reports show it on this outage too. Reports and saved files
        stay what they are.
      </p>
      <div className="actions">
        {before === undefined ? null : (
          <Button look="danger" isDisabled={isBusy} onPress={() => void make({ store, before })}>
            Remove note
          </Button>
        )}
        <Button onPress={onClose}>Cancel</Button>
        <Button look="primary" isDisabled={isBusy} onPress={save}>
          Save note
        </Button>
      </div>
    </FormDialog>
  );
}
