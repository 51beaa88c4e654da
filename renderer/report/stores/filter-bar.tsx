import '../shared/filters.css';
import { useMemo } from 'react';
import { NumberField as AriaNumberField, Input } from 'react-aria-components';
import type { ReportTable } from '../../../preload/contract.ts';
import { type Choice, Segmented } from '../../components/segmented.tsx';
import { LEADING_METHOD } from '../../format/methods.ts';
import { formatCount } from '../../format/numbers.ts';
import { countShown, isOfWindow, SHOWS, type Show, type StoreFilter } from '../shared/store-filter.ts';
import { WindowFilter } from '../shared/window-filter.tsx';

const SELDOM: readonly Show[] = ['still-down', 'down-at-closing', 'never-online', 'set-aside'];

/** Narrows the table to the stores with something to act on, and says beforehand how many those are. */
export function FilterBar({
  table,
  filter,
  onChange,
}: {
  readonly table: ReportTable;
  readonly filter: StoreFilter;
  readonly onChange: (filter: StoreFilter) => void;
}) {
  const { show, window, below, group } = filter;
  const counts = useMemo(
    () => countShown(table, LEADING_METHOD, { show: 'all', window, below, group }),
    [table, window, below, group],
  );
  const labels: Readonly<Record<Show, string>> = {
    all: 'All',
    down: 'Down',
    'still-down': 'Still down',
    'down-at-closing': 'Down when closed',
    'never-online': 'Never online',
    'uptime-below': `Uptime below ${below}%`,
    'not-observed': 'Not observed',
    'set-aside': 'Set aside',
  };
  // What no store is takes no room, unless it is what is shown.
  const choices = SHOWS.filter((value) => value === show || !SELDOM.includes(value) || counts[value] > 0).map(
    (value): Choice<Show> => ({ value, label: labels[value], count: formatCount(counts[value]) }),
  );
  return (
    <>
      <Segmented
        label="Show"
        choices={choices}
        value={show}
        onChange={(chosen) => onChange({ ...filter, show: chosen })}
        hideLabel
      />
      {show === 'uptime-below' ? (
        <BelowField below={below} onChange={(percent) => onChange({ ...filter, below: percent })} />
      ) : null}
      {isOfWindow(show) ? (
        <WindowFilter
          table={table}
          window={window}
          onChange={(chosen) => onChange({ ...filter, window: chosen })}
        />
      ) : null}
    </>
  );
}

function BelowField({
  below,
  onChange,
}: {
  readonly below: number;
  readonly onChange: (percent: number) => void;
}) {
  return (
    <AriaNumberField
      aria-label="Uptime below, percent"
      className="filter-below"
      value={below}
      onChange={(percent) => {
        if (!Number.isNaN(percent)) onChange(percent);
      }}
      minValue={0}
      maxValue={100}
      formatOptions={{ maximumFractionDigits: 2 }}
      isWheelDisabled
    >
      <Input className="input numbers" />
      <span aria-hidden="true">%</span>
    </AriaNumberField>
  );
}
