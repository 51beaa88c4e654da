import type { ReportTable } from '../../../preload/contract.ts';
import { LEADING_METHOD } from '../../format/methods.ts';
import type { Held } from '../../trend/change-sentence.ts';
import { timeOf } from '../../trend/week-numbers.ts';
import { visitOutages } from '../shared/outages.ts';
import { type ToldEvent, toldEvents } from '../shared/told-events.ts';
import type { Scope } from './scope.ts';

/** Of the downtime of the week, and of what is more than at the uptime of the week before. */
const MUCH = 0.25;
const MOST = 0.5;

/**
 * The shared event that much of the week's downtime fell in, and most of what is more than in the week before; `undefined`
 * where there is none, or the week is no worse.
 */
export function fellTogether(
  table: ReportTable,
  scope: Scope,
  held: Held | undefined,
): ToldEvent | undefined {
  const sure = table.details?.sure;
  if (sure === undefined || held === undefined) return undefined;
  const [up, down] = [
    timeOf(scope.rollUp, LEADING_METHOD, 'up', 'week'),
    timeOf(scope.rollUp, LEADING_METHOD, 'down', 'week'),
  ];
  const more = ((held.before.uptime - held.now.uptime) / 100) * (up + down);
  if (!(more > 0)) return undefined;
  const enough = Math.max(MUCH * down, MOST * more);
  return toldEvents(sure.events, table.stores.length).find(
    // So many stores in so much time cannot have more.
    (event) =>
      event.stores.length * (event.to - event.from) >= enough &&
      downIn(table, scope, event, sure.outages.shared) >= enough,
  );
}

/** Down time of these stores that is shared, at most as much of each outage as lies in the event. */
function downIn({ details }: ReportTable, { isIn }: Scope, event: ToldEvent, shared: Float64Array): number {
  const outages = details?.outages;
  if (outages === undefined) return 0;
  const hit = new Set(event.stores);
  let time = 0;
  visitOutages(
    outages,
    (store) => hit.has(store) && isIn(store),
    (place) => {
      const [from = 0, to = 0] = [outages.started[place], outages.ended[place]];
      const within = Math.min(to, event.to) - Math.max(from, event.from);
      time += Math.max(0, Math.min(shared[place] ?? 0, within));
    },
  );
  return time;
}
