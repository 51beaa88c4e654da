import '../shared/filters.css';
import { useMemo } from 'react';
import type { ReportTable } from '../../../preload/contract.ts';
import { IconButton } from '../../components/button.tsx';
import { ChoiceSelect } from '../../components/choice-select.tsx';
import { type Choice, Segmented } from '../../components/segmented.tsx';
import { useDataTimes } from '../../format/clock-context.ts';
import { formatCount } from '../../format/numbers.ts';
import { alikeWords } from '../shared/alike-words.ts';
import { nameOfHour } from '../shared/hour-of-week.ts';
import {
  countOutages,
  eventIn,
  LENGTHS,
  OUTAGE_SHOWS,
  type OutageFilter,
  type OutageShow,
} from '../shared/outage-filter.ts';
import type { WholeOutages } from '../shared/outages.ts';
import { WindowFilter } from '../shared/window-filter.tsx';

const SHOW_LABELS: Readonly<Record<OutageShow, string>> = {
  all: 'All',
  'still-down': 'Still down',
  'one-poll': 'One poll only',
  'set-aside': 'Of stores set aside',
};

/** What narrows the outages, each choice with how many it would show. */
export function OutageFilterBar({
  table,
  outages,
  filter,
  onChange,
}: {
  readonly table: ReportTable;
  readonly outages: WholeOutages;
  readonly filter: OutageFilter;
  readonly onChange: (filter: OutageFilter) => void;
}) {
  const { window, atLeast, show, group, hour, event } = filter;
  const times = useDataTimes();
  const meant = eventIn(table, event);
  const counts = useMemo(
    () => countOutages(table, outages, { show: 'all', window, atLeast, group, hour, event }),
    [table, outages, window, atLeast, group, hour, event],
  );
  // Where nothing is set aside, nothing is said of it.
  const shows = OUTAGE_SHOWS.filter(
    (value) => value !== 'set-aside' || value === show || table.leftOut.length > 0,
  );
  const choices = shows.map(
    (value): Choice<OutageShow> => ({
      value,
      label: SHOW_LABELS[value],
      count: formatCount(counts[value]),
    }),
  );
  return (
    <>
      {hour === 'any' ? null : (
        <span className="filter-hour">
          {nameOfHour(hour)}, stores’ own time
          <IconButton
            icon="close"
            label="Show every hour of the week"
            onPress={() => onChange({ ...filter, hour: 'any' })}
          />
        </span>
      )}
      {meant === undefined ? null : (
        <span className="filter-hour">
          {`${alikeWords(meant.alike)}, ${times.instant(meant.from)}`}
          <IconButton
            icon="close"
            label="Show outages of no event too"
            onPress={() => onChange({ ...filter, event: 'any' })}
          />
        </span>
      )}
      <Segmented
        label="Show"
        choices={choices}
        value={show}
        onChange={(chosen) => onChange({ ...filter, show: chosen })}
        hideLabel
      />
      <ChoiceSelect
        label="Length"
        choices={LENGTHS}
        value={atLeast}
        onChange={(length) => onChange({ ...filter, atLeast: length })}
      />
      <WindowFilter
        table={table}
        window={window}
        onChange={(chosen) => onChange({ ...filter, window: chosen })}
      />
    </>
  );
}
