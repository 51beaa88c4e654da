import './filters.css';
import type { PeriodName, ReportTable } from '../../../preload/contract.ts';
import { type Choice, Segmented } from '../../components/segmented.tsx';
import { windowsOf } from './report-numbers.ts';

const LABELS: Readonly<Record<PeriodName, string>> = {
  hour: 'Hour',
  day: 'Day',
  week: 'Week',
  period: 'Period',
};

/** In which window of the report something happened; nothing of a period, which is all there is. */
export function WindowFilter({
  table,
  window,
  onChange,
}: {
  readonly table: ReportTable;
  readonly window: PeriodName;
  readonly onChange: (window: PeriodName) => void;
}) {
  const choices = windowsOf(table).map((value): Choice<PeriodName> => ({ value, label: LABELS[value] }));
  if (choices.length < 2) return null;
  return (
    <div className="filter-window">
      <span aria-hidden="true" className="filter-words">
        in the last
      </span>
      <Segmented label="In the last" choices={choices} value={window} onChange={onChange} hideLabel />
    </div>
  );
}
