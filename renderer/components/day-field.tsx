import './calendar.css';
import './day-field.css';
import type { CalendarDate } from '@internationalized/date';
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  FieldError,
  Group,
  Heading,
  Label,
  Popover,
} from 'react-aria-components';
import { IconButton } from './button.tsx';

/** A day, typed part by part or chosen from a calendar. */
export function DayField({
  label,
  value,
  onChange,
  error,
  autoFocus = false,
}: {
  readonly label: string;
  readonly value: CalendarDate | null;
  readonly onChange: (day: CalendarDate | null) => void;
  readonly error: string | undefined;
  readonly autoFocus?: boolean;
}) {
  return (
    <DatePicker<CalendarDate>
      className="field day-field"
      granularity="day"
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      autoFocus={autoFocus}
    >
      <Label className="field-label">{label}</Label>
      <Group className="input day-input numbers">
        <DateInput className="day-segments">
          {(segment) => <DateSegment segment={segment} className="day-segment" />}
        </DateInput>
        <IconButton icon="calendar" label="Choose a day" />
      </Group>
      <FieldError className="field-error">{error}</FieldError>
      <Popover className="menu-popover" placement="bottom end">
        <Dialog className="calendar-dialog">
          <Calendar className="calendar">
            <header>
              <IconButton icon="left" label="Earlier month" slot="previous" />
              <Heading />
              <IconButton icon="right" label="Later month" slot="next" />
            </header>
            <CalendarGrid weekdayStyle="short">
              {(day) => <CalendarCell date={day} className="calendar-day numbers" />}
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </DatePicker>
  );
}
