import type { ComparedMeasure } from '../../../preload/contract.ts';
import { sidesOf } from '../../../preload/sheets.ts';
import type { ComparisonColumn } from './comparison-columns.ts';

/** The change before the numbers that it is between. */
const sides = (measure: ComparedMeasure) =>
  sidesOf(measure)
    .map((side) => `${measure}-${side}`)
    .toReversed();

/** Which columns a comparison shows by itself, as far as they have room: what is asked first, then whole names, then the rest. */
export function comparisonNeed(columns: readonly ComparisonColumn[]) {
  const hasSameHours = columns.some((column) => column.kind === 'number' && column.measure === 'same-hours');
  return {
    first: ['store', ...sides(hasSameHours ? 'same-hours' : 'down')],
    next: [
      ...['presence', 'differs'],
      ...(hasSameHours ? sides('down') : sides('uptime')),
      ...[...sides('observed'), ...sides('up'), ...sides('unknown'), 'group', 'id'],
    ],
  };
}
