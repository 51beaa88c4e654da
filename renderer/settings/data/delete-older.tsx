import { useState } from 'react';
import type { Clock, Result } from '../../../preload/contract.ts';
import { begin, call } from '../../bridge/bridge.ts';
import { AskDialog } from '../../components/ask-dialog.tsx';
import { Button } from '../../components/button.tsx';
import { Checkbox, TextField } from '../../components/fields.tsx';
import { useDataTimes } from '../../format/clock-context.ts';
import { formatCounted } from '../../format/numbers.ts';
import { formatInstant } from '../../format/times.ts';
import type { RunDeletion } from './use-deletion.ts';

type Props = { readonly run: RunDeletion; readonly isBusy: boolean };

/** Deletes the polls up to a day. */
export function DeleteOldPolls({ run, isBusy }: Props) {
  const { clock } = useDataTimes();
  const [asked, setAsked] = useState<Asked<{ polls: number; of: number; undoable: number }>>();
  return (
    <>
      <UpToADay
        title="Delete old polls"
        label="Polls up to"
        button="Delete polls…"
        clock={clock}
        isBusy={isBusy}
        count={(before) => call('pollDeletion', before)}
        isNothing={({ polls }) => polls === 0}
        onAsk={setAsked}
      >
        All polls up to the end of a day, or up to a time. Stores, reports and notes stay.
      </UpToADay>
      {asked === undefined ? null : (
        <AskDialog
          question={`Delete polls up to ${formatInstant(asked.before - 1, clock)}?`}
          confirm={`Delete ${formatCounted(asked.counted.polls, 'poll')}`}
          onClose={() => setAsked(undefined)}
          onConfirm={() => {
            setAsked(undefined);
            void run(
              'Deleting polls',
              `${formatCounted(asked.counted.polls, 'poll was', 'polls were')} deleted.`,
              'The polls were not deleted',
              begin('deletePollsBefore', asked.before),
            );
          }}
        >
          <p>
            {formatCounted(asked.counted.polls, 'poll')} of {formatCounted(asked.counted.of, 'poll')} would
            go. Reports stay as they are, but a report on that time can no longer be made.
          </p>
          {asked.counted.undoable === 0 ? null : (
            <p>
              {formatCounted(asked.counted.undoable, 'import')} could no longer be undone: that would bring
              deleted polls back.
            </p>
          )}
        </AskDialog>
      )}
    </>
  );
}

/** Deletes the reports made up to a day. */
export function DeleteOldReports({ run, isBusy }: Props) {
  const [asked, setAsked] = useState<Asked<{ labelled: number; unlabelled: number }>>();
  const [labelled, setLabelled] = useState(false);
  const going = (asked?.counted.unlabelled ?? 0) + (labelled ? (asked?.counted.labelled ?? 0) : 0);
  return (
    <>
      <UpToADay
        title="Delete old reports"
        label="Made up to"
        button="Delete reports…"
        clock="computer"
        isBusy={isBusy}
        count={(before) => call('countOldReports', before)}
        isNothing={(counted) => counted.labelled + counted.unlabelled === 0}
        onAsk={(next) => {
          setLabelled(false);
          setAsked(next);
        }}
      >
        By when they were made, by this computer’s clock. Polls stay.
      </UpToADay>
      {asked === undefined ? null : (
        <AskDialog
          question={`Delete reports made up to ${formatInstant(asked.before - 1, 'computer')}?`}
          confirm={`Delete ${formatCounted(going, 'report')}`}
          isDisabled={going === 0}
          onClose={() => setAsked(undefined)}
          onConfirm={() => {
            setAsked(undefined);
            void run(
              'Deleting reports',
              `${formatCounted(going, 'report was', 'reports were')} deleted.`,
              'The reports were not deleted',
              begin('deleteReportsBefore', { before: asked.before, labelled }),
            );
          }}
        >
          <p>{formatCounted(asked.counted.unlabelled, 'report')} without a label would go.</p>
          {asked.counted.labelled === 0 ? null : (
            <Checkbox isSelected={labelled} onChange={setLabelled}>
              {`Also ${formatCounted(asked.counted.labelled, 'report')} with a label`}
            </Checkbox>
          )}
        </AskDialog>
      )}
    </>
  );
}

type Asked<T> = { readonly before: number; readonly counted: T };

function UpToADay<T>({
  title,
  label,
  button,
  clock,
  isBusy,
  count,
  isNothing,
  onAsk,
  children,
}: {
  readonly title: string;
  readonly label: string;
  readonly button: string;
  readonly clock: Clock;
  readonly isBusy: boolean;
  readonly count: (before: number) => Promise<Result<T>>;
  readonly isNothing: (counted: T) => boolean;
  readonly onAsk: (asked: Asked<T>) => void;
  readonly children: string;
}) {
  const [text, setText] = useState('');
  const [error, setError] = useState<string>();
  async function ask() {
    const instant = await call('readInstant', { text, clock });
    if (!instant.ok || instant.value === undefined) {
      setError('Type a day, such as 2023-01-25, or a day and a time.');
      return;
    }
    const before = instant.value + 1;
    const counted = await count(before);
    if (!counted.ok) setError(counted.error.message);
    else if (isNothing(counted.value)) setError('There is nothing that old.');
    else {
      setError(undefined);
      onAsk({ before, counted: counted.value });
    }
  }
  return (
    <div className="setting">
      <div className="setting-text">
        <h3>{title}</h3>
        <p>{children}</p>
      </div>
      <div className="delete-controls">
        <TextField
          label={label}
          value={text}
          onChange={setText}
          onSubmit={() => void ask()}
          error={error}
          placeholder="Year-month-day"
        />
        <Button isDisabled={isBusy} onPress={() => void ask()}>
          {button}
        </Button>
      </div>
    </div>
  );
}
