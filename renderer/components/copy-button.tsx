import { useEffect, useState } from 'react';
import { call } from '../bridge/bridge.ts';
import { Button, ToolButton } from './button.tsx';

const SHOWN_FOR_MS = 2000;

type Outcome = 'none' | 'copied' | 'failed';

/** Copies a text, and knows for a moment what came of it. */
function useCopy(text: () => string): { readonly outcome: Outcome; readonly copy: () => void } {
  const [outcome, setOutcome] = useState<Outcome>('none');
  useEffect(() => {
    if (outcome === 'none') return;
    const timer = setTimeout(() => setOutcome('none'), SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = async () => setOutcome((await call('copyText', text())).ok ? 'copied' : 'failed');
  return { outcome, copy: () => void copy() };
}

const wordsFor = (outcome: Outcome, label: string): string =>
  ({ none: label, copied: 'Copied', failed: 'Not copied' })[outcome];

const iconFor = (outcome: Outcome) => (outcome === 'copied' ? 'check' : 'copy');

/** Copies a text and says so for a moment. */
export function CopyButton({
  label = 'Copy',
  text,
  look = 'plain',
  'aria-label': name,
}: {
  readonly label?: string;
  readonly text: () => string;
  readonly look?: 'plain' | 'quiet';
  readonly 'aria-label'?: string;
}) {
  const { outcome, copy } = useCopy(text);
  return (
    <Button
      look={look}
      icon={iconFor(outcome)}
      onPress={copy}
      {...(name === undefined || outcome !== 'none' ? {} : { 'aria-label': name })}
    >
      {wordsFor(outcome, label)}
    </Button>
  );
}

/** The same among the tools of a table. */
export function CopyTool({ label, text }: { readonly label: string; readonly text: () => string }) {
  const { outcome, copy } = useCopy(text);
  return <ToolButton icon={iconFor(outcome)} words={wordsFor(outcome, label)} onPress={copy} />;
}
