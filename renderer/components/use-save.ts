import { useState } from 'react';
import type { Calls, FileFormat, FileOf, PackProgress, Result, SaveOutcome } from '../../preload/contract.ts';
import { begin } from '../bridge/bridge.ts';
import { useEvent } from '../bridge/use-event.ts';
import type { Problem } from './error-notice.tsx';
import type { SavedFile } from './saved-notice.tsx';

/** What is being written, which can be given up; of a pack, how far it is. */
export type Writing = {
  readonly what: 'file' | 'pack' | 'pages';
  readonly progress?: PackProgress | undefined;
  readonly cancel: () => void;
};

export type Saving =
  | { readonly kind: 'none' }
  | ({ readonly kind: 'writing' } & Writing)
  | ({ readonly kind: 'saved' } & SavedFile)
  /** Given up, and what that means, in words. */
  | { readonly kind: 'stopped'; readonly words: string }
  | { readonly kind: 'failed'; readonly problem: Problem };

type PackOf = Parameters<Calls['savePack']>[0];

/** What is done with what a screen shows, each asking where to or how first. */
export type HandOver = {
  readonly saving: Saving;
  readonly save: (what: FileOf, format: FileFormat) => Promise<void>;
  readonly savePack: (what: PackOf) => Promise<void>;
  readonly print: (what: FileOf) => Promise<void>;
  readonly dismiss: () => void;
};

/**
 * Hands over files, and keeps what came of it for as long as the same thing is on the screen: what was saved of another
 * report says nothing of this one.
 */
export function useSave(titleOfFailure: string, about: string): HandOver {
  const [kept, setKept] = useState<{ readonly about: string; readonly saving: Saving }>();
  const setSaving = (saving: Saving) => setKept({ about, saving });
  const saving: Saving = kept?.about === about ? kept.saving : { kind: 'none' };
  useEvent('packProgress', (progress) => {
    if (saving.kind === 'writing' && saving.what === 'pack') setSaving({ ...saving, progress });
  });
  async function write(
    what: Writing['what'],
    {
      answer,
      cancel,
    }: { readonly answer: Promise<Result<SaveOutcome | undefined>>; readonly cancel: () => void },
    title = titleOfFailure,
  ): Promise<void> {
    setSaving({ kind: 'writing', what, cancel });
    const result = await answer;
    if (result.ok && result.value?.saved) setSaving({ ...result.value, kind: 'saved' });
    else if (result.ok) setSaving({ kind: 'none' });
    else if (result.error.code === 'cancelled') setSaving({ kind: 'stopped', words: result.error.message });
    else setSaving({ kind: 'failed', problem: { title, error: result.error } });
  }
  return {
    saving,
    save: (what, format) => write('file', begin('saveFile', what, format)),
    savePack: (what) => write('pack', begin('savePack', what)),
    print: (what) =>
      write(
        'pages',
        begin('printFile', what) as { answer: Promise<Result<undefined>>; cancel: () => void },
        'It was not printed',
      ),
    dismiss: () => setSaving({ kind: 'none' }),
  };
}
