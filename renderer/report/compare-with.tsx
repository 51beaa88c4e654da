import './past/past-reports.css';
import { useState } from 'react';
import {
  Dialog,
  DialogTrigger,
  ListBox,
  ListBoxItem,
  ListLayout,
  Popover,
  Virtualizer,
} from 'react-aria-components';
import type { ReportRecord } from '../../preload/contract.ts';
import { Button } from '../components/button.tsx';
import { useDataTimes } from '../format/clock-context.ts';
import { reportName } from '../format/report-name.ts';
import { formatOwnTime } from '../format/times.ts';

const ROW_HEIGHT = 46;
/** What the list has above and below its rows. */
const LIST_EDGE = 20;

/** Lets another complete report be chosen to compare with. */
export function CompareWith({
  others,
  onChoose,
}: {
  readonly others: readonly ReportRecord[];
  readonly onChoose: (other: ReportRecord) => void;
}) {
  const times = useDataTimes();
  const [isOpen, setOpen] = useState(false);
  if (others.length === 0) return null;
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button>Compare with…</Button>
      <Popover
        className="menu-popover list-popover"
        placement="bottom end"
        style={{ height: `min(${others.length * ROW_HEIGHT + LIST_EDGE}px, 420px, 80vh)` }}
      >
        <Dialog aria-label="Compare with">
          <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: ROW_HEIGHT }}>
            <ListBox
              className="past-list"
              aria-label="Compare with"
              autoFocus
              items={others}
              selectionMode="single"
              onSelectionChange={(keys) => {
                const other = keys === 'all' ? undefined : others.find(({ id }) => keys.has(id));
                if (other === undefined) return;
                setOpen(false);
                onChoose(other);
              }}
            >
              {(record) => (
                <ListBoxItem
                  id={record.id}
                  className="past-report"
                  textValue={reportName(record, times.instant)}
                >
                  <span className="past-as-of numbers">
                    <bdi>{reportName(record, times.instant)}</bdi>
                  </span>
                  <span className="past-state">
                    {record.label === '' && record.period === undefined
                      ? ''
                      : `as of ${times.instant(record.asOf)} · `}
                    created {formatOwnTime(record.createdAt)}
                  </span>
                </ListBoxItem>
              )}
            </ListBox>
          </Virtualizer>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
