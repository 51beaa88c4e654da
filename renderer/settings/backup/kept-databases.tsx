import { useState } from 'react';
import type { KeptDatabase } from '../../../preload/contract.ts';
import { call } from '../../bridge/bridge.ts';
import type { Query } from '../../bridge/use-query.ts';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { ErrorNotice, type Problem } from '../../components/error-notice.tsx';
import { formatBytes, formatCounted } from '../../format/numbers.ts';
import { formatOwnTime } from '../../format/times.ts';

/** The data that were kept when others took their place, or before a new version changed them; nothing where there are none. */
export function KeptDatabases({
  kept: { result, reload },
}: {
  readonly kept: Query<readonly KeptDatabase[]>;
}) {
  const [problem, setProblem] = useState<Problem>();
  const list = result?.ok ? result.value : [];
  if (list.length === 0) return null;

  async function remove(name: string) {
    const answer = await call('removeKept', name);
    setProblem(answer.ok ? undefined : { title: `${name} was not deleted`, error: answer.error });
    reload();
  }
  const bytes = list.reduce((sum, each) => sum + each.bytes, 0);
  return (
    <div className="setting setting-tall">
      <div className="setting-text">
        <h3>Kept data</h3>
        <p>
          {formatCounted(list.length, 'database')}, {formatBytes(bytes)}. They are in the data folder, and
          Restore… takes them like any backup.
        </p>
      </div>
      <ul className="kept-databases">
        {list.map(({ name, why, at, bytes: size }) => (
          <li key={name}>
            <p>
              <span className="path">{name}</span>
              <span className="numbers">
                {formatBytes(size)}, last changed {formatOwnTime(at)},{' '}
                {why === 'replaced' ? 'kept when other data took their place' : 'kept before an update'}
              </span>
            </p>
            <ConfirmButton
              label="Delete…"
              question={`Delete ${name}?`}
              consequence={`${formatBytes(size)} come back to the disk. These data cannot be restored after that. The present data stay.`}
              confirm="Delete it"
              onConfirm={() => void remove(name)}
            />
          </li>
        ))}
      </ul>
      {problem === undefined ? null : (
        <ErrorNotice problem={problem} onDismiss={() => setProblem(undefined)} />
      )}
    </div>
  );
}
