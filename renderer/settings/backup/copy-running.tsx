import type { CopyProgress } from '../../../preload/contract.ts';
import { call } from '../../bridge/bridge.ts';
import { Button } from '../../components/button.tsx';
import { Progress } from '../../components/progress.tsx';
import { useCopyProgress } from './use-copy-progress.ts';

/** Stands below what began a copy for as long as that goes on. */
export function CopyRunning({ what }: { readonly what: CopyProgress['what'] }) {
  const { label, share } = useCopyProgress(what);
  return (
    <div className="copy-running">
      <Progress label={label} share={share} />
      <Button onPress={() => void call('cancelCopy')}>Cancel</Button>
    </div>
  );
}
