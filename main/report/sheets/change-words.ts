import { isRarelyObserved } from '../clarity.ts';
import type { Change } from '../sure/change.ts';

/** How a place says numbers: "412 stores", a share from 0 to 1 as percent, and points of percent with two decimals. */
type Saying = {
  readonly counted: (value: number, one: string) => string;
  readonly share: (share: number) => string;
  readonly points: (size: number) => string;
};

/** Whether uptime changed from the week before by more than chance. */
export function changeInWords(
  { change, verdict, stores, observed: { before, now } }: Change,
  { counted, share, points }: Saying,
): string {
  if (isRarelyObserved(Math.min(before, now))) {
    return `Too little was observed to tell a change of uptime: ${share(before)} in the week before, ${share(now)} in this one.`;
  }
  const size = `${points(Math.abs(change) * 100)} points`;
  switch (verdict) {
    case 'likely':
      return `Uptime is likely ${change > 0 ? 'better' : 'worse'} than in the week before, by ${size} (${counted(stores, 'store')}).`;
    case 'days-run-on':
      return `Uptime is ${size} ${change > 0 ? 'above' : 'below'} the week before. That is not called likely: days differ, and a bad day may last into the next.`;
    case 'unclear':
      return 'No clear change of uptime from the week before: it is no more than chance brings.';
  }
}
