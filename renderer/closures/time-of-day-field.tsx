import type { Time } from '@internationalized/date';
import { DateInput, DateSegment, FieldError, Label, TimeField } from 'react-aria-components';

/** A time of day on the store's own clock; nothing where the whole day is meant. */
export function TimeOfDayField({
  label,
  value,
  onChange,
  error,
}: {
  readonly label: string;
  readonly value: Time | null;
  readonly onChange: (time: Time | null) => void;
  readonly error?: string | undefined;
}) {
  return (
    <TimeField<Time>
      className="field time-field"
      granularity="minute"
      hourCycle={24}
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
    >
      <Label className="field-label">{label}</Label>
      <DateInput className="input day-segments numbers">
        {(segment) => <DateSegment segment={segment} className="day-segment" />}
      </DateInput>
      <FieldError className="field-error">{error}</FieldError>
    </TimeField>
  );
}
