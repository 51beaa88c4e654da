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

const SHOWN = 6;

/** Stretches in which more stores were down together than chance brings, those of most stores first. */
export function EventsPanel({ table }: { readonly table: ReportTable }) {
  const { details } = table;
  const events = details?.sure === undefined ? [] : toldEvents(details.sure.events, details);
  const [first, rest] = [events.slice(0, SHOWN), events.slice(SHOWN)];
  return (
    <Panel area="events" title="Shared events">
      {events.length === 0 ? (
        <p>
          Nowhere were five stores or more down at once that are alike in group or time zone, or in being
          yours, beyond what is usual and what chance brings.
        </p>
      ) : (
        <EventsTable label="Shared events" events={first} />
      )}
      {first.map((event) => (event.parts.length === 0 ? null : <Parts key={keyOf(event)} of={event} />))}
      {rest.length === 0 ? null : (
        <Disclosure
          summary={`${formatCounted(rest.length, 'more event')} of fewer stores`}
          look="panel-details"
        >
          <EventsTable label="Shared events of fewer stores" events={rest} />
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

/** Where an event that is told as one was found: in which time zones and groups, and when. */
function Parts({ of: { parts, from, to } }: { readonly of: ToldEvent }) {
  const times = useDataTimes();
  const span = times.span(from, to);
  return (
    <Disclosure summary={`${span}: in ${partsInWords(parts.map(({ alike }) => alike))}`} look="panel-details">
      <EventsTable label={`Where stores were down, ${span}`} events={parts} fleet="All other stores" />
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
  fleet,
}: {
  readonly label: string;
  readonly events: readonly Omit<ToldEvent, 'parts'>[];
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
            <th scope="col" className="number">
              Stores
            </th>
          </tr>
        </thead>
        <tbody>
          {events.map(({ alike, from, to, stores }) => (
            <tr key={keyOf({ alike, from })}>
              <th scope="row">
                <Door to="show its outages" onOpen={() => toOutages({ event: { alike, from, to } })}>
                  {(alike.kind === 'fleet' ? fleet : undefined) ?? alikeWords(alike)}
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
