import type { StoreEvidence, WindowName } from '../../preload/contract.ts';
import { formatExactly, type LocalClock } from './local-clock.ts';

type Poll = StoreEvidence['polls'][number];

const COUNTED_AS: Readonly<Record<Exclude<Poll['shares']['week']['kind'], 'counted'>, string>> = {
  'before-window': 'before the window',
  'outside-hours': 'outside business hours',
  'window-closed': 'closed at this time of day',
  'not-the-earliest': 'not the earliest of the hour',
};

/** What each poll counts for by the one method and speaks for by the other: where the two differ, and why. */
export function PollByPoll({
  evidence: { polls, stretches },
  window,
  clock,
}: {
  readonly evidence: StoreEvidence;
  readonly window: WindowName;
  readonly clock: LocalClock;
}) {
  const spokenFor = new Map(
    stretches.flatMap((stretch) => (stretch.state === 'unknown' ? [] : [[stretch.poll, stretch] as const])),
  );
  const rows = polls.flatMap(({ at, active, shares }, place) => {
    const share = shares[window];
    const stretch = spokenFor.get(place);
    const speaks = stretch?.times[window] ?? 0;
    if (share.kind === 'before-window' && speaks === 0) return [];
    const counts = share.kind === 'counted' ? formatExactly(share.time) : COUNTED_AS[share.kind];
    return [{ at, active, counts, speaks }];
  });
  return (
    <table className="store-table" aria-label="Poll by poll">
      <thead>
        <tr>
          <th scope="col">Poll</th>
          <th scope="col">Status</th>
          <th scope="col">Poll count</th>
          <th scope="col">Interpolated</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ at, active, counts, speaks }) => (
          <tr key={at}>
            <td className="numbers">{clock.dayAndTime(at)}</td>
            <td>{active ? 'active' : 'inactive'}</td>
            <td className="numbers">{counts}</td>
            <td className="numbers">{speaks > 0 ? formatExactly(speaks) : 'nothing'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
