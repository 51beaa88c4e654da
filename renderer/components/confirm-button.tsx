import './dialog.css';
import { Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from './button.tsx';
import { OnceButton } from './once-button.tsx';

/** A button whose action is done only after a second word. */
export function ConfirmButton({
  label,
  about,
  question,
  consequence,
  confirm,
  onConfirm,
}: {
  readonly label: string;
  /** What it is about, for a screen reader, which hears the button apart from its row. */
  readonly about?: string;
  readonly question: string;
  readonly consequence: string;
  readonly confirm: string;
  readonly onConfirm: () => void;
}) {
  return (
    <DialogTrigger>
      <Button {...(about !== undefined && { 'aria-label': `${label} ${about}` })}>{label}</Button>
      <ModalOverlay className="modal-overlay" isDismissable>
        <Modal className="modal">
          <Dialog role="alertdialog" className="dialog">
            {({ close }) => (
              <>
                <Heading slot="title">{question}</Heading>
                <p>{consequence}</p>
                <div className="actions">
                  <Button onPress={close}>Keep it</Button>
                  <OnceButton
                    look="primary"
                    label={confirm}
                    onPress={() => {
                      close();
                      onConfirm();
                    }}
                  />
                </div>
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}
