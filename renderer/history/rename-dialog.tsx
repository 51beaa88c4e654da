import '../components/dialog.css';
import { useEffect, useRef, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { type AppError, LABEL_LENGTH, type ReportRecord } from '../../preload/contract.ts';
import { call } from '../bridge/bridge.ts';
import { Button } from '../components/button.tsx';
import { TextField } from '../components/fields.tsx';
import { refusalOf, useSubmit } from '../components/use-submit.ts';

/** Asks what to call a report. */
export function RenameDialog({
  record,
  onClose,
}: {
  readonly record: ReportRecord;
  readonly onClose: () => void;
}) {
  const [label, setLabel] = useState(record.label);
  const [problem, setProblem] = useState<Pick<AppError, 'message'>>();
  const { isBusy, submit } = useSubmit({ onClose, onRefused: setProblem });
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), []);

  const save = () => submit(async () => refusalOf(await call('renameReport', { id: record.id, label })));

  const isTooLong = label.length > LABEL_LENGTH;
  return (
    <ModalOverlay
      className="modal-overlay"
      isDismissable
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className="modal">
        <Dialog className="dialog">
          <Heading slot="title">Label this report</Heading>
          <TextField
            label="Label"
            value={label}
            onChange={setLabel}
            onSubmit={() => void save()}
            error={isTooLong ? `At most ${LABEL_LENGTH} characters.` : problem?.message}
            placeholder="Before the holidays"
            inputRef={input}
          />
          <p className="hint">Reports with a label are kept until you delete them.</p>
          <div className="actions">
            <Button onPress={onClose}>Cancel</Button>
            <Button look="primary" isDisabled={isTooLong || isBusy} onPress={() => void save()}>
              Save label
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
