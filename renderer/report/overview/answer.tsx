import { useMemo } from 'react';
import type { ReportTable } from '../../../preload/contract.ts';
import { useDataTimes } from '../../format/clock-context.ts';
import { changeSentence, type Held } from '../../trend/change-sentence.ts';
import { longestOf } from '../shared/report-numbers.ts';
import { longestFacts, type WindowFacts } from '../summary/window-facts.ts';
import { DownAtAsOf, DownAtClosing, FirstToCall, NeverOnline, OutagesOf } from './answer-lead.tsx';
import { RarelyObserved, Taken, UptimeOf } from './answer-taken.tsx';
import { AsideLine } from './aside-line.tsx';
import { ageWords } from './data-age.ts';
import { Door } from './door.tsx';
import type { DownNow } from './down-now.ts';
import { PeriodWays } from './period-ways.tsx';
import type { Scope } from './scope.ts';
import { whoseAwaitedWords, whoseTogetherWords } from './whose-together.ts';

/** What a report says in short: what is down, what that took and cost, and whether it was better before (SPEC §16). */
export function Answer({
  table,
  scope,
  downNow,
  downAtClosing,
  isEvery,
  hour,
  held,
  together,
  newestPoll,
  onShowWeekBefore,
}: {
  readonly table: ReportTable;
  readonly scope: Scope;
  readonly downNow: DownNow;
  readonly downAtClosing: DownNow;
  /** No other store is down: none that was never online. */
  readonly isEvery: boolean;
  /** What happened in the hour before as-of; `undefined` for a report of a period. */
  readonly hour: WindowFacts | undefined;
  /** Beside the week before; `undefined` for a report of a period. */
  readonly held: Held | undefined;
  /** What made it worse than the week before, in words. */
  readonly together: string | undefined;
  /** In what is stored now. */
  readonly newestPoll: number | undefined;
  readonly onShowWeekBefore: () => void;
}) {
  const times = useDataTimes();
  // A period is of a time that was chosen, and tells of no now.
  const age =
    longestOf(table) === 'period' ? undefined : ageWords(table.record, newestPoll, Date.now(), times.instant);
  const whose = useMemo(() => whoseTogetherWords(table, scope), [table, scope]);
  const awaited = useMemo(() => whoseAwaitedWords(table, scope), [table, scope]);
  return (
    <section className="answer" aria-label="In short">
      <p className="answer-lead">
        {longestOf(table) === 'period' ? (
          <OutagesOf table={table} scope={scope} />
        ) : (
          <>
            <DownAtAsOf table={table} scope={scope} count={downNow.length} isEvery={isEvery} hour={hour} />{' '}
            <FirstToCall table={table} downNow={downNow} />
          </>
        )}{' '}
        <DownAtClosing count={downAtClosing.length} isMore={downNow.length > 0} />{' '}
        <NeverOnline table={table} scope={scope} />
      </p>
      <p className={`answer-more answer-of-${longestOf(table) === 'period' ? 'period' : 'week'}`}>
        <RarelyObserved facts={longestFacts(table, scope.group)} period={table.record.period} />
        <Taken table={table} scope={scope} />
        {held === undefined ? (
          <UptimeOf table={table} scope={scope} />
        ) : (
          <Door look="name" to="show the week before in the trend" onOpen={onShowWeekBefore}>
            {changeSentence(held, together)}
          </Door>
        )}{' '}
        {whose}
        {awaited === undefined ? null : (
          <span className="answer-awaited" aria-hidden="true">
            {awaited}
          </span>
        )}
      </p>
      <PeriodWays />
      {age === undefined ? null : <p className="hint">{age}</p>}
      <AsideLine table={table} />
    </section>
  );
}
