import { formatCounted } from '../format/numbers.ts';
import { Button } from './button.tsx';

/** Saves all that a table could show, and says how much that is. */
export function SaveAll({
  all,
  one,
  onSave,
}: {
  readonly all: number;
  /** What each row is: “store”. */
  readonly one: string;
  readonly onSave: () => void;
}) {
  return (
    <Button onPress={onSave}>
      {all === 1 ? `Save the one ${one}…` : `Save all ${formatCounted(all, one)}…`}
    </Button>
  );
}

/** Saves what is shown, where that is not all: the button that saves all stays beside it. */
export function SaveThese({
  rows,
  all,
  one,
  onSave,
}: {
  /** The places of what is shown, in order. */
  readonly rows: Uint32Array;
  readonly all: number;
  readonly one: string;
  readonly onSave: (rows: readonly number[]) => void;
}) {
  if (rows.length === all || rows.length === 0) return null;
  return (
    <Button onPress={() => onSave([...rows])}>
      {rows.length === 1 ? `Save this ${one}…` : `Save these ${formatCounted(rows.length, one)}…`}
    </Button>
  );
}
