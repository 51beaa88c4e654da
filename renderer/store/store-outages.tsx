import type { StoreEvidence } from '../../preload/contract.ts';
import { formatExactly, type LocalClock } from './local-clock.ts';
import { BEGAN, describePolls, ENDED } from './outage-words.ts';

/** The outages of the store's week, in order of time. */
export function StoreOutages({
  evidence: { outages },
  clock,
}: {
  readonly evidence: StoreEvidence;
  readonly clock: LocalClock;
}) {
  if (outages.length === 0) return <p>No outage was observed in this week.</p>;
  return (
    <table className="store-table" aria-label="Outages of this store">
      <thead>
        <tr>
          <th scope="col">Started</th>
          <th scope="col">Ended</th>
          <th scope="col" className="is-number">
            Down
          </th>
          <th scope="col" className="is-number">
            At least – at most
          </th>
          <th scope="col">Seen by</th>
        </tr>
      </thead>
      <tbody>
        {outages.map(({ started, ended, began, endedBy, down, atLeast, atMost, unknown, polls }) => (
          <tr key={started}>
            <td>
              <span className="numbers">{clock.dayAndTime(started)}</span>
              <small>{BEGAN[began]}</small>
            </td>
            <td>
              <span className="numbers">{clock.dayAndTime(ended)}</span>
              <small>{ENDED[endedBy]}</small>
            </td>
            <td className="numbers is-number">{formatExactly(down)}</td>
            <td className="numbers is-number">
              {formatExactly(atLeast)} – {formatExactly(atMost)}
            </td>
            <td>
              {describePolls(polls)}
              {unknown > 0 ? <small>{formatExactly(unknown)} not observed</small> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
