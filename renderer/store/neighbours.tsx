import { IconButton } from '../components/button.tsx';
import { formatCount } from '../format/numbers.ts';

/** The stores before and after one in the list that it was opened from. */
export type Neighbours = {
  readonly place: number;
  readonly count: number;
  readonly previous: string | undefined;
  readonly next: string | undefined;
};

/** `undefined` where a store was not opened from a list, or from one that it is alone in. */
export function neighboursOf(store: string, among: readonly string[]): Neighbours | undefined {
  const place = among.indexOf(store);
  if (place < 0 || among.length < 2) return undefined;
  return { place, count: among.length, previous: among[place - 1], next: among[place + 1] };
}

/** Leads to the neighbours of a store in the list that it was opened from, and says which of how many it is there. */
export function NeighbourButtons({
  neighbours: { place, count, previous, next },
  isOfOther,
  onGo,
}: {
  readonly neighbours: Neighbours;
  /** The list is of another time than the page, and so are the place in it and how many it has. */
  readonly isOfOther: boolean;
  readonly onGo: (store: string) => void;
}) {
  return (
    <nav className="store-neighbours" aria-label="Stores of the list">
      <IconButton
        icon="left"
        label="Previous store"
        aria-keyshortcuts="Alt+ArrowUp"
        isDisabled={previous === undefined}
        onPress={() => onGo(previous ?? '')}
      />
      {isOfOther ? null : (
        <span className="numbers">
          {formatCount(place + 1)} of {formatCount(count)}
        </span>
      )}
      <IconButton
        icon="right"
        label="Next store"
        aria-keyshortcuts="Alt+ArrowDown"
        isDisabled={next === undefined}
        onPress={() => onGo(next ?? '')}
      />
    </nav>
  );
}
