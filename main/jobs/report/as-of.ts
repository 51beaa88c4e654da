import { parseTimestamp } from '../../import/timestamp.ts';

/** The instant a report is computed as of (SPEC §2): the newest poll, the system clock, or an instant (ms). */
export type AsOf = 'latest' | 'now' | number;

/** What a person is told who gives something else. */
export const AS_OF_RULE = 'latest, now or an instant such as 2023-01-25T18:13:22Z';

/** Reads `latest`, `now` or an instant in any form that polls are written in; `undefined`: it is none of them. */
export function parseAsOf(text: string): AsOf | undefined {
  return text === 'latest' || text === 'now' ? text : parseTimestamp(text);
}
