import '../components/notice.css';
import { useState } from 'react';
import type { ReportRecord, ReportRequest } from '../../preload/contract.ts';
import { useQuery } from '../bridge/use-query.ts';
import { Button, IconButton } from '../components/button.tsx';
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
  const { result } = useQuery('hasDataChanged', record.id);
  const [isSeen, setSeen] = useState(false);
  if (isSeen || result?.ok !== true || result.value !== true) return null;
  return (
    <div className="saved-notice" role="status">
      <Icon name="clock" />
      <p>
        <strong>The data have changed since this report was made.</strong> It shows what was known then.
      </p>
      <Button isDisabled={isRunning} onPress={() => onCreateAgain(requestOf(record))}>
        Create again
      </Button>
      <IconButton icon="close" label="Hide this notice" onPress={() => setSeen(true)} />
    </div>
  );
}

/** The same time, by whatever name it was asked for: that of last month may mean another one by now. */
const daysOf = (period: NonNullable<ReportRecord['period']>): NonNullable<ReportRequest['period']> =>
  period.kind === 'dates' ? { kind: 'dates', from: period.from, to: period.to } : period;

/** As the report was asked for: of the latest poll, of now, or of the same instant. */
function requestOf({ asOf, asOfChoice = 'instant', reach, period }: ReportRecord): ReportRequest {
  return {
    asOf:
      asOfChoice === 'instant'
        ? { kind: 'instant', text: new Date(asOf).toISOString(), clock: 'utc' }
        : { kind: asOfChoice },
    reachMinutes: reach / MINUTE,
    ...(period === undefined ? {} : { period: daysOf(period) }),
  };
}
