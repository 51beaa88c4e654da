import '../components/dialog.css';
import { Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from '../components/button.tsx';

/** “Import” while the sample is in: asks first, so that made-up stores do not end up among the person's own. */
export function ImportBesideSample({ onStart }: { readonly onStart: (sample: 'keep' | 'remove') => void }) {
  return (
    <DialogTrigger>
      <Button look="primary">Import</Button>
      <ModalOverlay className="modal-overlay" isDismissable>
        <Modal className="modal">
          <Dialog role="alertdialog" className="dialog">
            {({ close }) => {
              const start = (sample: 'keep' | 'remove') => () => {
                close();
                onStart(sample);
              };
              return (
                <>
                  <Heading slot="title">Remove the sample data first?</Heading>
                  <p>
                    The sample’s stores and polls are made up. Kept, they count in every report beside your
                    own. Removing them also removes the reports made from them.
                  </p>
                  <div className="actions">
                    <Button look="quiet" onPress={close}>
                      Cancel
                    </Button>
                    <Button onPress={start('keep')}>Keep it and import</Button>
                    <Button look="primary" autoFocus onPress={start('remove')}>
                      Remove it and import
                    </Button>
                  </div>
                </>
              );
            }}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}
