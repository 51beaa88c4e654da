/** What the screen before the person can hand over. */
export type Sharing = { readonly open: () => void; readonly print: () => void };

type Place = { readonly sharing: Sharing; readonly isVisible: () => boolean };

const places = new Set<Place>();

/** Says what can be handed over where it is visible; answers how to take that back. */
export function offerShare(place: Place): () => void {
  places.add(place);
  return () => void places.delete(place);
}

/** What the screen before the person can hand over; `undefined` where that is nothing. */
export const currentShare = (): Sharing | undefined =>
  [...places].findLast(({ isVisible }) => isVisible())?.sharing;
