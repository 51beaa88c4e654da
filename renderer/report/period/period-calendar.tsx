import { type CalendarDate, endOfMonth, parseDate, startOfMonth } from '@internationalized/date';
import { useState } from 'react';
import { CalendarCell, RangeCalendar } from 'react-aria-components';
import type { DayRun, PeriodChoices, ReportRecord } from '../../../preload/contract.ts';
import { Button } from '../../components/button.tsx';
import { CalendarDays } from '../../components/calendar-days.tsx';
import { dayOfDate, daysName } from '../../format/periods.ts';
import { wasPolled } from './polled-days.ts';

type Range = { readonly start: CalendarDate; readonly end: CalendarDate };

/** Days from one to another, chosen in a calendar in which those without polls are pale. */
export function PeriodCalendar({
  record,
  choices,
  polled,
  onChoose,
}: {
  readonly record: ReportRecord | undefined;
  readonly choices: PeriodChoices;
  readonly polled: readonly DayRun[];
  readonly onChoose: (days: DayRun) => void;
}) {
  const [range, setRange] = useState(() => rangeOf(record));
  const today = parseDate(choices.today);
  const [focused, setFocused] = useState(range?.end ?? today);
  const chosen = range === null ? undefined : daysOf(range);
  const month = { start: startOfMonth(focused), end: endOfMonth(focused) };
  const allOfMonth = daysOf(month);
  const hasPolls = chosen !== undefined && wasPolled(polled, chosen);
  return (
    <div className="period-days">
      <RangeCalendar
        className="calendar"
        aria-label="Days from and to"
        firstDayOfWeek="mon"
        value={range}
        onChange={setRange}
        focusedValue={focused}
        onFocusChange={(day) => setFocused(parseDate(day.toString()))}
        maxValue={today.add({ months: 1 })}
      >
        <CalendarDays renderDay={(day) => <PolledDay day={day} polled={polled} />} />
      </RangeCalendar>
      <div className="period-choice">
        <Button look="quiet" isDisabled={!wasPolled(polled, allOfMonth)} onPress={() => onChoose(allOfMonth)}>
          All of {nameOf(month)}
        </Button>
        <Button
          look="primary"
          isDisabled={!hasPolls}
          onPress={() => {
            if (chosen !== undefined) onChoose(chosen);
          }}
        >
          {range === null ? 'Choose days' : `Show ${nameOf(range)}`}
        </Button>
      </div>
      <p className="hint" role="status">
        {chosen !== undefined && !hasPolls
          ? 'There are no polls on these days.'
          : `Pale days have no polls. These are days in ${choices.zone}; a report counts each store’s own days.`}
      </p>
    </div>
  );
}

function PolledDay({ day, polled }: { readonly day: CalendarDate; readonly polled: readonly DayRun[] }) {
  const date = day.toString();
  const has = wasPolled(polled, { from: date, to: date });
  return (
    <CalendarCell
      date={day}
      className={`calendar-day numbers ${has ? '' : 'is-unpolled'}`}
      render={(attributes) => (
        // biome-ignore lint/a11y/useAriaPropsSupportedByRole: its role, button, is among the attributes
        <div
          {...attributes}
          aria-label={has ? attributes['aria-label'] : `${attributes['aria-label'] ?? ''}, no polls`}
        />
      )}
    />
  );
}

const daysOf = ({ start, end }: Range): DayRun => ({ from: start.toString(), to: end.toString() });

const nameOf = ({ start, end }: Range) => daysName(dayOfDate(start.toString()), dayOfDate(end.toString()));

/** The days of the report on screen, where it is of some. */
function rangeOf(record: ReportRecord | undefined): Range | null {
  if (record?.period?.kind !== 'dates') return null;
  return { start: parseDate(record.period.from), end: parseDate(record.period.to) };
}
