import './summary-tiles.css';
import { memo, use } from 'react';
import { Button } from 'react-aria-components';
import type { Method, ReportTable, WindowName } from '../../../preload/contract.ts';
import { UNITS, unitOf } from '../../../preload/sheets.ts';
import { formatAmount, formatCounted, formatFineShare, NOTHING_KNOWN } from '../../format/numbers.ts';
import { titleOf } from '../../format/store-names.ts';
import { OpenStore } from '../../workspace/open-store.ts';
import { timesOf } from '../report-numbers.ts';
import type { Show, StoreFilter } from '../stores/store-filter.ts';
import type { WindowFacts } from './window-facts.ts';

type Asked = Pick<StoreFilter, 'show' | 'window'>;

/** What to act on first; each tile shows its stores in the table. */
export const SummaryTiles = memo(function SummaryTiles({
  table,
  method,
  facts,
  filter,
  onAsk,
}: {
  readonly table: ReportTable;
  readonly method: Method;
  readonly facts: readonly WindowFacts[];
  readonly filter: StoreFilter;
  readonly onAsk: (asked: Asked) => void;
}) {
  const openStore = use(OpenStore);
  const { observed } = table.summaries[method];
  const week = facts.find(({ window }) => window === 'week');
  const tile = (show: Show, window: WindowName) => ({
    isPressed: filter.show === show && filter.window === window,
    onPress: () => onAsk({ show, window }),
  });
  return (
    <section aria-label="Summary" className="tiles">
      {facts.map((fact) => (
        <Tile
          key={fact.window}
          label={`Down, last ${fact.window}`}
          value={isCounted(table, fact) ? formatCounted(fact.storesDown, 'store') : NOTHING_KNOWN}
          note={downNote(table, fact)}
          isBad={fact.storesDown > 0}
          {...tile('down', fact.window)}
        />
      ))}
      <Tile
        label="Worst, last week"
        value={week?.worst === undefined ? NOTHING_KNOWN : titleOf(table, week.worst)}
        note={worstNote(table, method, week)}
        isText
        onPress={() => {
          if (week?.worst === undefined) onAsk({ show: 'down', window: 'week' });
          else openStore(table.stores[week.worst] ?? '');
        }}
      />
      <Tile
        label="Not observed, last week"
        value={formatCounted(week?.storesNotObserved ?? 0, 'store')}
        note={observed === undefined ? 'No business time' : `${formatFineShare(observed)} observed`}
        {...tile('not-observed', 'week')}
      />
    </section>
  );
});

const UNOBSERVED = {
  'not-observed': 'Nothing was observed',
  'all-closed': 'Every store was closed',
} as const;

/** Whether any store counts in a window: it was observed, and poll count does not leave it out. */
const isCounted = ({ stores }: ReportTable, { observation, storesLeftOut }: WindowFacts): boolean =>
  observation === 'observed' && storesLeftOut < stores.length;

function downNote(table: ReportTable, { uptime, observation, storesLeftOut }: WindowFacts): string {
  if (observation !== 'observed') return UNOBSERVED[observation];
  if (storesLeftOut === 0) return `${uptime} uptime`;
  const leftOut = `${formatCounted(storesLeftOut, 'store')} left out at this time of day`;
  return storesLeftOut === table.stores.length ? leftOut : `${uptime} uptime; ${leftOut}`;
}

function worstNote(table: ReportTable, method: Method, week: WindowFacts | undefined): string {
  if (week === undefined) return '';
  if (week.worst === undefined) return isCounted(table, week) ? 'No downtime' : downNote(table, week);
  const unit = unitOf(method, 'week');
  const { down } = timesOf(table, method, 'week', week.worst);
  return `${formatAmount(down / UNITS[unit])} ${unit} down`;
}

function Tile({
  label,
  value,
  note,
  isPressed,
  onPress,
  isBad = false,
  isText = false,
}: {
  readonly label: string;
  readonly value: string;
  readonly note: string;
  /** Of a tile that narrows the table. */
  readonly isPressed?: boolean;
  readonly onPress: () => void;
  readonly isBad?: boolean;
  readonly isText?: boolean;
}) {
  return (
    <Button
      className="tile"
      {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}
      onPress={onPress}
    >
      <span className="tile-label">{label}</span>
      <span className={`tile-value numbers${isBad ? ' tile-bad' : ''}${isText ? ' tile-text' : ''}`}>
        {value}
      </span>
      <span className="tile-note">{note}</span>
    </Button>
  );
}
