import type { AutomationStatus, Preset } from '../../preload/contract.ts';
import { call } from '../bridge/bridge.ts';
import { formatOwnTime } from '../format/times.ts';
import { visibleText } from '../format/visible-text.ts';
import { PlanEntry } from './plan-entry.tsx';
import { PERIODS, periodWords, scheduleWords } from './schedule-words.ts';
import type { AutomationView } from './use-automation.ts';

export type ClockReportStatus = AutomationStatus['reports'][number];

export function ClockReport({
  entry,
  view,
  onEdit,
}: {
  readonly entry: ClockReportStatus;
  readonly view: AutomationView;
  readonly onEdit: () => void;
}) {
  const { id, days, time, folder, isOn, next, last } = entry;
  const when = days === undefined || time === undefined ? 'at other times' : scheduleWords(days, time);
  const name = `${periodWords(entry.period ?? 'windows')}, ${when}`;
  const period = presetOf(entry.period);
  return (
    <PlanEntry
      name={name}
      title={name}
      isOn={isOn}
      next={next === undefined ? 'Made by a later version of Store Monitor' : formatOwnTime(next)}
      last={last}
      isRunning={view.runs.has(id)}
      removal="It is not made any more. Those that were made stay where they are."
      onSwitch={(on) => {
        if (days === undefined || time === undefined) return;
        const wanted = { id, days, time, ...(period && { period }), isOn: on };
        void view.changeNow('It was not changed', call('saveClockReport', wanted));
      }}
      onRun={() => void view.runNow(id)}
      onEdit={onEdit}
      onRemove={() => void view.changeNow('It was not removed', call('removeAutomation', id))}
    >
      Written into a folder of its own in <span className="path">{visibleText(folder)}</span>
    </PlanEntry>
  );
}

/** `undefined`: of the last hour, day and week, or of a period that is not known here. */
export function presetOf(period: string | undefined): Preset | undefined {
  const choice = PERIODS.find(({ value }) => value === period)?.value;
  return choice === 'windows' ? undefined : choice;
}
