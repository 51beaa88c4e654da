import { memo, useState } from 'react';
import type { Deed } from '../../preload/contract.ts';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../components/button.tsx';
import { formatOwnTime } from '../format/times.ts';
import { visibleText } from '../format/visible-text.ts';
import { FramedTable } from '../table/framed-table.tsx';
import { RejectedButton } from './rejected-button.tsx';

/** While thousands of files come in, all of it is laid out anew several times a second. */
const PAGE = 25;

export const OUTCOMES: Readonly<Record<Deed['outcome'], string>> = {
  done: 'done',
  known: 'imported before',
  refused: 'refused',
  failed: 'failed',
};

/** What was done by itself, the newest first, a page at a time. Drawn when it changes, not with all that is beside it. */
export const DeedLog = memo(function DeedLog({
  onShowRejected,
}: {
  readonly onShowRejected: (importId: number) => void;
}) {
  /** Where each page that was turned begins; none is the newest. */
  const [turned, setTurned] = useState<readonly number[]>([]);
  const before = turned.at(-1);
  const { result } = useQuery('deeds', { limit: PAGE, ...(before !== undefined && { before }) });
  const deeds = result?.ok ? result.value : [];
  const oldest = deeds.at(-1);
  return (
    <section className="section" aria-labelledby="log-heading">
      <div className="section-header">
        <h2 id="log-heading">What was done</h2>
        <div className="actions">
          <Button isDisabled={turned.length === 0} onPress={() => setTurned(turned.slice(0, -1))}>
            Newer
          </Button>
          <Button
            isDisabled={oldest === undefined || deeds.length < PAGE}
            onPress={() => oldest && setTurned([...turned, oldest.id])}
          >
            Older
          </Button>
        </div>
      </div>
      {result?.ok && deeds.length === 0 && turned.length === 0 ? (
        <p className="hint">Nothing yet. What is done by itself is kept here for a year and more.</p>
      ) : (
        <FramedTable label="What was done" className="deed-log">
          <table aria-labelledby="log-heading">
            <thead>
              <tr>
                <th scope="col">Time</th>
                <th scope="col">What</th>
                <th scope="col">Outcome</th>
                <th scope="col">Details</th>
              </tr>
            </thead>
            <tbody>
              {deeds.map((deed) => (
                <tr key={deed.id}>
                  <td className="numbers">{formatOwnTime(deed.at)}</td>
                  <th scope="row" title={visibleText(deed.name)}>
                    {visibleText(deed.kind === 'folder' ? deed.source : deed.name)}
                  </th>
                  <td
                    className={deed.outcome === 'refused' || deed.outcome === 'failed' ? 'deed-failed' : ''}
                  >
                    {OUTCOMES[deed.outcome]}
                  </td>
                  <td className="deed-line">
                    {visibleText(deed.line)} <RejectedButton deed={deed} onShow={onShowRejected} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </FramedTable>
      )}
    </section>
  );
});
