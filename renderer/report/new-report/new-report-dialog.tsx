import '../../components/dialog.css';
import { useEffect, useRef } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { AsOf, Overview } from '../../../preload/contract.ts';
import { Button } from '../../components/button.tsx';
import { type Choice, Segmented } from '../../components/segmented.tsx';
import { METHODS } from '../../format/methods.ts';
import { usePreferences } from '../../workspace/preferences.ts';
import type { ReportRun } from '../shared/report-run.ts';
import { ChosenTime } from './chosen-time.tsx';
import { ReachField } from './reach-field.tsx';
import { refusalOf } from './refusal.ts';
import type { ReportForm } from './use-report-form.ts';

const AS_OF: readonly Choice<AsOf['kind']>[] = [
  { value: 'latest', label: 'Latest poll' },
  { value: 'now', label: 'Now' },
  { value: 'instant', label: 'Chosen time' },
];

/** Asks as of when a report is, how long a poll speaks for, and by which method its CSV counts. */
export function NewReportDialog({
  form,
  onChange,
  overview,
  run,
  onCreate,
  onClose,
}: {
  readonly form: ReportForm;
  readonly onChange: (part: Partial<ReportForm>) => void;
  readonly overview: Overview | undefined;
  readonly run: ReportRun;
  readonly onCreate: () => void;
  readonly onClose: () => void;
}) {
  const [{ method }, changePreferences] = usePreferences();
  const instantError = refusalOf(form, run, 'as-of');
  const instantInput = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (instantError !== undefined) instantInput.current?.focus();
  }, [instantError]);
  return (
    <ModalOverlay className="modal-overlay" isOpen isDismissable onOpenChange={onClose}>
      <Modal className="modal">
        <Dialog className="dialog new-report">
          <Heading slot="title">New report</Heading>
          <Segmented
            label="As of"
            choices={AS_OF}
            value={form.asOf}
            onChange={(asOf) => onChange({ asOf })}
          />
          {form.asOf === 'instant' ? (
            <ChosenTime
              value={form.instant}
              onChange={(instant) => onChange({ instant })}
              onSubmit={onCreate}
              overview={overview}
              error={instantError}
              inputRef={instantInput}
            />
          ) : null}
          <ReachField
            minutes={form.reachMinutes}
            onChange={(reachMinutes) => onChange({ reachMinutes })}
            onSubmit={onCreate}
            error={refusalOf(form, run, 'reach')}
          />
          <Segmented
            label="Method of the CSV"
            choices={METHODS}
            value={method}
            onChange={(chosen) => changePreferences({ method: chosen })}
          />
          <p className="hint">{METHODS.find(({ value }) => value === method)?.subtitle}</p>
          <div className="actions">
            <Button look="quiet" onPress={onClose}>
              Cancel
            </Button>
            <Button look="primary" autoFocus onPress={onCreate}>
              Create report
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
