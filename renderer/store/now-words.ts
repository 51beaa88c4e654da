import type { StoreEvidence } from '../../preload/contract.ts';
import type { PageClock } from '../format/local-clock.ts';

export type NowClock = Pick<PageClock, 'day' | 'time' | 'dayAndTime'>;
export type NowFacts = Pick<
  StoreEvidence,
  'asOf' | 'period' | 'openings' | 'stretches' | 'outages' | 'downAtClosing' | 'opensNext'
>;

/** Whether a store is up, down or closed at as-of, and since or until when; `undefined` of a period, which tells of no now. */
export function nowWords(facts: NowFacts, clock: NowClock): string | undefined {
  const { asOf, period, openings, stretches, outages } = facts;
  if (period !== undefined) return undefined;
  const at = `at ${clock.time(asOf)} on ${clock.day(asOf)}`;
  if (openings.at(-1)?.to !== asOf) return closedWords(at, facts, clock);
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

function closedWords(at: string, facts: NowFacts, clock: NowClock): string {
  const { asOf, opensNext, openings, outages, downAtClosing } = facts;
  const { day, time, dayAndTime } = clock;
  if (opensNext === asOf) return `Opening ${at}.`;
  const next = opensNext ?? asOf;
  const opens = opensNext === undefined ? undefined : day(next) === day(asOf) ? time(next) : dayAndTime(next);
  const [closing, last] = [openings.at(-1), outages.at(-1)];
  if (!downAtClosing || closing === undefined || last === undefined) {
    return opens === undefined ? `Closed ${at}.` : `Closed ${at}; opens ${opens}.`;
  }
  const on = day(closing.to) === day(asOf) ? '' : ` on ${day(closing.to)}`;
  const closed = `at ${time(closing.to)}${on}`;
  const down = `it was down when it closed ${closed} (since ${sinceWords(last, clock)})`;
  return `Closed ${at}; ${down}, and no poll has found it up after that.${opens === undefined ? '' : ` Opens ${opens}.`}`;
}

/** Since when an outage lasts, as far as the report can tell. */
export function sinceWords(
  { began, started }: StoreEvidence['outages'][number],
  { dayAndTime }: NowClock,
): string {
  return began === 'before-window' ? `before ${dayAndTime(started)}` : dayAndTime(started);
}
