import './calendar.css';
import type { CalendarDate } from '@internationalized/date';
import type { ReactElement } from 'react';
import { CalendarCell, CalendarGrid, Heading } from 'react-aria-components';
import { IconButton } from './button.tsx';

/** What stands in a calendar of one month: its name, ways to its neighbours, and its days. */
export function CalendarDays({
  renderDay = (date) => <CalendarCell date={date} className="calendar-day numbers" />,
}: {
  readonly renderDay?: (date: CalendarDate) => ReactElement;
}) {
  return (
    <>
      <div className="calendar-head">
        <IconButton icon="left" label="Earlier month" slot="previous" />
        <Heading />
        <IconButton icon="right" label="Later month" slot="next" />
      </div>
      <CalendarGrid weekdayStyle="short">{renderDay}</CalendarGrid>
    </>
  );
}
