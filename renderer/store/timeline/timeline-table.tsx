import '../../table/plain-table.css';
import type { StoreEvidence } from '../../../preload/contract.ts';
import { spanWriter } from '../../format/lengths.ts';
import type { LocalClock } from '../../format/local-clock.ts';
import { LengthCell } from '../../table/length-cell.tsx';
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
  const items = itemsOf(evidence, clock);
  const write = spanWriter(Math.max(0, ...items.map(({ from, to }) => to - from)));
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
          {items.map(({ key, from, to, what }) => (
            <tr key={key}>
              <td className="numbers" title={clock.exactly.dayAndTime(from)}>
                {clock.dayAndTime(from)}
              </td>
              {to > from ? <LengthCell length={to - from} write={write} /> : <td />}
              <td>{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
