/**
 * Keeps the first so many of the places that it is offered, in order: of a hundred thousand outages the longest eight, in a
 * pass, without putting all of them in order. Equals stay as they came.
 */
export function createLeading(most: number, isBefore: (place: number, other: number) => boolean) {
  const places: number[] = [];
  const offer = (place: number): void => {
    const last = places[most - 1];
    if (last !== undefined && !isBefore(place, last)) return;
    const at = places.findIndex((other) => isBefore(place, other));
    places.splice(at < 0 ? places.length : at, 0, place);
    if (places.length > most) places.pop();
  };
  return { places: places as readonly number[], offer };
}
