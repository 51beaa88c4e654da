import './notice.css';
import { formatCount } from '../format/numbers.ts';
import { Button, IconButton } from './button.tsx';
import { ErrorNotice } from './error-notice.tsx';
import { Progress } from './progress.tsx';
import { SavedNotice } from './saved-notice.tsx';
import type { HandOver, Writing } from './use-save.ts';

/** What became of what was handed over: how far it is, where it is, or why it is not. */
export function SavingNotice({ handOver: { saving, dismiss } }: { readonly handOver: HandOver }) {
  switch (saving.kind) {
    case 'none':
      return null;
    case 'writing':
      return <WritingNotice writing={saving} />;
    case 'stopped':
      return (
        <div className="saved-notice">
          <p>{saving.words}</p>
          <IconButton icon="close" label="Dismiss" onPress={dismiss} />
        </div>
      );
    case 'saved':
      return <SavedNotice saved={saving} onDismiss={dismiss} />;
    case 'failed':
      return <ErrorNotice problem={saving.problem} onDismiss={dismiss} />;
  }
}

/** How far it is, with a way to stop it. */
function WritingNotice({ writing: { what, progress, cancel } }: { readonly writing: Writing }) {
  const { done = 0, files = 0 } = progress ?? {};
  const label =
    progress === undefined
      ? WORDS[what]
      : `Writing the pack: file ${formatCount(Math.min(done + 1, files))} of ${formatCount(files)}`;
  return (
    <div className="saving-notice">
      <Progress label={label} share={progress === undefined ? undefined : done / files} />
      <Button onPress={cancel}>Cancel</Button>
    </div>
  );
}

const WORDS: Readonly<Record<Writing['what'], string>> = {
  file: 'Writing the file',
  pack: 'Getting the pack ready',
  pages: 'Getting the pages ready',
};
