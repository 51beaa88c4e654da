import './day-field.css';
import type { CalendarDate } from '@internationalized/date';
import {
  Calendar,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  FieldError,
  Group,
  Label,
  Popover,
} from 'react-aria-components';
import { IconButton } from './button.tsx';
import { CalendarDays } from './calendar-days.tsx';

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
            <CalendarDays />
          </Calendar>
        </Dialog>
      </Popover>
    </DatePicker>
  );
}
