import './dialog.css';
import { Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from './button.tsx';
import { useOnce } from './use-once.ts';

/** A button whose action is done only after a second word. */
export function ConfirmButton({
  label,
  question,
  consequence,
  confirm,
  onConfirm,
}: {
  readonly label: string;
  readonly question: string;
  readonly consequence: string;
  readonly confirm: string;
  readonly onConfirm: () => void;
}) {
  return (
    <DialogTrigger>
      <Button>{label}</Button>
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

/** Acts once for as long as it stands, however often it is pressed while its dialog fades. */
function OnceButton({ label, onPress }: { readonly label: string; readonly onPress: () => void }) {
  const { once } = useOnce();
  return (
    <Button
      look="primary"
      onPress={() =>
        void once(async () => {
          onPress();
          return 'done';
        })
      }
    >
      {label}
    </Button>
  );
}
