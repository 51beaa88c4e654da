import { ListBox, ListBoxItem } from 'react-aria-components';
import type {
  AsOf,
  DayRun,
  PeriodChoices,
  PeriodRequest,
  Preset,
  ReportRecord,
} from '../../../preload/contract.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useDataTimes } from '../../format/clock-context.ts';
import { dayOfDate, daysName } from '../../format/periods.ts';
import { usePreferences } from '../../workspace/preferences.ts';
import { PeriodCalendar } from './period-calendar.tsx';
import { wasPolled } from './polled-days.ts';

const PRESETS: readonly { readonly preset: Preset; readonly label: string }[] = [
  { preset: 'yesterday', label: 'Yesterday' },
  { preset: 'this-week', label: 'This week' },
  { preset: 'last-week', label: 'Last week, Mon–Sun' },
  { preset: 'this-month', label: 'This month' },
  { preset: 'last-month', label: 'Last month' },
  { preset: 'last-30-days', label: 'Last 30 days' },
  { preset: 'last-90-days', label: 'Last 90 days' },
  { preset: 'this-year', label: 'This year' },
  { preset: 'last-year', label: 'Last year' },
];

const AS_OF: Readonly<Record<AsOf['kind'], string>> = {
  latest: 'as of the latest poll',
  now: 'as of now',
  instant: 'as of the chosen time',
};

/** The last seven days, a period by its name, or days of the calendar; those that no poll reaches cannot be chosen. */
export function PeriodPicker({
  record,
  asOf,
  onChoose,
}: {
  readonly record: ReportRecord | undefined;
  readonly asOf: AsOf;
  /** `undefined` is the last hour, day and week. */
  readonly onChoose: (period: PeriodRequest | undefined) => void;
}) {
  const [{ reportZone }] = usePreferences();
  const inZone = reportZone === undefined ? {} : { zone: reportZone };
  const choices = useQuery('periodChoices', { asOf, ...inZone }).result;
  const polled = useQuery('polledDays', inZone).result;
  const times = useDataTimes();
  const known = choices?.ok ? choices.value : undefined;
  const runs = polled?.ok ? polled.value : undefined;
  if (choices?.ok === false) return <p role="alert">{choices.error.message}</p>;
  if (choices?.ok && known === undefined) {
    return (
      <p className="hint">
        {asOf.kind === 'instant' ? 'The chosen time cannot be read.' : 'There are no polls yet.'}
      </p>
    );
  }
  const lastDays =
    asOf.kind === 'instant' && record !== undefined
      ? `as of ${times.instant(record.asOf)}`
      : AS_OF[asOf.kind];
  return (
    <div className="period-dialog">
      <ListBox
        className="period-presets"
        aria-label="Periods by name"
        autoFocus
        selectionMode="none"
        onAction={(key) => {
          const chosen = PRESETS.find(({ preset }) => preset === key);
          onChoose(chosen && { kind: 'preset', preset: chosen.preset, ...inZone });
        }}
      >
        <ListBoxItem
          id="windows"
          className="menu-item period-preset"
          textValue={`Last 7 days, ${lastDays}`}
          ref={record !== undefined && record.period === undefined ? markCurrent : null}
        >
          <span>Last 7 days</span>
          <span className="period-dates">{lastDays}</span>
        </ListBoxItem>
        {PRESETS.map(({ preset, label }) => {
          const days = daysOf(known, preset);
          const hasPolls = days === undefined || runs === undefined || wasPolled(runs, days);
          const name = days === undefined ? '' : daysName(dayOfDate(days.from), dayOfDate(days.to));
          const dates = hasPolls ? name : `${name}, no polls`;
          return (
            <ListBoxItem
              key={preset}
              id={preset}
              className="menu-item period-preset"
              textValue={`${label}, ${dates}`}
              isDisabled={!hasPolls || known === undefined}
              ref={isShown(record, days) ? markCurrent : null}
            >
              <span>{label}</span>
              <span className="period-dates">{dates}</span>
            </ListBoxItem>
          );
        })}
      </ListBox>
      {known === undefined || runs === undefined ? null : (
        <PeriodCalendar
          record={record}
          choices={known}
          polled={runs}
          onChoose={(days: DayRun) => onChoose({ kind: 'dates', ...days })}
        />
      )}
    </div>
  );
}

/** Whether a report is of these days. */
const isShown = (record: ReportRecord | undefined, days: DayRun | undefined): boolean =>
  record?.period?.kind === 'dates' && record.period.from === days?.from && record.period.to === days.to;

/** The list is made anew whenever it opens; its entries pass no such attribute on. */
const markCurrent = (entry: HTMLElement | null) => entry?.setAttribute('aria-current', 'true');

const daysOf = (choices: PeriodChoices | undefined, preset: Preset): DayRun | undefined =>
  choices?.presets.find((one) => one.preset === preset);
