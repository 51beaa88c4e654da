import './notice.css';
import { useLayoutEffect, useRef, useState } from 'react';
import { formatCount } from '../format/numbers.ts';
import { Button, IconButton } from './button.tsx';
import { ErrorNotice } from './error-notice.tsx';
import { Progress } from './progress.tsx';
import { SavedNotice } from './saved-notice.tsx';
import { useReadingTime } from './use-reading-time.ts';
import type { HandOver, Saving, Writing } from './use-save.ts';

/**
 * What became of what was handed over: how far it is, where it is, or why it is not. It lies over the page, in the top layer,
 * so that it moves nothing that is being read, and goes out of sight with the screen that it is of, or once it was read; a
 * screen reader still finds the words then. What went wrong stays.
 */
export function SavingNotice({ handOver: { saving, dismiss } }: { readonly handOver: HandOver }) {
  const place = useRef<HTMLDivElement>(null);
  const [read, setRead] = useState<Saving>();
  const isDone = saving.kind === 'saved' || saving.kind === 'stopped';
  useReadingTime(isDone ? saving : undefined, place, () => setRead(saving));
  const isShown = saving.kind !== 'none' && saving !== read;
  useLayoutEffect(() => {
    if (isShown && place.current?.matches(':popover-open') === false) place.current.showPopover();
  });
  if (saving.kind === 'none') return null;
  if (!isShown) return <p className="visually-hidden">{wordsOf(saving)}</p>;
  return (
    <div ref={place} popover="manual" className="saving-place">
      <Notice saving={saving} onDismiss={dismiss} />
    </div>
  );
}

const wordsOf = (saving: Saving): string | undefined => {
  if (saving.kind === 'saved') return `Saved as ${saving.path}`;
  return saving.kind === 'stopped' ? saving.words : undefined;
};

function Notice({
  saving,
  onDismiss,
}: {
  readonly saving: Exclude<Saving, { kind: 'none' }>;
  readonly onDismiss: () => void;
}) {
  switch (saving.kind) {
    case 'writing':
      return <WritingNotice writing={saving} />;
    case 'stopped':
      return (
        <div className="saved-notice">
          <p role="status">{saving.words}</p>
          <IconButton icon="close" label="Dismiss" onPress={onDismiss} />
        </div>
      );
    case 'saved':
      return <SavedNotice saved={saving} onDismiss={onDismiss} />;
    case 'failed':
      return <ErrorNotice problem={saving.problem} onDismiss={onDismiss} />;
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
