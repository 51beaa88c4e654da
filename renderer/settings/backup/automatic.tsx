import { useState } from 'react';
import { type AutomaticStatus, KEPT_BACKUPS, type Occasion, type Result } from '../../../preload/contract.ts';
import { call } from '../../bridge/bridge.ts';
import { useEvent } from '../../bridge/use-event.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { Button } from '../../components/button.tsx';
import { ErrorNotice, type Problem } from '../../components/error-notice.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { type Choice, Segmented } from '../../components/segmented.tsx';
import { formatBytes } from '../../format/numbers.ts';
import { formatOwnTime } from '../../format/times.ts';
import { Setting } from '../setting.tsx';

const OCCASIONS: readonly Choice<Occasion>[] = [
  { value: 'off', label: 'Off' },
  { value: 'daily', label: 'Daily' },
  { value: 'weekly', label: 'Weekly' },
  { value: 'before-import', label: 'Before each import' },
];

/** Backups that the app makes by itself: when, how many are kept, and where. */
export function AutomaticBackups() {
  const first = useQuery('automaticBackup').result;
  const [newer, setNewer] = useState<AutomaticStatus>();
  const [problem, setProblem] = useState<Problem>();
  useEvent('automaticBackup', setNewer);
  const status = newer ?? (first?.ok ? first.value : undefined);
  if (status === undefined) return null;

  async function take(work: Promise<Result<AutomaticStatus>>) {
    const answer = await work;
    if (answer.ok) setNewer(answer.value);
    setProblem(answer.ok ? undefined : { title: 'The setting was not changed', error: answer.error });
  }
  const { occasion, keep, folder, newest, failure } = status;
  return (
    <>
      <Setting
        title="Automatic backup"
        control={
          <Segmented
            label="Automatic backup"
            hideLabel
            choices={OCCASIONS}
            value={occasion}
            onChange={(chosen) => void take(call('changeAutomaticBackup', { occasion: chosen }))}
          />
        }
      >
        {newest === undefined
          ? 'None was made yet.'
          : `The last one was made ${formatOwnTime(newest.at)} (${formatBytes(newest.bytes)}).`}{' '}
        They are made while the app is open, beside whatever you do.
      </Setting>
      {failure === undefined ? null : (
        <ErrorNotice
          problem={{ title: `No automatic backup since ${formatOwnTime(failure.since)}`, error: failure }}
        />
      )}
      {problem === undefined ? null : (
        <ErrorNotice problem={problem} onDismiss={() => setProblem(undefined)} />
      )}
      {occasion === 'off' ? null : (
        <>
          <Setting
            title="Automatic backups to keep"
            control={
              <NumberField
                label="Automatic backups to keep"
                value={keep}
                onChange={(number) => void take(call('changeAutomaticBackup', { keep: number }))}
                min={KEPT_BACKUPS.least}
                max={KEPT_BACKUPS.most}
              />
            }
          >
            The newest are kept; older ones are deleted once a new one is whole.
          </Setting>
          <Setting
            title="Folder for automatic backups"
            control={<Button onPress={() => void take(call('chooseBackupFolder'))}>Choose a folder…</Button>}
          >
            <span className="path">{folder}</span>
          </Setting>
        </>
      )}
    </>
  );
}
