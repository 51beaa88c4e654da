import { useId, useState } from 'react';
import type { AppError, AutomationStatus, Days, Result } from '../../preload/contract.ts';
import { call } from '../bridge/bridge.ts';
import { ChoiceSelect } from '../components/choice-select.tsx';
import { Checkbox, TextField } from '../components/fields.tsx';
import { parseWithin } from '../components/parse-within.ts';
import { Segmented } from '../components/segmented.tsx';
import { HOUR } from '../format/times.ts';
import { type ClockReportStatus, presetOf } from './clock-report.tsx';
import { type ChosenFolder, FolderField, PlanDialog } from './plan-dialog.tsx';
import { isWorkWeek, PERIODS, type PeriodChoice, parseTime, timeText, WEEKDAYS } from './schedule-words.ts';

const OFTEN = [
  { value: 'day', label: 'Daily' },
  { value: 'work', label: 'Mon–Fri' },
  { value: 'weekdays', label: 'Weekly' },
  { value: 'month', label: 'Monthly' },
] as const;
type Often = (typeof OFTEN)[number]['value'];

const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];
const WORK_WEEK = [0, 1, 2, 3, 4];

/** When a report is made, of which period, and where it goes. */
export function ReportDialog({
  entry,
  onSave,
  onClose,
}: {
  readonly entry: ClockReportStatus | undefined;
  readonly onSave: (work: Promise<Result<AutomationStatus>>) => Promise<AppError | undefined>;
  readonly onClose: () => void;
}) {
  const before = entry?.days ?? { kind: 'weekdays', weekdays: [0] };
  const [often, setOften] = useState<Often>(oftenOf(before));
  const [weekdays, setWeekdays] = useState(before.kind === 'weekdays' ? before.weekdays : [0]);
  const [monthDay, setMonthDay] = useState(before.kind === 'month' ? String(before.day) : '1');
  const [time, setTime] = useState(timeText(entry?.time ?? 7 * HOUR));
  const [period, setPeriod] = useState<PeriodChoice>(
    entry === undefined ? 'last-week' : (presetOf(entry.period) ?? 'windows'),
  );
  const [folder, setFolder] = useState<ChosenFolder | undefined>(entry && { path: entry.folder });
  const [wrong, setWrong] = useState<{ readonly day?: string; readonly time?: string }>({});
  const periodId = useId();

  async function submit() {
    const [days, at] = [daysOf(often, weekdays, monthDay), parseTime(time)];
    setWrong({
      ...(days === undefined && { day: 'A day from 1 to 31.' }),
      ...(at === undefined && { time: 'A time of day such as 07:00.' }),
    });
    if (days === undefined || at === undefined) return { message: 'Nothing is saved yet.' };
    if (days.kind === 'weekdays' && days.weekdays.length === 0) return { message: 'Choose a day.' };
    if (folder === undefined) return { message: 'Choose the folder that reports go to.' };
    return onSave(
      call('saveClockReport', {
        ...(entry && { id: entry.id }),
        ...(folder.token !== undefined && { folder: folder.token }),
        days,
        time: at,
        ...(period !== 'windows' && { period }),
        isOn: entry?.isOn ?? true,
      }),
    );
  }

  return (
    <PlanDialog
      title={entry === undefined ? 'Add a report by the clock' : 'Change the report'}
      confirm={entry === undefined ? 'Add report' : 'Save changes'}
      submit={submit}
      onClose={onClose}
    >
      <Segmented label="How often" choices={OFTEN} value={often} onChange={setOften} />
      {often === 'weekdays' ? (
        <fieldset className="plan-days">
          <legend className="field-label">On these days</legend>
          {WEEKDAYS.map((name, day) => (
            <Checkbox
              key={name}
              isSelected={weekdays.includes(day)}
              onChange={(isOn) =>
                setWeekdays(
                  isOn ? [...weekdays, day].sort((a, b) => a - b) : weekdays.filter((one) => one !== day),
                )
              }
            >
              {name}
            </Checkbox>
          ))}
        </fieldset>
      ) : null}
      {often === 'month' ? (
        <TextField label="Day of the month" value={monthDay} onChange={setMonthDay} error={wrong.day} />
      ) : null}
      <TextField label="At, by this computer’s clock" value={time} onChange={setTime} error={wrong.time} />
      <div className="field">
        <span className="field-label" id={periodId}>
          Period
        </span>
        <ChoiceSelect label="Period of the report" choices={PERIODS} value={period} onChange={setPeriod} />
      </div>
      <FolderField label="Save in this folder" purpose="reports" value={folder} onChange={setFolder} />
      <p className="hint">
        Each gets a folder of its own, named by day and time. If the computer sleeps or the app is closed at
        that time, the report is made as soon as it can be; of several that were missed, only the latest.
      </p>
    </PlanDialog>
  );
}

function oftenOf(days: Days): Often {
  if (days.kind === 'month') return 'month';
  if (days.weekdays.length === 7) return 'day';
  return isWorkWeek(days.weekdays) ? 'work' : 'weekdays';
}

/** `undefined`: what was typed is no day of a month. */
function daysOf(often: Often, weekdays: readonly number[], monthDay: string): Days | undefined {
  switch (often) {
    case 'day':
      return { kind: 'weekdays', weekdays: EVERY_DAY };
    case 'work':
      return { kind: 'weekdays', weekdays: WORK_WEEK };
    case 'weekdays':
      return { kind: 'weekdays', weekdays };
    case 'month': {
      const day = parseWithin(monthDay, 1, 31);
      return day === undefined ? undefined : { kind: 'month', day };
    }
  }
}
