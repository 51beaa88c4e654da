import type { ReportTable, SharedEvent } from '../../../../preload/contract.ts';
import { Disclosure } from '../../../components/disclosure.tsx';
import { useDataTimes } from '../../../format/clock-context.ts';
import { formatSpan } from '../../../format/lengths.ts';
import { formatCount, formatCounted } from '../../../format/numbers.ts';
import { alikeWords } from '../../shared/alike-words.ts';
import { useDoors } from '../../shared/doors.ts';
import { Door } from '../door.tsx';
import { Panel } from '../panel.tsx';

const SHOWN = 6;

/** Stretches in which more stores were down together than chance brings, those of most stores first. */
export function EventsPanel({ table }: { readonly table: ReportTable }) {
  const events = (table.details?.sure?.events ?? []).toSorted((a, b) => b.stores.length - a.stores.length);
  const [first, rest] = [events.slice(0, SHOWN), events.slice(SHOWN)];
  return (
    <Panel area="events" title="Shared events">
      {events.length === 0 ? (
        <p>
          Nowhere were five stores or more down at once that are alike in group or time zone, or in being
          yours, beyond what is usual and what chance brings.
        </p>
      ) : (
        <EventsTable events={first} />
      )}
      {rest.length === 0 ? null : (
        <Disclosure
          summary={`${formatCounted(rest.length, 'more event')} of fewer stores`}
          look="panel-details"
        >
          <EventsTable events={rest} />
        </Disclosure>
      )}
      {events.length === 0 ? null : (
        <p className="hint">
          At least five stores that are alike were found down within twenty minutes: twice as many as usual,
          and more than chance brings.
        </p>
      )}
    </Panel>
  );
}

function EventsTable({ events }: { readonly events: readonly SharedEvent[] }) {
  const times = useDataTimes();
  const { toOutages } = useDoors();
  return (
    <div className="panel-scroll">
      <table className="panel-table" aria-label="Shared events">
        <thead>
          <tr>
            <th scope="col">Alike in</th>
            <th scope="col">Began</th>
            <th scope="col" className="number">
              Lasted
            </th>
            <th scope="col" className="number">
              Stores
            </th>
          </tr>
        </thead>
        <tbody>
          {events.map(({ alike, from, to, stores }) => (
            <tr key={`${alikeWords(alike)} ${from}`}>
              <th scope="row">
                <Door to="show its outages" onOpen={() => toOutages({ event: { alike, from, to } })}>
                  {alikeWords(alike)}
                </Door>
              </th>
              <td>{times.instant(from)}</td>
              <td className="number">{formatSpan(to - from)}</td>
              <td className="number">{formatCount(stores.length)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
