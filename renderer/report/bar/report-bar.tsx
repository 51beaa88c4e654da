import './report-bar.css';
import type { ReactNode, Ref } from 'react';
import type { ReportRecord } from '../../../preload/contract.ts';
import { useDataTimes } from '../../format/clock-context.ts';
import { visibleText } from '../../format/visible-text.ts';
import { aboutReport } from './about-words.ts';
import { ReportDetails } from './report-details.tsx';

/** What stands above a report: of which time and which stores it is, and what can be done with it. */
export function ReportBar({
  record,
  compare,
  period,
  group,
  slotRef,
  children,
}: {
  /** Of the report on screen. */
  readonly record: ReportRecord | undefined;
  /** The way to compare it with another one, which leads to another screen. */
  readonly compare: (onLeave: () => void) => ReactNode;
  /** Says of which time it is, and leads to others. */
  readonly period: ReactNode;
  /** Says of which stores it is. */
  readonly group: ReactNode;
  /** Where views put what they add, see shared/bar-slot.tsx. */
  readonly slotRef: Ref<HTMLDivElement>;
  /** How another report is made. */
  readonly children: ReactNode;
}) {
  const times = useDataTimes();
  return (
    <header className="report-bar">
      <h1 tabIndex={-1} className="visually-hidden">
        Report
      </h1>
      <div className="report-bar-time">
        {period}
        {record === undefined ? null : (
          <>
            <p className="visually-hidden">{aboutReport(record, times.instant)}</p>
            {record.label === '' ? null : (
              <bdi className="report-bar-label" title={visibleText(record.label)}>
                {visibleText(record.label)}
              </bdi>
            )}
            <ReportDetails record={record} compare={compare} />
          </>
        )}
      </div>
      <div className="report-bar-acts">
        {group}
        <div ref={slotRef} className="bar-slot" />
        {children}
      </div>
    </header>
  );
}
