import './closures.css';
import '../components/dialog.css';
import { type KeyboardEvent, useState } from 'react';
import type { AppError, ClosureChange } from '../../preload/contract.ts';
import { Button } from '../components/button.tsx';
import { DayField } from '../components/day-field.tsx';
import { Checkbox, TextField } from '../components/fields.tsx';
import { FormDialog } from '../components/form-dialog.tsx';
import { Segmented } from '../components/segmented.tsx';
import { useSubmit } from '../components/use-submit.ts';
import { type ClosureForm, type ClosureScopeName, type FormProblems, readForm } from './closure-form.ts';
import {
  type ClosureLine,
  describeStores,
  formatStretch,
  overlapping,
  type StoreBook,
} from './closure-lines.ts';
import { GroupField, StoreField } from './scope-fields.tsx';
import { TimeOfDayField } from './time-of-day-field.tsx';

/** What is being done: a closure added, or the one of a line changed. */
export type Editing = { readonly form: ClosureForm; readonly line: ClosureLine | undefined };

/** Asks what a closure is; stays open with what is wrong with it until it is right, or is put away. */
export function ClosureDialog({
  editing: { form: initial, line },
  lines,
  book,
  onChange,
  onClose,
}: {
  readonly editing: Editing;
  /** All closures that there are. */
  readonly lines: readonly ClosureLine[];
  readonly book: StoreBook;
  /** Answers why the change was refused, or `undefined` once it is made. */
  readonly onChange: (change: ClosureChange) => Promise<AppError | undefined>;
  readonly onClose: () => void;
}) {
  const [form, setForm] = useState(initial);
  const [problems, setProblems] = useState<FormProblems>({});
  const [refusal, setRefusal] = useState<string>();
  const { isBusy, submit } = useSubmit({ onClose, onRefused: ({ message }) => setRefusal(message) });
  const isNew = line === undefined;

  function change(part: Partial<ClosureForm>) {
    setForm({ ...form, ...part });
    setProblems({});
    setRefusal(undefined);
  }

  const make = (asked: ClosureChange) => submit(() => onChange(asked));

  function save() {
    const read = readForm(form);
    if (!read.ok) return setProblems(read.problems);
    const { after } = read;
    void make(isNew ? { scope: read.scope, after } : { scope: scopeOf(line), before: endsOf(line), after });
  }

  /** While it goes down: the parts of a date keep their keys to themselves. */
  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    // A list that is open takes Enter for its choice, and a button for itself.
    const { target } = event;
    const isTaken =
      !(target instanceof HTMLElement) ||
      target.closest('button, [role="radio"], [aria-expanded="true"]') !== null;
    if (event.key !== 'Enter' || isTaken) return;
    event.preventDefault();
    save();
  }

  return (
    <FormDialog title={isNew ? 'Add closure' : 'Change closure'} onClose={onClose}>
      <div className="closure-form" onKeyDownCapture={onKeyDown}>
        {isNew ? (
          <ScopeChoice form={form} problems={problems} book={book} onChange={change} />
        ) : (
          <p>
            <strong>{describeStores(line, book)}</strong>
          </p>
        )}
        <Days form={form} problems={problems} onChange={change} />
        <TextField label="Reason (optional)" value={form.reason} onChange={(reason) => change({ reason })} />
        <Overlaps
          form={form}
          lines={line === undefined ? lines : lines.filter((one) => one !== line)}
          book={book}
        />
        {refusal === undefined ? null : (
          <p className="field-error" role="alert">
            {refusal}
          </p>
        )}
        <p className="closure-effect">
          Times are each store’s own. Reports made before keep their numbers; create a report again to count
          the change in.
        </p>
      </div>
      <div className="actions">
        {isNew ? null : (
          <Button
            look="danger"
            isDisabled={isBusy}
            onPress={() => void make({ scope: scopeOf(line), before: endsOf(line) })}
          >
            Remove closure
          </Button>
        )}
        <span className="grid-spring" />
        <Button onPress={onClose}>Cancel</Button>
        <Button look="primary" isDisabled={isBusy} onPress={save}>
          {isNew ? 'Add closure' : 'Save changes'}
        </Button>
      </div>
    </FormDialog>
  );
}

