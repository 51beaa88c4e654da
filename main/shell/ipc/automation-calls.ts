import * as v from 'valibot';
import type { Service } from '../../jobs/service/service.ts';
import { PRESETS } from '../../report/calendar.ts';
import type { Background } from '../automation/background.ts';
import type { AutomationControl } from '../automation/control.ts';
import type { Dialogs } from '../dialogs.ts';
import { Count, call, PageSize, Uuid } from './call.ts';

type AutomationNeeds = {
  readonly service: Service;
  readonly control: AutomationControl;
  readonly background: Background;
  readonly dialogs: Dialogs;
};

const FOLDER_FOR = {
  watch: 'Choose a folder to watch',
  reports: 'Choose a folder for reports',
} as const;

const DAY_MS = 86_400_000;
const Weekday = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6));
const Days = v.variant('kind', [
  v.strictObject({
    kind: v.literal('weekdays'),
    weekdays: v.pipe(v.array(Weekday), v.minLength(1), v.maxLength(7), v.readonly()),
  }),
  v.strictObject({
    kind: v.literal('month'),
    day: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(31)),
  }),
]);
const TimeOfDay = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(0),
  v.maxValue(DAY_MS - 1),
  v.multipleOf(60_000),
);

/** What the window asks about what is done by itself. */
export function automationCalls({ service, control, background, dialogs }: AutomationNeeds) {
  return {
    automation: call([], () => control.status()),
    chooseAutomationFolder: call([v.picklist(['watch', 'reports'])], async (purpose) => {
      const path = await dialogs.chooseFolder(FOLDER_FOR[purpose]);
      return path === undefined ? undefined : control.remember(path);
    }),
    saveWatch: call(
      [
        v.strictObject({
          id: v.exactOptional(Uuid),
          folder: v.exactOptional(Uuid),
          move: v.boolean(),
          isOn: v.boolean(),
        }),
      ],
      (wanted) => control.saveFolder(wanted),
    ),
    saveClockReport: call(
      [
        v.strictObject({
          id: v.exactOptional(Uuid),
          folder: v.exactOptional(Uuid),
          days: Days,
          time: TimeOfDay,
          period: v.exactOptional(v.picklist(PRESETS)),
          isOn: v.boolean(),
        }),
      ],
      (wanted) => control.saveReport(wanted),
    ),
    removeAutomation: call([Uuid], (id) => control.remove(id)),
    runAutomationNow: call([Uuid], (id) => control.runNow(id)),
    deeds: call([v.strictObject({ limit: PageSize, before: v.exactOptional(Count) })], ({ limit, before }) =>
      service.read('deeds', limit, before),
    ),
    background: call([], () => background.settings()),
    changeBackground: call(
      [
        v.strictObject({
          goesOnWithoutWindow: v.exactOptional(v.boolean()),
          startsAtLogin: v.exactOptional(v.boolean()),
        }),
      ],
      (change) => background.change(change),
    ),
  };
}
