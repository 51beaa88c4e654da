import type { StoreEvidence } from '../../preload/contract.ts';
import { formatExactly, type LocalClock } from './local-clock.ts';
import { BEGAN, describePolls, ENDED } from './outage-words.ts';

/** The outages of the store's week, in order of time; pressing one shows it in the timeline. */
export function StoreOutages({
  evidence: { outages },
  clock,
  onShow,
}: {
  readonly evidence: StoreEvidence;
  readonly clock: LocalClock;
  readonly onShow: (at: number) => void;
}) {
  if (outages.length === 0) return <p>No outage was observed in this week.</p>;
  return (
    <div className="store-scroll">
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
                <button
                  type="button"
                  className="link-button numbers"
                  title="Show in the timeline"
                  onClick={() => onShow(started)}
                >
                  {clock.dayAndTime(started)}
                </button>
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
                {polls === 1 ? <small>weak evidence</small> : null}
                {unknown > 0 ? <small>{formatExactly(unknown)} not observed</small> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
