import type { CopyProgress } from '../../../preload/contract.ts';
import { Button } from '../../components/button.tsx';
import { Progress } from '../../components/progress.tsx';
import { useCopyProgress } from './use-copy-progress.ts';

/** Stands below what began a copy for as long as that goes on. */
export function CopyRunning({
  what,
  onCancel,
}: {
  readonly what: CopyProgress['what'];
  readonly onCancel: () => void;
}) {
  const { label, share } = useCopyProgress(what);
  return (
    <div className="copy-running">
      <Progress label={label} share={share} />
      <Button onPress={onCancel}>Cancel</Button>
    </div>
  );
}
