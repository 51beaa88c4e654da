import { formatCount } from '../format/numbers.ts';
import { Button } from './button.tsx';

/** Saves what is shown, where that is not all: the button that saves all stays beside it. */
export function SaveThese({
  rows,
  all,
  onSave,
}: {
  /** The places of what is shown, in order. */
  readonly rows: Uint32Array;
  readonly all: number;
  readonly onSave: (rows: readonly number[]) => void;
}) {
  if (rows.length === all || rows.length === 0) return null;
  return (
    <Button look="quiet" onPress={() => onSave([...rows])}>
      Save these {formatCount(rows.length)}…
    </Button>
  );
}
