/**
 * How a store stands (SPEC §16), added up: never online in the week or the period; and what periods do not tell, open at
 * as-of, or closed then and down when it closed.
 */
export const STANDING_FLAGS = { neverOnline: 1, open: 2, downAtClosing: 4 } as const;

/** For each store its STANDING_FLAGS; not in reports from before they were kept. */
type Kept = { readonly standing: readonly number[] | undefined };

/** Whether a store was never online; of reports from before that was kept, no store was. */
export const neverOnlineTest =
  ({ standing }: Kept) =>
  (store: number): boolean =>
    ((standing?.[store] ?? 0) & STANDING_FLAGS.neverOnline) !== 0;

/** Whether a store is closed at as-of and was down when it closed; of reports from before that was kept, no store was. */
export const downAtClosingTest =
  ({ standing }: Kept) =>
  (store: number): boolean =>
    ((standing?.[store] ?? 0) & STANDING_FLAGS.downAtClosing) !== 0;

/** Whether a store was open at as-of; `undefined` where the report does not tell. */
export const openTest = ({ standing }: Kept): ((store: number) => boolean) | undefined =>
  standing && ((store) => ((standing[store] ?? 0) & STANDING_FLAGS.open) !== 0);
