import './data.css';
import type { DataSpace } from '../../../preload/contract.ts';
import { begin } from '../../bridge/bridge.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { Button } from '../../components/button.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { formatBytes } from '../../format/numbers.ts';
import type { RunDeletion } from './use-deletion.ts';

/** A row; its bytes are `undefined` until they are counted. */
type Part = { readonly name: string; readonly bytes: number | undefined };

/**
 * What takes how much of the disk. Every row is there before it is counted and where it comes to nothing: what stands below
 * would move away from under a press, as each change of the data has it counted anew.
 */
export function Space({ run, isBusy }: { readonly run: RunDeletion; readonly isBusy: boolean }) {
  const { result } = useQuery('space');
  if (result?.ok === false)
    return <ErrorNotice problem={{ title: 'The space could not be counted', error: result.error }} />;
  const space = result?.value;
  const parts = partsOf(space);
  const total = parts.reduce((sum, { bytes = 0 }) => sum + bytes, 0);
  return (
    <div className="setting setting-tall">
      <div className="setting-text">
        <h3 id="space-heading">Space on the disk</h3>
        <p>{space === undefined ? 'Counting…' : `${formatBytes(total)} in all.`}</p>
      </div>
      <table className="space-table" aria-labelledby="space-heading">
        <tbody>
          {parts.map(({ name, bytes }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="space-bar" aria-hidden="true">
                <div style={{ width: `${total === 0 ? 0 : ((bytes ?? 0) / total) * 100}%` }} />
              </td>
              <td className="number">{bytes === undefined ? '' : formatBytes(bytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="actions">
        <Button
          isDisabled={isBusy || space === undefined || space.free === 0}
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
    </div>
  );
}

/** The largest first; what is free, and what is beside the database, last. */
function partsOf(space: DataSpace | undefined): readonly Part[] {
  return [
    ...[
      { name: 'Polls', bytes: space?.polls },
      { name: 'Reports', bytes: space?.reports },
      { name: 'To undo imports', bytes: space?.undo },
      { name: 'Rejected rows', bytes: space?.rejectedRows },
      { name: 'Stores, imports and the rest', bytes: space?.other },
    ].sort((a, b) => (b.bytes ?? 0) - (a.bytes ?? 0)),
    { name: 'Free, for what comes next', bytes: space?.free },
    { name: 'Latest changes, kept apart', bytes: space?.log },
    {
      name: 'Databases kept from before',
      bytes: space?.beside.reduce((sum, { bytes }) => sum + bytes, 0),
    },
  ];
}
