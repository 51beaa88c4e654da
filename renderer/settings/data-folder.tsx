import { useState } from 'react';
import { call } from '../bridge/bridge.ts';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../components/button.tsx';
import { ErrorNotice, type Problem } from '../components/error-notice.tsx';
import { describeOverview } from '../format/overview.ts';
import { Care } from './data/care.tsx';

/** What is stored, and where. */
export function DataFolder() {
  const { result } = useQuery('overview');
  const [problem, setProblem] = useState<Problem>();
  const [chosen, setChosen] = useState<string>();
  const choose = async () => {
    setProblem(undefined);
    const answer = await call('chooseDataFolder');
    if (!answer.ok) setProblem({ title: 'The data folder was not changed', error: answer.error });
    else if (answer.value !== undefined) setChosen(answer.value.folder);
  };
  const open = async () => {
    const answer = await call('openDataFolder');
    setProblem(answer.ok ? undefined : { title: 'The data folder was not opened', error: answer.error });
  };
  return (
    <section className="section settings-section" aria-labelledby="data-heading">
      <h2 id="data-heading">Data</h2>
      <div className="card settings-card">
        {problem === undefined ? null : (
          <ErrorNotice problem={problem} onDismiss={() => setProblem(undefined)} />
        )}
        <div className="setting">
          <div className="setting-text">
            <h3>Data folder</h3>
            <p>
              {result?.ok ? describeOverview(result.value) : null} Another folder is used as it is: data that
              are already there are opened, and nothing is moved or deleted.
            </p>
            {chosen === undefined ? null : <p className="path">{chosen}</p>}
          </div>
          <div className="actions">
            <Button onPress={() => void open()}>Open data folder</Button>
            <Button onPress={() => void choose()}>Choose another folder…</Button>
          </div>
        </div>
      </div>
      <Care />
    </section>
  );
}
