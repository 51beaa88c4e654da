import './notice.css';
import { formatCount } from '../format/numbers.ts';
import { Button } from './button.tsx';
import { Progress } from './progress.tsx';
import type { PackSaving } from './use-save.ts';

/** How far the files of a pack are written, with a way to stop it. */
export function SavingNotice({ saving: { progress, cancel } }: { readonly saving: PackSaving }) {
  const { done = 0, files = 0 } = progress ?? {};
  const label =
    progress === undefined
      ? 'Getting the pack ready'
      : `Writing the pack: file ${formatCount(Math.min(done + 1, files))} of ${formatCount(files)}`;
  return (
    <div className="saving-notice">
      <Progress label={label} share={progress === undefined ? undefined : done / files} />
      <Button onPress={cancel}>Cancel</Button>
    </div>
  );
}
