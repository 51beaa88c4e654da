import type { ToldEvent } from '../../../../preload/contract.ts';
import type { Scope } from '../scope.ts';

/** A shared event, and how many of the stores that the Overview tells of were in it. */
export type EventOf<E> = { readonly event: E; readonly hit: number };

/** The events that stores were in of which the Overview tells, those of most of these first; of all stores as they come. */
export function eventsOf<E extends Pick<ToldEvent, 'stores'>>(
  events: readonly E[],
  { name, isIn }: Pick<Scope, 'name' | 'isIn'>,
): readonly EventOf<E>[] {
  if (name === undefined) return events.map((event) => ({ event, hit: event.stores.length }));
  return events
    .map((event) => ({ event, hit: event.stores.filter(isIn).length }))
    .filter(({ hit }) => hit > 0)
    .sort((a, b) => b.hit - a.hit);
}
