import './summary-tiles.css';
import { memo, use } from 'react';
import { Button } from 'react-aria-components';
import type { Method, PeriodName, ReportTable } from '../../../preload/contract.ts';
import { UNITS, unitOf } from '../../../preload/sheets.ts';
import { formatAmount, formatCounted, formatFineShare, NOTHING_KNOWN } from '../../format/numbers.ts';
import { titleOf } from '../../format/store-names.ts';
import { windowWords } from '../../format/windows.ts';
import { OpenStore } from '../../workspace/open-store.ts';
import { countedStores } from '../shared/left-out.ts';
import { longestOf, timesOf } from '../shared/report-numbers.ts';
import type { Show, StoreFilter } from '../shared/store-filter.ts';
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
  const longest = longestOf(table);
  const whole = facts.find(({ window }) => window === longest);
  const tile = (show: Show, window: PeriodName) => ({
    isPressed: filter.show === show && filter.window === window,
    onPress: () => onAsk({ show, window }),
  });
  return (
    <section aria-label="Summary" className={facts.length === 1 ? 'tiles tiles-few' : 'tiles'}>
      {facts.map((fact) => (
        <Tile
          key={fact.window}
          label={`Down, ${windowWords(fact.window)}`}
          value={isCounted(table, fact) ? formatCounted(fact.storesDown, 'store') : NOTHING_KNOWN}
          note={downNote(table, fact)}
          isBad={fact.storesDown > 0}
          {...tile('down', fact.window)}
        />
      ))}
      <Tile
        label={`Worst, ${windowWords(longest)}`}
        value={whole?.worst === undefined ? NOTHING_KNOWN : titleOf(table, whole.worst)}
        note={worstNote(table, method, whole)}
        isText
        onPress={() => {
          if (whole?.worst === undefined) onAsk({ show: 'down', window: longest });
          else openStore(table.stores[whole.worst] ?? '');
        }}
      />
      <Tile
        label={`Not observed, ${windowWords(longest)}`}
        value={formatCounted(whole?.storesNotObserved ?? 0, 'store')}
        note={observed === undefined ? 'No business time' : `${formatFineShare(observed)} observed`}
        {...tile('not-observed', longest)}
      />
    </section>
  );
});

const UNOBSERVED = {
  'not-observed': 'Nothing was observed',
  'all-closed': 'Every store was closed',
} as const;

/** Whether any store counts in a window: it was observed, and poll count does not leave it out. */
const isCounted = (table: ReportTable, { observation, storesLeftOut }: WindowFacts): boolean =>
  observation === 'observed' && storesLeftOut < countedStores(table);

function downNote(table: ReportTable, { uptime, observation, storesLeftOut }: WindowFacts): string {
  if (observation !== 'observed') return UNOBSERVED[observation];
  if (storesLeftOut === 0) return `${uptime} uptime`;
  const leftOut = `${formatCounted(storesLeftOut, 'store')} left out at this time of day`;
  return storesLeftOut === countedStores(table) ? leftOut : `${uptime} uptime; ${leftOut}`;
}

function worstNote(table: ReportTable, method: Method, whole: WindowFacts | undefined): string {
  if (whole === undefined) return '';
  const { worst, window } = whole;
  if (worst === undefined) return isCounted(table, whole) ? 'No downtime' : downNote(table, whole);
  const unit = unitOf(method, window);
  const { down } = timesOf(table, method, window, worst);
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
