import './hours-doubts.css';
import type { HoursDoubt } from '../../preload/contract.ts';
import { useQuery } from '../bridge/use-query.ts';
import { Icon } from '../components/icon.tsx';
import { groupDoubts, writeDays, writeHours } from '../format/hours-doubt-words.ts';
import { formatCounted } from '../format/numbers.ts';
import { formatDuration } from '../format/times.ts';

const KINDS: Readonly<Record<HoursDoubt['kind'], string>> = {
  'inactive-while-open': 'Counts as open, but every poll found it inactive',
  'active-while-closed': 'Counts as closed, but every poll found it active',
};

/** Hours that the store's polls contradict week after week, with the evidence; nothing where there are none. */
export function HoursDoubtsPanel({ report, store }: { readonly report: string; readonly store: string }) {
  const { result } = useQuery('hoursDoubts', { report, store });
  if (result?.ok !== true) return null;
  const { doubts, hardlyOpen } = result.value;
  if (doubts.length === 0 && hardlyOpen === undefined) return null;
  return (
    <section className="hours-doubts" aria-label="Hours look wrong?">
      <h3>
        <Icon name="alert" /> Hours look wrong?
      </h3>
      {hardlyOpen === undefined ? null : (
        <p>
          Counts as open for only {formatDuration(hardlyOpen)} of the week, while the polls find it active
          week after week outside of that.
        </p>
      )}
      {doubts.length === 0 ? null : (
        <p>Week after week the polls say otherwise than the hours in your file:</p>
      )}
      {groupDoubts(doubts).map(({ kind, ranges }) => (
        <div key={kind}>
          <h4>{KINDS[kind]}</h4>
          <ul>
            {ranges.map(({ days, start, end, polls, weeks, isLeast }) => (
              <li key={`${days.join()} ${start}`}>
                <strong>{writeDays(days)}</strong> <span className="numbers">{writeHours(start, end)}</span>{' '}
                <small>
                  {formatCounted(polls, 'poll')} over the last {weeks} weeks{isLeast ? ' or more' : ''}
                </small>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <p className="hours-doubts-what">
        Nothing was changed. If the hours are wrong, correct them in your business hours file and import it
        again; reports made before keep their numbers.
      </p>
    </section>
  );
}
