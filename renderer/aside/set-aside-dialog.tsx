import '../components/dialog.css';
import { type CalendarDate, parseDate } from '@internationalized/date';
import { useState } from 'react';
import type { AppError, SetAsideChange } from '../../preload/contract.ts';
import { Button } from '../components/button.tsx';
import { DayField } from '../components/day-field.tsx';
import { TextField } from '../components/fields.tsx';
import { FormDialog } from '../components/form-dialog.tsx';
import { useSubmit } from '../components/use-submit.ts';
import { dateWords } from './aside-words.ts';

/** Which stores are to be set aside: by id, and what to call them. */
export type AsideAsked = { readonly stores: readonly string[]; readonly name: string };

/** Asks from when on stores are set aside, and why; stays open with what is wrong until it is right, or is put away. */
export function SetAsideDialog({
  asked: { stores, name },
  lastDate,
  onChange,
  onClose,
}: {
  readonly asked: AsideAsked;
  /** The last date that the report on screen is of: from then on it leaves them out. */
  readonly lastDate: string;
  readonly onChange: (change: SetAsideChange) => Promise<AppError | undefined>;
  readonly onClose: () => void;
}) {
  const [since, setSince] = useState<CalendarDate | null>(() => parseDate(lastDate));
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string>();
  const { isBusy, submit } = useSubmit({ onClose, onRefused: ({ message }) => setProblem(message) });
  const isOne = stores.length === 1;
  const isLater = since !== null && since.toString() > lastDate;

  function save() {
    if (since === null) return setProblem('Choose a day.');
    const date = since.toString();
    void submit(() => onChange({ aside: stores.map((store) => ({ store, since: date, reason })), back: [] }));
  }

  return (
    <FormDialog title={isOne ? 'Set store aside' : 'Set stores aside'} onClose={onClose}>
      <p>
        <strong>{name}</strong>
      </p>
      <p>
        For what is closed for good, or not yours. Reports that reach this day leave {isOne ? 'it' : 'them'}{' '}
        out of sums, rankings, sales, targets and the trend, and say so.{' '}
        {isOne ? 'It keeps its' : 'They keep their'} rows in tables and files.
      </p>
      <DayField
        label="From this day on"
        value={since}
        onChange={(day) => {
          setSince(day);
          setProblem(undefined);
        }}
        error={undefined}
        autoFocus
      />
      <TextField
        label="Reason (optional)"
        value={reason}
        onChange={(typed) => {
          setReason(typed);
          setProblem(undefined);
        }}
        onSubmit={save}
      />
      {isLater ? (
        <p role="status">
          The report on screen ends on {dateWords(lastDate)}: it goes on counting {isOne ? 'it' : 'them'}.
        </p>
      ) : null}
      {problem === undefined ? null : (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      <div className="actions">
        <Button onPress={onClose}>Cancel</Button>
        <Button look="primary" isDisabled={isBusy} onPress={save}>
          Set aside
        </Button>
      </div>
    </FormDialog>
  );
}
