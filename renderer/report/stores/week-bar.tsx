import type { Method, ReportTable } from '../../../preload/contract.ts';
import { formatFineShare } from '../../format/numbers.ts';
import { type Times, timesOf } from '../report-numbers.ts';

/** How the business time of a store's last week divides into up, down and unknown. */
export function WeekBar({
  table,
  method,
  store,
}: {
  readonly table: ReportTable;
  readonly method: Method;
  readonly store: number;
}) {
  const times = timesOf(table, method, 'week', store);
  const all = times.up + times.down + times.unknown;
  const text = describe(times, all);
  return (
    <div role="img" className="week-bar" aria-label={text} title={text}>
      <Part look="week-up" share={times.up / all} />
      <Part look="week-down" share={times.down / all} />
      <Part look="week-unknown" share={times.unknown / all} />
    </div>
  );
}

export function describeWeek(table: ReportTable, method: Method, store: number): string {
  const times = timesOf(table, method, 'week', store);
  return describe(times, times.up + times.down + times.unknown);
}

function Part({ look, share }: { readonly look: string; readonly share: number }) {
  return share > 0 ? <span className={look} style={{ flexGrow: share }} /> : null;
}

function describe({ up, down, unknown }: Times, all: number): string {
  if (all === 0) return 'No business time';
  const parts = [`${formatFineShare(up / all)} up`, `${formatFineShare(down / all)} down`];
  if (unknown > 0) parts.push(`${formatFineShare(unknown / all)} not observed`);
  return parts.join(', ');
}
