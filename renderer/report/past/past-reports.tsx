import './past-reports.css';
import { useMemo } from 'react';
import {
  Collection,
  Header,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  ListLayout,
  Virtualizer,
} from 'react-aria-components';
import { REACH_MINUTES, type ReportRecord } from '../../../preload/contract.ts';
import type { Problem } from '../../components/error-notice.tsx';
import { useDataTimes } from '../../format/clock-context.ts';
import { formatCounted, formatShare } from '../../format/numbers.ts';
import { reportName } from '../../format/report-name.ts';
import { formatOwnDay, formatOwnTimeOfDay, MINUTE } from '../../format/times.ts';
import { groupByDay, type ReportDay } from './report-days.ts';

const ROW_HEIGHT = 46;
const HEADING_HEIGHT = 28;

/**
 * All reports, the running ones too, whichever door they were asked for at: one Tab stop, arrows inside, and only
 * those in sight in the page.
 */
export function PastReports({
  records,
  problem,
  openedId,
  onOpen,
}: {
  readonly records: readonly ReportRecord[];
  readonly problem: Problem | undefined;
  readonly openedId: string | undefined;
  readonly onOpen: (record: ReportRecord) => void;
}) {
  const alike = useMemo(() => askedAgain(records), [records]);
  const days = useMemo(() => groupByDay(records, (at) => formatOwnDay(at, Date.now())), [records]);
  if (records.length === 0 && problem === undefined) return null;
  return (
    <section className="past-reports" aria-labelledby="past-reports-heading">
      <h2 id="past-reports-heading">Past reports</h2>
      {problem === undefined ? null : <p className="past-problem">{problem.error.message}</p>}
      <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: ROW_HEIGHT, headingSize: HEADING_HEIGHT }}>
        <ListBox
          className="past-list"
          aria-labelledby="past-reports-heading"
          items={days}
          dependencies={[records]}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={openedId === undefined ? [] : [openedId]}
          onSelectionChange={(keys) => {
            const record = keys === 'all' ? undefined : records.find(({ id }) => keys.has(id));
            if (record !== undefined && canOpen(record)) onOpen(record);
          }}
        >
          {(day: ReportDay) => (
            <ListBoxSection id={day.day}>
              <Header className="past-day">{day.day}</Header>
              <Collection items={day.records} dependencies={[records]}>
                {(record) => (
                  <PastReport
                    record={record}
                    isAskedAgain={alike.has(periodOf(record))}
                    place={records.indexOf(record) + 1}
                    count={records.length}
                  />
                )}
              </Collection>
            </ListBoxSection>
          )}
        </ListBox>
      </Virtualizer>
    </section>
  );
}

const canOpen = ({ state }: ReportRecord) => state === 'Complete' || state === 'Failed';

const periodOf = ({ period }: ReportRecord) => JSON.stringify([period?.kind, period?.from, period?.to]);

/** The periods that reports of several as-ofs are of: their name alone does not tell which is which. */
function askedAgain(records: readonly ReportRecord[]): ReadonlySet<string> {
  const asOfs = new Map<string, number>();
  const found = new Set<string>();
  for (const record of records) {
    if (record.period === undefined) continue;
    const period = periodOf(record);
    if ((asOfs.get(period) ?? record.asOf) !== record.asOf) found.add(period);
    asOfs.set(period, record.asOf);
  }
  return found;
}

function PastReport({
  record,
  isAskedAgain,
  place,
  count,
}: {
  readonly record: ReportRecord;
  /** Other reports of its period are as of other times. */
  readonly isAskedAgain: boolean;
  readonly place: number;
  readonly count: number;
}) {
  const times = useDataTimes();
  const asOf = times.instant(record.asOf);
  const name = reportName(record, times.instant);
  const about = [isAskedAgain ? `as of ${asOf}` : record.label === '' ? '' : asOf, describe(record)]
    .filter(Boolean)
    .join(' · ');
  return (
    <ListBoxItem
      id={record.id}
      className="past-report"
      textValue={`${name}, ${about}`}
      // Among all reports: within a section of a virtual list, React Aria counts the heading too.
      render={(attributes) =>
        'href' in attributes ? (
          <a {...attributes} />
        ) : (
          // biome-ignore lint/a11y/useAriaPropsSupportedByRole: its role, option, is among the attributes
          <div {...attributes} aria-posinset={place} aria-setsize={count} />
        )
      }
    >
      <span className="past-as-of numbers">{name}</span>
      <span className="past-state">
        {record.state === 'Running' ? <span className="dot dot-running" /> : null}
        {record.state === 'Failed' ? <span className="dot dot-failed" /> : null}
        {about}
      </span>
    </ListBoxItem>
  );
}

/** What tells it from the others of its day. */
function describe(record: ReportRecord): string {
  const time = formatOwnTimeOfDay(record.createdAt);
  switch (record.state) {
    case 'Running':
      return record.waitsFor === 'import'
        ? 'Waiting for the import'
        : `Running, ${formatShare(record.progress)}`;
    case 'Failed':
      return `Failed · ${time} · ${record.error.message}`;
    case 'Cancelled':
      return `Cancelled · ${time}`;
    case 'Complete': {
      const isUsual = record.reach === REACH_MINUTES.usual * MINUTE;
      return [
        // Beside a reach there is no room for it.
        isUsual && record.period === undefined ? `Week · ${time}` : time,
        record.stores === undefined ? '' : formatCounted(record.stores, 'store'),
        isUsual ? '' : `reach ${record.reach / MINUTE} min`,
        record.fromUndone ? 'from data since undone' : '',
      ]
        .filter(Boolean)
        .join(' · ');
    }
  }
}
