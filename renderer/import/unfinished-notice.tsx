import { useEffect, useState } from 'react';
import { call } from '../bridge/bridge.ts';
import { ErrorNotice } from '../components/error-notice.tsx';

/** Says which files were left out when the app ended in the middle of their import, until it is dismissed or they are. */
export function UnfinishedNotice({ isImporting }: { readonly isImporting: boolean }) {
  const [names, setNames] = useState<readonly string[]>([]);
  useEffect(() => {
    void call('unfinishedImport').then((answer) => setNames(answer.ok ? answer.value : []));
  }, []);
  useEffect(() => {
    if (isImporting) setNames([]);
  }, [isImporting]);

  if (names.length === 0) return null;
  const message =
    names.length === 1
      ? `Store Monitor ended before ${names[0]} was imported. Nothing of it was stored. Import it again.`
      : `Store Monitor ended before these were imported: ${names.join(', ')}. Nothing of them was stored. Import them again.`;
  return (
    <ErrorNotice
      problem={{ title: 'An import was not finished', error: { code: 'interrupted', message } }}
      onDismiss={() => {
        setNames([]);
        void call('forgetUnfinished');
      }}
    />
  );
}
