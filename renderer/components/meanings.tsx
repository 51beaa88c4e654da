import { CLOSED_AT_TIME_OF_DAY } from '../format/methods.ts';

/** What each word and number of a report stands for (SPEC §3), for the help and beside a report. */
export function Meanings({
  reach,
}: {
  /** How long a poll speaks for, such as “90 minutes, unless you choose otherwise”. */
  readonly reach: string;
}) {
  return (
    <dl>
      <dt>Up, Down</dt>
      <dd>Business time in which polls found the store online, and in which they did not.</dd>
      <dt>Not observed</dt>
      <dd>Business time that no poll speaks for. It is never counted as up, nor as down.</dd>
      <dt>Uptime</dt>
      <dd>Up ÷ (up + down). “–” where nothing is known, and never 100% while there was any downtime.</dd>
      <dt>Poll count</dt>
      <dd>
        Each poll taken during business hours counts as one hour. Simple, but it counts polls: a store polled
        twice an hour seems to have twice the hours. For the last hour, the earliest poll decides all 60
        minutes.
      </dd>
      <dt>{CLOSED_AT_TIME_OF_DAY}</dt>
      <dd>
        Where a store is closed at the time of day of the report’s “as of”, poll count tells nothing of that
        window.
      </dd>
      <dt>Interpolated</dt>
      <dd>
        The time between polls, estimated: each moment counts as the nearest poll of the same opening found
        the store. Polled down at 10:00 and up at 11:00, it counts as down until 10:30.
      </dd>
      <dt>How long a poll speaks for</dt>
      <dd>{reach}. Time further than that from every poll is not observed.</dd>
      <dt>At least – at most</dt>
      <dd>
        Between which lengths the downtime surely lies: at least the time between two polls of an opening that
        both found the store down, at most all business time but what is surely up.
      </dd>
      <dt>Likely</dt>
      <dd>
        A narrower range that holds the downtime in nine of ten cases, found from how long stores stay up and
        down. There is none where every poll comes at about the same minute of the hour.
      </dd>
      <dt>Shared event</dt>
      <dd>
        A time in which many more stores were down together than usual. Its cause is then likely not in each
        store.
      </dd>
      <dt>Set aside</dt>
      <dd>
        A store that you took out of sums and rankings, because it is closed for good or not yours. It keeps
        its row in tables and files.
      </dd>
    </dl>
  );
}
