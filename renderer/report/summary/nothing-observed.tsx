import './nothing-observed.css';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { useDataTimes } from '../../format/clock-context.ts';
import type { WindowFacts } from './window-facts.ts';

/** Says that nothing was observed in the week, or in a shorter window, so that no one reads an empty report as good news. */
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
  const times = useDataTimes();
  const widest = facts.findLast(({ observation }) => observation === 'not-observed');
  if (widest === undefined) return null;
  const isOfLatest = widest.window !== 'period' && asOf === newestPoll;
  return (
    <section className="nothing-observed" aria-label="Nothing was observed">
      <Icon name="alert" />
      <p>
        <strong>Nothing was observed {nothingIn(widest.window, times.instant(asOf))}.</strong>{' '}
        {reason(widest.window === 'period' ? undefined : asOf, newestPoll, times.instant)} That a store is not
        shown as down does not mean that it was up.
      </p>
      {newestPoll === undefined || isOfLatest ? null : (
        <Button onPress={onCreateAsOfLatest}>As of latest poll</Button>
      )}
    </section>
  );
}

const nothingIn = (window: WindowFacts['window'], asOf: string): string =>
  window === 'period' ? 'in this period' : `in the last ${window} before ${asOf}`;

/** `asOf` is where the time ends; of a period, which may lie anywhere, `undefined`. */
function reason(
  asOf: number | undefined,
  newestPoll: number | undefined,
  instant: (at: number) => string,
): string {
  if (newestPoll === undefined) return 'There are no polls.';
  return asOf === undefined || newestPoll > asOf
    ? `There are polls up to ${instant(newestPoll)}, but none for that time.`
    : newestPoll === asOf
      ? 'No store that was open then was polled.'
      : `The newest poll is of ${instant(newestPoll)}.`;
}
