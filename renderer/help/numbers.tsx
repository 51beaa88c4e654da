import { REACH_MINUTES } from '../../preload/contract.ts';
import { Meanings } from '../components/meanings.tsx';
import { formatDuration, MINUTE } from '../format/times.ts';

/** What a report looks at, and what its words and numbers mean. */
export function Numbers() {
  return (
    <section className="section help-text" aria-labelledby="numbers-heading">
      <h2 id="numbers-heading" tabIndex={-1}>
        What the numbers mean
      </h2>
      <p>
        A report looks back one hour, one day and one week from its “as of”, or tells of a period: the days
        that you choose. It looks only at the time in which a store was open. A store without business hours
        counts as open around the clock; one without a time zone as in America/Chicago.
      </p>
      <Meanings reach={`${formatDuration(REACH_MINUTES.usual * MINUTE)}, unless you choose otherwise`} />
    </section>
  );
}
