import { LEADING_METHOD } from '../../format/methods.ts';
import type { StoreColumn } from './columns.ts';

/** Which columns the table of stores shows by itself, as far as they have room; those of poll count because they were asked for. */
export function storesNeed(columns: readonly StoreColumn[]) {
  const numbers = columns.filter((column) => column.kind === 'number');
  const [leading] = numbers;
  const window = leading?.window ?? 'week';
  return {
    first: ['store', `down-${window}`, `uptime-${window}`, 'strip'],
    next: [
      ...[`outages-${window}`, `longest-outage-${window}`, 'group'],
      ...[`lost-sales-${window}`, `likely-${window}`, 'id'],
    ],
    asked: numbers.filter(({ method }) => method !== LEADING_METHOD).map(({ key }) => key),
  };
}
