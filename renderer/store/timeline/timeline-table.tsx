import '../../table/plain-table.css';
import type { StoreEvidence } from '../../../preload/contract.ts';
import type { LocalClock } from '../../format/local-clock.ts';
import { formatExactly } from '../../format/local-clock.ts';
import { ScrollRegion } from '../../table/scroll-region.tsx';
import { itemsOf } from './items.ts';

/** What the timeline shows, as a table: the same stretches and polls, in order of time. */
export function TimelineTable({
  evidence,
  clock,
}: {
  readonly evidence: StoreEvidence;
  readonly clock: LocalClock;
}) {
  return (
    <ScrollRegion label="Timeline as a table, to scroll">
      <table className="plain-table" aria-label="Timeline as a table">
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">Length</th>
            <th scope="col">What</th>
          </tr>
        </thead>
        <tbody>
          {itemsOf(evidence, clock).map(({ key, from, to, what }) => (
            <tr key={key}>
              <td className="numbers">{clock.dayAndTime(from)}</td>
              <td className="numbers is-number">{to > from ? formatExactly(to - from) : ''}</td>
              <td>{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
