import type { ReportTable } from '../../../preload/contract.ts';
import { formatAmount, formatPercent } from '../../format/numbers.ts';
import { HOUR } from '../../format/times.ts';
import { visibleText } from '../../format/visible-text.ts';
import { longestOf, timesOf, valuesOf } from '../shared/report-numbers.ts';

/** The last week, or the period, of one store by both methods, as sentences can say it: hours and polls for reading. */
export type WorkedExample = {
  readonly store: string;
  readonly polls: { readonly up: string; readonly down: string; readonly uptime: string };
  readonly hours: {
    readonly up: string;
    readonly down: string;
    readonly unknown: string;
    readonly open: string;
    readonly uptime: string;
  };
};

/** Takes the store with the most downtime that both methods know of, else one that was observed at all. */
export function workedExample(table: ReportTable): WorkedExample | undefined {
  const window = longestOf(table);
  let chosen: number | undefined;
  let most = -1;
  for (let store = 0; store < table.stores.length; store++) {
    const polls = timesOf(table, 'poll-count', window, store);
    const hours = timesOf(table, 'interpolated', window, store);
    if (polls.up + polls.down === 0 || hours.up + hours.down === 0) continue;
    const down = polls.down > 0 ? hours.down : 0;
    if (down > most) [chosen, most] = [store, down];
  }
  if (chosen === undefined) return undefined;
  const polls = timesOf(table, 'poll-count', window, chosen);
  const hours = timesOf(table, 'interpolated', window, chosen);
  const amount = (time: number) => formatAmount(time / HOUR);
  const uptime = (method: 'poll-count' | 'interpolated') =>
    formatPercent(valuesOf(table, method, 'uptime', window)?.[chosen] ?? Number.NaN);
  return {
    store: visibleText(table.stores[chosen] ?? ''),
    polls: { up: amount(polls.up), down: amount(polls.down), uptime: uptime('poll-count') },
    hours: {
      up: amount(hours.up),
      down: amount(hours.down),
      unknown: amount(hours.unknown),
      open: amount(hours.up + hours.down + hours.unknown),
      uptime: uptime('interpolated'),
    },
  };
}
