import type { Deed } from '../../preload/contract.ts';
import { Button } from '../components/button.tsx';
import { visibleText } from '../format/visible-text.ts';

/** Leads from what came of a file to its rejected rows, where it has any. */
export function RejectedButton({
  deed: { rejectedIn, name },
  onShow,
}: {
  readonly deed: Pick<Deed, 'rejectedIn' | 'name'>;
  readonly onShow: (importId: number) => void;
}) {
  if (rejectedIn === undefined) return null;
  return (
    <Button
      look="quiet"
      aria-label={`Rejected rows of ${visibleText(name)}`}
      onPress={() => onShow(rejectedIn)}
    >
      Rejected rows
    </Button>
  );
}
