import * as v from 'valibot';
import type { Sort } from './grid-column.ts';

/** A sort that was remembered; whether its column is still there is asked where it is used. */
export const SortSchema: v.GenericSchema<unknown, Sort> = v.object({
  column: v.string(),
  direction: v.picklist(['ascending', 'descending']),
  apartLast: v.exactOptional(v.literal(true)),
});
