import '../table/plain-table.css';
import type { Method, PeriodName, StoreEvidence } from '../../preload/contract.ts';
import { formatDifference, formatExactly, type LocalClock } from '../format/local-clock.ts';
import { windowWords } from '../format/windows.ts';
import { ScrollRegion } from '../table/scroll-region.tsx';
import { pollShares } from './poll-shares.ts';
import { numberOf } from './store-numbers.ts';

/** What each poll counts for by the one method and speaks for by the other: where the two differ, and why. */
export function PollByPoll({
  evidence,
  window,
  clock,
}: {
  readonly evidence: StoreEvidence;
  readonly window: PeriodName;
  readonly clock: LocalClock;
}) {
  return (
    <>
      <p className="arithmetic-note">
        Poll count gives every poll in business hours one hour. Interpolated gives it the business time that
        is nearer to it than to any other poll.
      </p>
      <ScrollRegion label="Poll by poll, to scroll">
        <table className="plain-table" aria-label="Poll by poll">
          <thead>
            <tr>
              <th scope="col">Poll</th>
              <th scope="col">Status</th>
              <th scope="col" className="is-number">
                Poll count
              </th>
              <th scope="col" className="is-number">
                Interpolated
              </th>
              <th scope="col" className="is-number">
                Difference
              </th>
            </tr>
          </thead>
          <tbody>
            {pollShares(evidence, window).map(({ at, active, counted, notCounted, speaks, from, to }) => (
              <tr key={at}>
                <td className="numbers">{clock.dayAndTime(at)}</td>
                <td>{active ? 'active' : 'inactive'}</td>
                <td className="numbers is-number">
                  {formatExactly(counted)}
                  {notCounted === undefined ? null : <small>{notCounted}</small>}
                </td>
                <td className="numbers is-number">
                  {formatExactly(speaks)}
                  {speaks > 0 ? <small>{clock.span(from, to)}</small> : null}
                </td>
                <td className="numbers is-number">{formatDifference(speaks - counted)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <Total evidence={evidence} window={window} measure="up" label="Up" />
            <Total evidence={evidence} window={window} measure="down" label="Down" />
          </tfoot>
        </table>
      </ScrollRegion>
    </>
  );
}

function Total({
  evidence,
  window,
  measure,
  label,
}: {
  readonly evidence: StoreEvidence;
  readonly window: PeriodName;
  readonly measure: 'up' | 'down';
  readonly label: string;
}) {
  const by = (method: Method) => numberOf(evidence, { method, measure, window });
  return (
    <tr>
      <th scope="row" colSpan={2}>
        {label}, {windowWords(window)}
      </th>
      <td className="numbers is-number">{formatExactly(by('poll-count'))}</td>
      <td className="numbers is-number">{formatExactly(by('interpolated'))}</td>
      <td className="numbers is-number">{formatDifference(by('interpolated') - by('poll-count'))}</td>
    </tr>
  );
}
