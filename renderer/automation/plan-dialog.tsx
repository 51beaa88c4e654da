import '../components/dialog.css';
import { type ReactNode, useState } from 'react';
import type { AppError, FileToken } from '../../preload/contract.ts';
import { call } from '../bridge/bridge.ts';
import { Button } from '../components/button.tsx';
import { FormDialog } from '../components/form-dialog.tsx';
import { useSubmit } from '../components/use-submit.ts';
import { visibleText } from '../format/visible-text.ts';

/** A folder as the dialog knows it; without a token it is the one that is kept. */
export type ChosenFolder = { readonly token?: FileToken; readonly path: string };

/** Asks for what is to be done by itself; stays open with what is wrong with it until it is right, or is put away. */
export function PlanDialog({
  title,
  confirm,
  submit: ask,
  onClose,
  children,
}: {
  readonly title: string;
  readonly confirm: string;
  /** Answers what is wrong, or `undefined` once it is saved. */
  readonly submit: () => Promise<Pick<AppError, 'message'> | undefined>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const [refusal, setRefusal] = useState<string>();
  const { isBusy, submit } = useSubmit({ onClose, onRefused: ({ message }) => setRefusal(message) });
  return (
    <FormDialog title={title} onClose={onClose}>
      <div className="plan-form">
        {children}
        {refusal === undefined ? null : (
          <p className="field-error" role="alert">
            {refusal}
          </p>
        )}
      </div>
      <div className="actions">
        <Button onPress={onClose}>Cancel</Button>
        <Button look="primary" isDisabled={isBusy} onPress={() => void submit(ask)}>
          {confirm}
        </Button>
      </div>
    </FormDialog>
  );
}

export function FolderField({
  label,
  purpose,
  value,
  onChange,
}: {
  readonly label: string;
  readonly purpose: 'watch' | 'reports';
  readonly value: ChosenFolder | undefined;
  readonly onChange: (folder: ChosenFolder) => void;
}) {
  const choose = async () => {
    const answer = await call('chooseAutomationFolder', purpose);
    if (answer.ok && answer.value !== undefined) onChange(answer.value);
  };
  return (
    <div className="field">
      <span className="field-label">{label}</span>
      <div className="plan-folder">
        <span className={value === undefined ? 'hint' : 'path'}>
          {value === undefined ? 'None chosen yet' : visibleText(value.path)}
        </span>
        <Button onPress={() => void choose()}>Choose a folder…</Button>
      </div>
    </div>
  );
}
