import type { StoreEvidence } from '../../preload/contract.ts';
import { useDataTimes } from '../format/clock-context.ts';
import type { PageClock } from '../format/local-clock.ts';
import { periodName } from '../format/periods.ts';
import { visibleText } from '../format/visible-text.ts';

/** Which store it is, of which time, and by which clock its page tells times. */
export function StoreAbout({
  evidence,
  clock,
  isPeriodSaid = false,
}: {
  readonly evidence: StoreEvidence;
  readonly clock: PageClock;
  /** Above it stands of which time the page is. */
  readonly isPeriodSaid?: boolean;
}) {
  const times = useDataTimes();
  const { store, name, group, zone, zoneIsAssumed, asOf, period } = evidence;
  const at = times.instantOf(zone, asOf);
  return (
    <>
      {name === undefined ? null : <>Store {visibleText(store)} · </>}
      {group === undefined ? null : <>{visibleText(group)} · </>}
      {isPeriodSaid ? null : (
        <>
          <strong>
            {period === undefined ? `Week to ${at}` : periodName(period, (end) => times.instantOf(zone, end))}
          </strong>
          {' · '}
        </>
      )}
      {period === undefined ? null : `as of ${at} · `}Times on this page are {clock.name}
      {times.chosen === 'store' ? '' : `; the store is in ${zone}`}
      {zoneIsAssumed ? ' (assumed: no file names its time zone)' : ''}
    </>
  );
}