type PartProps = {
  readonly form: ClosureForm;
  readonly problems: FormProblems;
  readonly onChange: (part: Partial<ClosureForm>) => void;
};

const SCOPES = [
  { value: 'every-store', label: 'All stores' },
  { value: 'group', label: 'A group' },
  { value: 'stores', label: 'One store' },
] as const satisfies readonly { value: ClosureScopeName; label: string }[];

function ScopeChoice({ form, problems, book, onChange }: PartProps & { readonly book: StoreBook }) {
  return (
    <>
      <Segmented<ClosureScopeName>
        label="Which stores are closed"
        choices={book.groups.size > 0 ? SCOPES : SCOPES.filter(({ value }) => value !== 'group')}
        value={form.scope}
        onChange={(scope) => onChange({ scope })}
      />
      {form.scope === 'group' ? (
        <GroupField
          book={book}
          value={form.group}
          onChange={(group) => onChange({ group })}
          error={problems.group}
        />
      ) : null}
      {form.scope === 'stores' ? (
        <StoreField
          book={book}
          value={form.store}
          onChange={(store) => onChange({ store })}
          error={problems.store}
        />
      ) : null}
    </>
  );
}

function Days({ form, problems, onChange }: PartProps) {
  const { firstDay, lastDay, hasTimes, begins, ends } = form;
  return (
    <>
      <div className="closure-days">
        <DayField
          label="First day"
          value={firstDay}
          // The last day goes along until the person says another one.
          onChange={(day) => onChange({ firstDay: day, ...(isSameDay(form) ? { lastDay: day } : {}) })}
          error={problems.firstDay}
          autoFocus
        />
        <DayField
          label="Last day"
          value={lastDay}
          onChange={(day) => onChange({ lastDay: day })}
          error={problems.lastDay}
        />
      </div>
      <Checkbox isSelected={hasTimes} onChange={(has) => onChange({ hasTimes: has })}>
        Begins or ends within a day
      </Checkbox>
      {hasTimes ? (
        <div className="closure-days">
          <TimeOfDayField
            label="Closed from"
            value={begins}
            onChange={(time) => onChange({ begins: time })}
          />
          <TimeOfDayField
            label="Closed until"
            value={ends}
            onChange={(time) => onChange({ ends: time })}
            error={problems.ends}
          />
        </div>
      ) : null}
    </>
  );
}

const isSameDay = ({ firstDay, lastDay }: ClosureForm): boolean =>
  firstDay === null || lastDay === null ? firstDay === lastDay : firstDay.compare(lastDay) === 0;

/** Says what is closed then already: no fault, since time counts once, but perhaps a slip. */
function Overlaps({
  form,
  lines,
  book,
}: {
  readonly form: ClosureForm;
  readonly lines: readonly ClosureLine[];
  readonly book: StoreBook;
}) {
  const read = readForm(form);
  if (!read.ok) return null;
  const { scope, after } = read;
  const concerns = ({ stores }: ClosureLine): boolean => {
    if (stores === 'every') return true;
    switch (scope.kind) {
      case 'every-store':
        return true;
      case 'stores':
        return scope.ids.some((id) => stores.includes(id));
      case 'group':
        return stores.some((id) => book.byId.get(id)?.group === scope.name);
    }
  };
  const [first, ...more] = overlapping(lines, after).filter(concerns);
  if (first === undefined) return null;
  const others = more.length === 0 ? '' : `, and ${more.length} more`;
  return (
    <p className="closure-effect" role="status">
      Closed then already: {describeStores(first, book)}, {formatStretch(first)}
      {first.reason === '' ? '' : ` (${first.reason})`}
      {others}. Time that closures share counts once.
    </p>
  );
}

const endsOf = ({ from, until }: ClosureLine) => ({ from, until });

export const scopeOf = ({ stores }: ClosureLine): ClosureChange['scope'] =>
  stores === 'every' ? { kind: 'every-store' } : { kind: 'stores', ids: stores };
