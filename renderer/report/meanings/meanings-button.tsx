import '../../components/dialog.css';
import './meanings.css';
import { Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { ReportTable } from '../../../preload/contract.ts';
import { Button } from '../../components/button.tsx';
import { formatDuration } from '../../format/times.ts';
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
                <Words reach={formatDuration(table.record.reach)} />
                <Example example={workedExample(table)} />
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

function Words({ reach }: { readonly reach: string }) {
  return (
    <dl>
      <dt>Up, Down</dt>
      <dd>Business time in which polls found the store online, and in which they did not.</dd>
      <dt>Not observed</dt>
      <dd>Business time that no poll speaks for. It counts neither as up nor as down.</dd>
      <dt>Uptime</dt>
      <dd>Up ÷ (up + down). “–” where nothing is known, and never 100% while there was downtime.</dd>
      <dt>Poll count</dt>
      <dd>
        Each poll taken during business hours counts as one hour. Simple, but it counts polls: a store polled
        twice an hour seems to have twice the hours. For the last hour, the earliest poll decides all 60
        minutes.
      </dd>
      <dt>Closed at this time of day</dt>
      <dd>
        Poll count leaves a window out where the store is closed at the time of day that the report is made
        for.
      </dd>
      <dt>Interpolated</dt>
      <dd>
        The time between polls, estimated: each moment is as the nearest poll of the same opening found the
        store, but no more than {reach} away from it. A change between two polls falls midway.
      </dd>
    </dl>
  );
}

function Example({ example }: { readonly example: WorkedExample | undefined }) {
  if (example === undefined) return <p>No store of this report was observed in its week.</p>;
  const { store, polls, hours } = example;
  return (
    <section aria-label="Worked example" className="worked-example numbers">
      <h3>From your report: store {store}, last week</h3>
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
