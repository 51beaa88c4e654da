import { type Preferences, REACH_MINUTES } from '../../preload/contract.ts';
import { NumberField } from '../components/number-field.tsx';
import { type Choice, Segmented } from '../components/segmented.tsx';
import { METHODS } from '../format/methods.ts';
import { usePreferences } from '../workspace/preferences.ts';
import { CurrencySetting } from './currency-setting.tsx';
import { ReportZoneSetting } from './report-zone-setting.tsx';
import { Setting } from './setting.tsx';
import { TargetSetting } from './target-setting.tsx';

const THEMES: readonly Choice<Preferences['theme']>[] = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

const CLOCKS: readonly Choice<Preferences['clock']>[] = [
  { value: 'store', label: 'Each store’s own time' },
  { value: 'utc', label: 'UTC' },
  { value: 'computer', label: 'This computer' },
];

const VERSION_AGE: readonly Choice<Preferences['versionAge']>[] = [
  { value: 'quarterly', label: 'Every three months' },
  { value: 'never', label: 'Never' },
];

/** How the app looks, and how a report is made and shown unless the person asks for something else. */
export function General() {
  const [{ theme, clock, method, reachMinutes, reportZone, currency, targetPercent, versionAge }, change] =
    usePreferences();
  return (
    <section className="section settings-section" aria-labelledby="general-heading">
      <h2 id="general-heading">General</h2>
      <div className="card settings-card">
        <Setting
          title="Theme"
          control={
            <Segmented
              label="Theme"
              hideLabel
              choices={THEMES}
              value={theme}
              onChange={(chosen) => change({ theme: chosen })}
            />
          }
        >
          System follows what this computer is set to.
        </Setting>
        <Setting
          title="Times in the data"
          control={
            <Segmented
              label="Times in the data"
              hideLabel
              choices={CLOCKS}
              value={clock}
              onChange={(chosen) => change({ clock: chosen })}
            />
          }
        >
          Polls, outages and reports, always with the zone beside them; in UTC where no one store is meant. A
          store’s timeline is always in its own time. What you did yourself is shown by this computer’s clock.
        </Setting>
        <Setting
          title="Usual method"
          control={
            <Segmented
              label="Usual method"
              hideLabel
              choices={METHODS}
              value={method}
              onChange={(chosen) => change({ method: chosen })}
            />
          }
        >
          The method that files of a report use. Choosing another one in Share… changes it here too.
        </Setting>
        <Setting
          title="Usual reach, in minutes"
          control={
            <NumberField
              label="Usual reach, in minutes"
              value={reachMinutes}
              onChange={(minutes) => change({ reachMinutes: minutes })}
              min={REACH_MINUTES.least}
              max={REACH_MINUTES.most}
            />
          }
        >
          How long a poll speaks for in a new report, from {REACH_MINUTES.least} to {REACH_MINUTES.most}.
        </Setting>
        <ReportZoneSetting zone={reportZone} onChange={(zone) => change({ reportZone: zone })} />
        <CurrencySetting currency={currency} onChange={(chosen) => change({ currency: chosen })} />
        <Setting
          title="Tell how old this version is"
          control={
            <Segmented
              label="Tell how old this version is"
              hideLabel
              choices={VERSION_AGE}
              value={versionAge}
              onChange={(chosen) => change({ versionAge: chosen })}
            />
          }
        >
          A notification says so, and where to look for a newer one: the app does not go online to find out.
        </Setting>
        <TargetSetting percent={targetPercent} onChange={(percent) => change({ targetPercent: percent })} />
      </div>
    </section>
  );
}
