import '../../components/dialog.css';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from '../../components/button.tsx';
import { useDataTimes } from '../../format/clock-context.ts';
import { formatCount } from '../../format/numbers.ts';
import type { ChosenBackup, Restore } from './use-restore.ts';

/** Shows what is in the backup that was chosen, and asks whether it is to take the place of the present data. */
export function RestoreDialog({ restore: { step, confirm, drop } }: { readonly restore: Restore }) {
  if (step.name !== 'asking') return null;
  return (
    <ModalOverlay className="modal-overlay" isOpen isDismissable onOpenChange={drop}>
      <Modal className="modal">
        <Dialog role="alertdialog" className="dialog">
          <Heading slot="title">Restore this backup?</Heading>
          <p className="path">{step.backup.name}</p>
          <Contents backup={step.backup} />
          <p>
            It was checked and is whole. It takes the place of the present data, which are kept beside it
            until you delete them.
          </p>
          <div className="actions">
            <Button onPress={drop}>Keep the present data</Button>
            <Button look="primary" onPress={confirm}>
              Restore it
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Contents({ backup }: { readonly backup: ChosenBackup }) {
  const { instant } = useDataTimes();
  const { stores, polls, newestPoll, reports, appVersion } = backup;
  const rows = [
    ['Stores', formatCount(stores)],
    ['Polls', formatCount(polls)],
    ['Newest poll', newestPoll === undefined ? 'None' : instant(newestPoll)],
    ['Reports', formatCount(reports)],
    ['Last used with', appVersion === undefined ? 'An earlier version' : `Store Monitor ${appVersion}`],
  ] as const;
  return (
    <dl className="backup-contents">
      {rows.map(([term, text]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd className="numbers">{text}</dd>
        </div>
      ))}
    </dl>
  );
}
