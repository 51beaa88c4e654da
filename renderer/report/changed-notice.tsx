import '../components/notice.css';
import { useEffect, useState } from 'react';
import type { ReportRecord, ReportRequest } from '../../preload/contract.ts';
import { call } from '../bridge/bridge.ts';
import { useEvent } from '../bridge/use-event.ts';
import { Button } from '../components/button.tsx';
import { Icon } from '../components/icon.tsx';
import { MINUTE } from '../format/times.ts';

/** Says of the report on screen that its data are others now; nothing where they are not, or that cannot be told. */
export function ChangedNotice({
  record,
  isRunning,
  onCreateAgain,
}: {
  readonly record: ReportRecord;
  readonly isRunning: boolean;
  readonly onCreateAgain: (request: ReportRequest) => void;
}) {
  const hasChanged = useHasDataChanged(record.id);
  if (!hasChanged) return null;
  return (
    <div className="saved-notice" role="status">
      <Icon name="clock" />
      <p>
        <strong>The data have changed since this report was made.</strong> It shows what was known then.
      </p>
      <Button isDisabled={isRunning} onPress={() => onCreateAgain(requestOf(record))}>
        Create again
      </Button>
    </div>
  );
}

/** As the report was asked for: of the latest poll, of now, or of the same instant. */
function requestOf({ asOf, asOfChoice = 'instant', reach }: ReportRecord): ReportRequest {
  return {
    asOf:
      asOfChoice === 'instant'
        ? { kind: 'instant', text: new Date(asOf).toISOString(), clock: 'utc' }
        : { kind: asOfChoice },
    reachMinutes: reach / MINUTE,
  };
}

function useHasDataChanged(id: string): boolean {
  const [changed, setChanged] = useState<{ id: string; changed: boolean }>();
  const [asked, setAsked] = useState(0);
  useEvent('dataChanged', () => setAsked((count) => count + 1));
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever the data changed
  useEffect(() => {
    let isWanted = true;
    void call('hasDataChanged', id).then((answer) => {
      if (isWanted) setChanged({ id, changed: answer.ok && answer.value === true });
    });
    return () => {
      isWanted = false;
    };
  }, [id, asked]);
  return changed?.id === id && changed.changed;
}
