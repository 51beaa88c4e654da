import { useEffect, useState } from 'react';
import { call } from '../bridge/bridge.ts';
import { Button } from './button.tsx';

const SHOWN_FOR_MS = 2000;

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
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'failed'>('none');
  useEffect(() => {
    if (outcome === 'none') return;
    const timer = setTimeout(() => setOutcome('none'), SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = async () => setOutcome((await call('copyText', text())).ok ? 'copied' : 'failed');
  return (
    <Button
      look={look}
      icon={outcome === 'copied' ? 'check' : 'copy'}
      onPress={() => void copy()}
      {...(name === undefined || outcome !== 'none' ? {} : { 'aria-label': name })}
    >
      {outcome === 'copied' ? 'Copied' : outcome === 'failed' ? 'Not copied' : label}
    </Button>
  );
}
