import { useMemo } from 'react';
import type { Alike, ReportTable } from '../../../../preload/contract.ts';
import { type ToldEvent, toldEvents } from '../../../../preload/contract.ts';
import { Disclosure } from '../../../components/disclosure.tsx';
import { useDataTimes } from '../../../format/clock-context.ts';
import { formatSpan } from '../../../format/lengths.ts';
import { formatCount, formatCounted } from '../../../format/numbers.ts';
import { alikeWords } from '../../shared/alike-words.ts';
import { useDoors } from '../../shared/doors.ts';
import { Door } from '../door.tsx';
import { Panel } from '../panel.tsx';
import type { Scope } from '../scope.ts';
import { type EventOf, eventsOf } from './events-of.ts';

const SHOWN = 6;

/** Stretches in which more stores were down together than chance brings, those of most of the stores that are meant first. */
export function EventsPanel({ table, scope }: { readonly table: ReportTable; readonly scope: Scope }) {
  const { details } = table;
  const events = useMemo(
    () => (details?.sure === undefined ? [] : eventsOf(toldEvents(details.sure.events, details), scope)),
    [details, scope],
  );
  const [first, rest] = [events.slice(0, SHOWN), events.slice(SHOWN)];
  return (
    <Panel area="events" title="Shared events">
      {events.length > 0 ? (
        <EventsTable label="Shared events" events={first} of={scope.name} />
      ) : scope.name === undefined ? (
        <p>
          None: at no time were five stores or more of a group, a time zone or all together down at once more
          often than usual and by chance.
        </p>
      ) : (
        <p>No store of this group was in an event that five stores or more shared.</p>
      )}
      {first.map(({ event }) =>
        event.parts.length === 0 ? null : <Parts key={keyOf(event)} of={event} scope={scope} />,
      )}
      {rest.length === 0 ? null : (
        <Disclosure
          summary={`${formatCounted(rest.length, 'more event')} of fewer stores`}
          look="panel-details"
        >
          <EventsTable label="Shared events of fewer stores" events={rest} of={scope.name} />
        </Disclosure>
      )}
      {events.length === 0 ? null : (
        <p className="hint">
          At least five stores of a group, a time zone or all together were found down within twenty minutes:
          twice as many as usual, and more than chance brings.
        </p>
      )}
    </Panel>
  );
}

/** Where an event that is told as one was found: in which time zones and groups, and when. */
function Parts({ of: { parts, from, to }, scope }: { readonly of: ToldEvent; readonly scope: Scope }) {
  const times = useDataTimes();
  const span = times.span(from, to);
  const events = eventsOf(parts, scope);
  return (
    <Disclosure
      summary={`${span}: in ${partsInWords(events.map(({ event }) => event.alike))}`}
      look="panel-details"
    >
      <EventsTable
        label={`Where stores were down, ${span}`}
        events={events}
        of={scope.name}
        fleet="All other stores"
      />
    </Disclosure>
  );
}

const NAMED = 2;

/** "Time zone America/Chicago, West and 23 more". */
function partsInWords(alikes: readonly Alike[]): string {
  const all = new Set(alikes.map(alikeWords));
  const named = [...new Set(alikes.filter(({ kind }) => kind !== 'fleet').map(alikeWords))].slice(0, NAMED);
  const others = all.size - named.length;
  return LIST.format(others === 0 ? named : [...named, `${formatCount(others)} more`]);
}

const LIST = new Intl.ListFormat('en-GB');

const keyOf = ({ alike, from }: Pick<ToldEvent, 'alike' | 'from'>) =>
  `${alike.kind} ${alikeWords(alike)} ${from}`;

function EventsTable({
  label,
  events,
  of,
  fleet,
}: {
  readonly label: string;
  readonly events: readonly EventOf<Omit<ToldEvent, 'parts'>>[];
  /** The group whose stores are counted apart; `undefined` where all are meant. */
  readonly of: string | undefined;
  /** What the stores of none of the others are called. */
  readonly fleet?: string;
}) {
  const times = useDataTimes();
  const { toOutages } = useDoors();
  return (
    <div className="panel-scroll">
      <table className="panel-table" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">Alike in</th>
            <th scope="col">Began</th>
            <th scope="col" className="number">
              Lasted
            </th>
            {of === undefined ? null : (
              <th scope="col" className="number">
                Of this group
              </th>
            )}
            <th scope="col" className="number">
              {of === undefined ? 'Stores' : 'Stores in all'}
            </th>
          </tr>
        </thead>
        <tbody>
          {events.map(({ event: { alike, from, to, stores }, hit }) => (
            <tr key={keyOf({ alike, from })}>
              <th scope="row">
                <Door to="show its outages" onOpen={() => toOutages({ event: { alike, from, to } })}>
                  {(alike.kind === 'fleet' ? fleet : undefined) ?? alikeWords(alike)}
                </Door>
              </th>
              <td>{times.instant(from)}</td>
              <td className="number">{formatSpan(to - from)}</td>
              {of === undefined ? null : <td className="number">{formatCount(hit)}</td>}
              <td className="number">{formatCount(stores.length)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
