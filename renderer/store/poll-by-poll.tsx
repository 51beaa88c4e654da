import '../table/plain-table.css';
import type { Method, PeriodName, StoreEvidence } from '../../preload/contract.ts';
import { differenceWriter, formatDifference, formatSpan, spanWriter } from '../format/lengths.ts';
import type { LocalClock } from '../format/local-clock.ts';
import { windowWords } from '../format/windows.ts';
import { LengthCell } from '../table/length-cell.tsx';
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
  const shares = pollShares(evidence, window);
  const write = spanWriter(Math.max(0, ...shares.flatMap(({ counted, speaks }) => [counted, speaks])));
  const differ = differenceWriter(
    Math.max(0, ...shares.map(({ counted, speaks }) => Math.abs(speaks - counted))),
  );
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
            {shares.map(({ at, active, counted, notCounted, speaks, from, to }) => (
              <tr key={at}>
                <td className="numbers" title={clock.exactly.dayAndTime(at)}>
                  {clock.dayAndTime(at)}
                </td>
                <td>{active ? 'active' : 'inactive'}</td>
                <LengthCell length={counted} write={write}>
                  {notCounted === undefined ? null : <small>{notCounted}</small>}
                </LengthCell>
                <LengthCell length={speaks} write={write}>
                  {speaks > 0 ? <small>{clock.span(from, to)}</small> : null}
                </LengthCell>
                <DifferenceCell difference={speaks - counted} write={differ} />
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
  const difference = by('interpolated') - by('poll-count');
  return (
    <tr>
      <th scope="row" colSpan={2}>
        {label}, {windowWords(window)}
      </th>
      <LengthCell length={by('poll-count')} write={formatSpan} />
      <LengthCell length={by('interpolated')} write={formatSpan} />
      <DifferenceCell difference={difference} write={differenceWriter(Math.abs(difference))} />
    </tr>
  );
}

function DifferenceCell({
  difference,
  write,
}: {
  readonly difference: number;
  readonly write: (difference: number) => string;
}) {
  return (
    <td className="numbers is-number" title={formatDifference(difference)}>
      {write(difference)}
    </td>
  );
}
