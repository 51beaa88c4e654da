import './nothing-observed.css';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { formatInstant } from '../../format/times.ts';
import type { WindowFacts } from './window-facts.ts';

/** Says of a report without any observation, in its week or in a shorter window, that it is none of an all-clear. */
export function NothingObserved({
  asOf,
  facts,
  newestPoll,
  onCreateAsOfLatest,
}: {
  readonly asOf: number;
  readonly facts: readonly WindowFacts[];
  readonly newestPoll: number | undefined;
  readonly onCreateAsOfLatest: () => void;
}) {
  const widest = facts.findLast(({ observation }) => observation === 'not-observed');
  if (widest === undefined) return null;
  return (
    <section className="nothing-observed" aria-label="Nothing was observed">
      <Icon name="alert" />
      <p>
        <strong>
          Nothing was observed in the last {widest.window} before {formatInstant(asOf)}.
        </strong>{' '}
        {reason(asOf, newestPoll)} That a store is not shown as down does not mean that it was up.
      </p>
      {newestPoll === undefined ? null : <Button onPress={onCreateAsOfLatest}>As of latest poll</Button>}
    </section>
  );
}

function reason(asOf: number, newestPoll: number | undefined): string {
  if (newestPoll === undefined) return 'There are no polls.';
  return newestPoll > asOf
    ? `There are polls up to ${formatInstant(newestPoll)}, but none for that time.`
    : `The newest poll is of ${formatInstant(newestPoll)}.`;
}
