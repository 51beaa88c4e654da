import type { StoreEvidence } from '../../preload/contract.ts';
import type { PageClock } from '../format/local-clock.ts';

export type NowClock = Pick<PageClock, 'day' | 'time' | 'dayAndTime'>;
export type NowFacts = Pick<
  StoreEvidence,
  'asOf' | 'period' | 'openings' | 'stretches' | 'outages' | 'opensNext'
>;

/** Whether a store is up, down or closed at as-of, and since or until when; `undefined` of a period, which tells of no now. */
export function nowWords(facts: NowFacts, clock: NowClock): string | undefined {
  const { asOf, period, openings, stretches, outages, opensNext } = facts;
  if (period !== undefined) return undefined;
  const at = `at ${clock.time(asOf)} on ${clock.day(asOf)}`;
  if (openings.at(-1)?.to !== asOf) return closedWords(at, asOf, opensNext, clock);
  switch (stretches.at(-1)?.state) {
    case 'up':
      return `Up ${at}.`;
    case 'down': {
      const last = outages.at(-1);
      return last?.endedBy === 'as-of' ? `Down ${at}, since ${sinceWords(last, clock)}.` : `Down ${at}.`;
    }
    default:
      return `Open ${at}; nobody watched then.`;
  }
}

function closedWords(
  at: string,
  asOf: number,
  opensNext: number | undefined,
  { day, time, dayAndTime }: NowClock,
): string {
  if (opensNext === undefined) return `Closed ${at}.`;
  if (opensNext === asOf) return `Opening ${at}.`;
  const opens = day(opensNext) === day(asOf) ? time(opensNext) : dayAndTime(opensNext);
  return `Closed ${at}; opens ${opens}.`;
}

/** Since when an outage lasts, as far as the report can tell. */
export function sinceWords(
  { began, started }: StoreEvidence['outages'][number],
  { dayAndTime }: NowClock,
): string {
  return began === 'before-window' ? `before ${dayAndTime(started)}` : dayAndTime(started);
}
