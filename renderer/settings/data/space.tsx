import './data.css';
import type { DataSpace } from '../../../preload/contract.ts';
import { begin } from '../../bridge/bridge.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { Button } from '../../components/button.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { formatBytes, formatCounted } from '../../format/numbers.ts';
import type { RunDeletion } from './use-deletion.ts';

type Part = { readonly name: string; readonly bytes: number; readonly className?: string };

/** What takes how much of the disk. */
export function Space({ run, isBusy }: { readonly run: RunDeletion; readonly isBusy: boolean }) {
  const { result } = useQuery('space');
  if (result?.ok === false)
    return <ErrorNotice problem={{ title: 'The space could not be counted', error: result.error }} />;
  const space = result?.value;
  const parts = space === undefined ? [] : partsOf(space);
  const total = parts.reduce((sum, { bytes }) => sum + bytes, 0);
  return (
    <div className="setting setting-tall">
      <div className="setting-text">
        <h3 id="space-heading">Space on the disk</h3>
        <p>{space === undefined ? 'Counting…' : `${formatBytes(total)} in all.`}</p>
      </div>
      {space === undefined ? null : (
        <table className="space-table" aria-labelledby="space-heading">
          <tbody>
            {parts.map(({ name, bytes }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="space-bar" aria-hidden="true">
                  <div style={{ width: `${total === 0 ? 0 : (bytes / total) * 100}%` }} />
                </td>
                <td className="number">{formatBytes(bytes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {space !== undefined && space.free > 0 ? (
        <div className="actions">
          <Button
            isDisabled={isBusy}
            onPress={() =>
              void run(
                'Giving the space back to the disk',
                '',
                'The space was not given back',
                begin('giveBackSpace'),
              )
            }
          >
            Give free space back
          </Button>
        </div>
      ) : null}
    </div>
  );
}

/** The largest first; what is free, and what is beside the database, last. */
function partsOf({ polls, reports, undo, rejectedRows, other, free, log, beside }: DataSpace): Part[] {
  const kept = beside.reduce((sum, { bytes }) => sum + bytes, 0);
  return [
    ...[
      { name: 'Polls', bytes: polls },
      { name: 'Reports', bytes: reports },
      { name: 'To undo imports', bytes: undo },
      { name: 'Rejected rows', bytes: rejectedRows },
      { name: 'Stores, imports and the rest', bytes: other },
    ].sort((a, b) => b.bytes - a.bytes),
    { name: 'Free, for what comes next', bytes: free },
    ...(log > 0 ? [{ name: 'Latest changes, kept apart', bytes: log }] : []),
    ...(kept > 0
      ? [{ name: `${formatCounted(beside.length, 'database')} kept from before`, bytes: kept }]
      : []),
  ];
}
