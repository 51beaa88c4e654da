import './dialog.css';
import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from './button.tsx';
import { OnceButton } from './once-button.tsx';

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
  return (
    <ModalOverlay className="modal-overlay" isOpen isDismissable onOpenChange={onClose}>
      <Modal className="modal">
        <Dialog role="alertdialog" className="dialog">
          <Heading slot="title">{question}</Heading>
          {children}
          <div className="actions">
            <Button onPress={onClose}>Keep it</Button>
            <OnceButton look="danger" label={confirm} isDisabled={isDisabled} onPress={onConfirm} />
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
