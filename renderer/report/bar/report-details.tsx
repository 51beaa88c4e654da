import type { ReactNode } from 'react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { ReportRecord } from '../../../preload/contract.ts';
import { IconButton } from '../../components/button.tsx';
import { useDataTimes } from '../../format/clock-context.ts';
import { formatCounted } from '../../format/numbers.ts';
import { formatOwnTime } from '../../format/times.ts';
import { aboutReport } from './about-words.ts';

/** What is seldom asked of a report: as of when, with which reach, when it was made, and how another one differs. */
export function ReportDetails({
  record,
  compare,
}: {
  readonly record: ReportRecord;
  /** The way to compare it with another one, which leads to another screen. */
  readonly compare: (onLeave: () => void) => ReactNode;
}) {
  const times = useDataTimes();
  return (
    <DialogTrigger>
      <IconButton icon="info" label="Details" />
      <Popover className="menu-popover" placement="bottom start">
        <Dialog className="report-details" aria-label="Details of the report">
          {({ close }) => (
            <>
              <p>{aboutReport(record, times.instant)}.</p>
              <p className="hint">
                {record.stores === undefined
                  ? 'Created'
                  : `${formatCounted(record.stores, 'store')}, created`}{' '}
                {formatOwnTime(record.createdAt)}. What it was made from stands in History.
              </p>
              {compare(close)}
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
