import './dialog.css';
import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from './button.tsx';
import { useOnce } from './use-once.ts';

/** Asks for a second word before something is deleted, and says what goes. */
export function AskDialog({
  question,
  children,
  confirm,
  isDisabled = false,
  onConfirm,
  onClose,
}: {
  readonly question: string;
  readonly children: ReactNode;
  readonly confirm: string;
  readonly isDisabled?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}) {
  const { once } = useOnce();
  const confirmOnce = () =>
    void once(async () => {
      onConfirm();
      return 'done';
    });
  return (
    <ModalOverlay className="modal-overlay" isOpen isDismissable onOpenChange={onClose}>
      <Modal className="modal">
        <Dialog role="alertdialog" className="dialog">
          <Heading slot="title">{question}</Heading>
          {children}
          <div className="actions">
            <Button onPress={onClose}>Keep it</Button>
            <Button look="danger" isDisabled={isDisabled} onPress={confirmOnce}>
              {confirm}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
