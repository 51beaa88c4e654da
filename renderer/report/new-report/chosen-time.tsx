import { CalendarDate } from '@internationalized/date';
import type { Ref } from 'react';
import {
  Calendar,
  Dialog,
  DialogTrigger,
  FieldError,
  Input,
  Label,
  Popover,
  Text,
  TextField,
} from 'react-aria-components';
import type { Clock, Overview } from '../../../preload/contract.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { IconButton } from '../../components/button.tsx';
import { CalendarDays } from '../../components/calendar-days.tsx';
import { useDataTimes } from '../../format/clock-context.ts';

/** Takes a time as a person types it, or a day of the calendar, and says how it is read and what the data reach over. */
export function ChosenTime({
  value,
  onChange,
  onSubmit,
  overview,
  error,
  inputRef,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onSubmit: () => void;
  readonly overview: Overview | undefined;
  readonly error: string | undefined;
  readonly inputRef: Ref<HTMLInputElement>;
}) {
  const times = useDataTimes();
  const instant = useReadInstant(value, times.clock);
  return (
    <TextField
      className="field chosen-time"
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onSubmit();
      }}
    >
      <Label className="field-label">
        {times.clock === 'utc' ? 'Time, in UTC' : 'Time, by this computer’s clock'}
      </Label>
      <div className="chosen-time-input">
        <Input className="input numbers" placeholder="2023-01-25 18:13" spellCheck="false" ref={inputRef} />
        <DayPicker value={value} onPick={onChange} overview={overview} clock={times.clock} />
      </div>
      <FieldError className="field-error">{error}</FieldError>
      {error === undefined ? (
        <Text slot="description" className="field-description numbers">
          {instant === undefined ? rangeOf(overview, times.date) : `Means ${times.instant(instant)}`}
        </Text>
      ) : null}
    </TextField>
  );
}

function rangeOf(overview: Overview | undefined, date: (at: number) => string): string {
  if (overview?.oldestPoll === undefined || overview.newestPoll === undefined)
    return 'There are no polls yet';
  return `Polls: ${date(overview.oldestPoll)} to ${date(overview.newestPoll)}`;
}

/** How main reads what is typed; `undefined` while it is no time. */
function useReadInstant(text: string, clock: Clock): number | undefined {
  const { result } = useQuery('readInstant', { text, clock });
  return result?.ok ? result.value : undefined;
}

function DayPicker({
  value,
  onPick,
  overview,
  clock,
}: {
  readonly value: string;
  readonly onPick: (value: string) => void;
  readonly overview: Overview | undefined;
  readonly clock: Clock;
}) {
  const first = dayOf(overview?.oldestPoll, clock);
  const last = dayOf(overview?.newestPoll, clock);
  const typed = /^(\d{4})-(\d{2})-(\d{2})/.exec(value.trim());
  const chosen =
    typed === null ? undefined : new CalendarDate(Number(typed[1]), Number(typed[2]), Number(typed[3]));
  const isInData =
    chosen !== undefined &&
    (first === undefined || chosen.compare(first) >= 0) &&
    (last === undefined || chosen.compare(last) <= 0);
  return (
    <DialogTrigger>
      <IconButton icon="calendar" label="Choose a day" />
      <Popover className="menu-popover" placement="bottom end">
        <Dialog className="calendar-dialog" aria-label="Choose a day">
          {({ close }) => (
            <Calendar
              className="calendar"
              aria-label="Days of the data"
              value={isInData ? chosen : null}
              {...(last === undefined
                ? {}
                : { defaultFocusedValue: isInData ? chosen : last, maxValue: last })}
              {...(first === undefined ? {} : { minValue: first })}
              onChange={(day) => {
                onPick(`${day.toString()}${value.trim().slice(10)}`);
                close();
              }}
            >
              <CalendarDays />
            </Calendar>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function dayOf(instant: number | undefined, clock: Clock): CalendarDate | undefined {
  if (instant === undefined) return undefined;
  const at = new Date(instant);
  return clock === 'utc'
    ? new CalendarDate(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate())
    : new CalendarDate(at.getFullYear(), at.getMonth() + 1, at.getDate());
}
