import '../../components/dialog.css';
import './meanings.css';
import { Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { PeriodName, ReportTable } from '../../../preload/contract.ts';
import { Button } from '../../components/button.tsx';
import { Meanings } from '../../components/meanings.tsx';
import { formatDuration } from '../../format/times.ts';
import { inWindow, windowWords } from '../../format/windows.ts';
import { longestOf } from '../shared/report-numbers.ts';
import { type WorkedExample, workedExample } from './worked-example.ts';

/** What the words and numbers of a report mean, worked out on a store of it. */
export function MeaningsButton({ table }: { readonly table: ReportTable }) {
  return (
    <DialogTrigger>
      <Button look="quiet" icon="help">
        What do these mean?
      </Button>
      <ModalOverlay className="modal-overlay" isDismissable>
        <Modal className="modal meanings-modal">
          <Dialog className="dialog meanings">
            {({ close }) => (
              <>
                <Heading slot="title">What the numbers mean</Heading>
                <Meanings reach={`${formatDuration(table.record.reach)} in this report`} />
                <Example example={workedExample(table)} window={longestOf(table)} />
                <div className="actions">
                  <Button look="primary" onPress={close}>
                    Close
                  </Button>
                </div>
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}

function Example({
  example,
  window,
}: {
  readonly example: WorkedExample | undefined;
  readonly window: PeriodName;
}) {
  if (example === undefined) return <p>No store of this report was observed {inWindow(window)}.</p>;
  const { store, polls, hours } = example;
  return (
    <section aria-label="Worked example" className="worked-example numbers">
      <h3>
        From your report: store {store}, {windowWords(window)}
      </h3>
      <p>
        <strong>Poll count.</strong> {polls.up} polls found it up and {polls.down} found it down while it was
        open. Uptime is {polls.up} ÷ ({polls.up} + {polls.down}) = <strong>{polls.uptime}%</strong>.
      </p>
      <p>
        <strong>Interpolated.</strong> Of {hours.open} hours open it was up for {hours.up} and down for{' '}
        {hours.down}; {hours.unknown} were not observed. Uptime is {hours.up} ÷ ({hours.up} + {hours.down}) ={' '}
        <strong>{hours.uptime}%</strong>.
      </p>
      <p>Open the store from the table to see which polls lead to each of its numbers.</p>
    </section>
  );
}
