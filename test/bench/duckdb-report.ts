/**
 * The poll-count report (SPEC §3a) as SQL over the tables `poll`, `business_hours` and `time_zone`, as of the newest poll.
 * Times of day are milliseconds; an interval that runs past midnight closes after 24 hours.
 */
const DAY = 86_400_000;
const WEEK = 7 * DAY;

/** How a poll's local time is found: one ICU call a poll, or one a zone and quarter of an hour of the week. */
export type LocalTime = 'icu' | 'offsets';

const asOf = 'SET VARIABLE now_ms = (SELECT epoch_ms(max(polled)) FROM poll)';

const stores = `CREATE OR REPLACE TEMP TABLE store AS
  SELECT (row_number() OVER ())::INTEGER AS store, store_id, coalesce(zone, 'America/Chicago') AS zone
  FROM (SELECT store_id FROM poll UNION SELECT store_id FROM business_hours UNION SELECT store_id FROM time_zone)
  LEFT JOIN time_zone USING (store_id)`;

/** The openings as read: an end at midnight, past midnight, or run on to the next opening; seven whole days without any. */
const openings = `CREATE OR REPLACE TEMP TABLE opening AS
  WITH written AS (
    SELECT row_number() OVER () AS number, store_id, day::INTEGER AS day, epoch_ms(opens) AS opens, epoch_ms(closes) AS closes
    FROM business_hours
  ), plain AS (
    SELECT number, store, day, opens,
      CASE WHEN closes >= ${DAY - 60_000} THEN ${DAY} WHEN closes <= opens THEN closes + ${DAY} ELSE closes END AS closes
    FROM written JOIN store USING (store_id)
  ), run_on AS (
    SELECT a.number, min(((b.day - a.day) * ${DAY} + b.opens - a.closes + ${2 * WEEK}) % ${WEEK}) AS gap
    FROM plain a JOIN plain b ON a.store = b.store AND a.number <> b.number
    WHERE ((b.day - a.day) * ${DAY} + b.opens - a.closes + ${2 * WEEK}) % ${WEEK} <= 60000
    GROUP BY ALL
  )
  SELECT store, day, opens, closes + coalesce(gap, 0) AS closes FROM plain LEFT JOIN run_on USING (number)
  UNION ALL
  SELECT store, day, 0, ${DAY} FROM store CROSS JOIN range(7) AS seven(day)
  WHERE store_id NOT IN (SELECT store_id FROM business_hours)`;

const gates = `CREATE OR REPLACE TEMP TABLE gate AS
  WITH here AS (
    SELECT zone, epoch_ms(timezone(zone, timezone('UTC', make_timestamp_ms(getvariable('now_ms'))))) AS local
    FROM (SELECT DISTINCT zone FROM store)
  ), today AS (
    SELECT store, local % ${DAY} AS tod, (local // ${DAY} + 3) % 7 AS day FROM store JOIN here USING (zone)
  ), covered AS (
    SELECT opening.store, opening.day = today.day AS is_today, opening.day = (today.day + 6) % 7 AS is_yesterday,
      tod BETWEEN opens AND closes AS plainly, tod + ${DAY} <= closes AS past_midnight
    FROM opening JOIN today USING (store)
  )
  SELECT store, bool_or(is_today AND plainly OR is_yesterday AND past_midnight) AS hour,
    bool_or((is_today OR is_yesterday) AND (plainly OR past_midnight)) AS day, bool_or(plainly OR past_midnight) AS week
  FROM covered GROUP BY store`;

/** The hours by the local day that they cover, an interval past midnight in two parts, for an equality join on the day. */
const byDay = `CREATE OR REPLACE TEMP TABLE open_day AS
  SELECT store * 7 + day AS store_day, opens::INTEGER AS opens, least(closes, ${DAY})::INTEGER AS closes FROM opening
  UNION ALL
  SELECT store * 7 + (day + 1) % 7, 0, (closes - ${DAY})::INTEGER FROM opening WHERE closes >= ${DAY}`;

/** Each store's distances from UTC, with the instants between which they hold. Zones change on a quarter of an hour. */
const offsets = `CREATE OR REPLACE TEMP TABLE store_offset AS
  WITH tick AS (
    SELECT (getvariable('now_ms') // 900000 - number) * 900000 AS since FROM range(7 * 96 + 2) AS back(number)
  ), local AS (
    SELECT zone, since, epoch_ms(timezone(zone, timezone('UTC', make_timestamp_ms(since)))) - since AS shift
    FROM tick CROSS JOIN (SELECT DISTINCT zone FROM store)
  ), change AS (
    SELECT zone, since, shift FROM local
    QUALIFY lag(shift) OVER (PARTITION BY zone ORDER BY since) IS DISTINCT FROM shift
  ), span AS (
    SELECT zone, shift, since, lead(since, 1, ${Number.MAX_SAFE_INTEGER}) OVER (PARTITION BY zone ORDER BY since) AS until
    FROM change
  )
  SELECT store_id, store, shift, since, until FROM store JOIN span USING (zone)`;

const recent = `FROM poll WHERE polled >= make_timestamp_ms(getvariable('now_ms') - ${WEEK})`;

const local: Record<LocalTime, string> = {
  offsets: `SELECT store, active, ms, ms + shift AS local FROM (SELECT store_id, active, epoch_ms(polled) AS ms ${recent})
    JOIN store_offset USING (store_id) WHERE ms >= since AND ms < until`,
  icu: `SELECT store, active, epoch_ms(polled) AS ms, epoch_ms(timezone(zone, timezone('UTC', polled))) AS local
    FROM (SELECT store_id, active, polled::TIMESTAMP AS polled ${recent}) JOIN store USING (store_id)`,
};

function result(by: LocalTime): string {
  return `CREATE OR REPLACE TABLE report AS
  WITH local_poll AS (${local[by]}),
  placed AS (
    SELECT store, active, ms, (local % ${DAY})::INTEGER AS tod, store * 7 + ((local // ${DAY} + 3) % 7)::INTEGER AS store_day FROM local_poll
  ), counted AS (
    SELECT store, count(*) FILTER (active) AS up_week, count(*) FILTER (NOT active) AS down_week,
      count(*) FILTER (active AND ms >= getvariable('now_ms') - ${DAY}) AS up_day,
      count(*) FILTER (NOT active AND ms >= getvariable('now_ms') - ${DAY}) AS down_day,
      arg_min(active, ms) FILTER (ms >= getvariable('now_ms') - 3600000) AS first_of_hour
    FROM placed SEMI JOIN open_day
      ON placed.store_day = open_day.store_day AND placed.tod >= open_day.opens AND placed.tod <= open_day.closes
    GROUP BY store
  )
  SELECT store_id, if(hour AND first_of_hour, 60, 0) AS uptime_last_hour, if(day, coalesce(up_day, 0), 0) AS uptime_last_day,
    if(week, coalesce(up_week, 0), 0) AS uptime_last_week, if(hour AND NOT first_of_hour, 60, 0) AS downtime_last_hour,
    if(day, coalesce(down_day, 0), 0) AS downtime_last_day, if(week, coalesce(down_week, 0), 0) AS downtime_last_week
  FROM store LEFT JOIN gate USING (store) LEFT JOIN counted USING (store) ORDER BY store_id`;
}

/** Left alone, DuckDB builds its hash tables on the polls; in the written order, on the small side, it is a quarter faster. */
const AS_WRITTEN = "SET disabled_optimizers = 'build_side_probe_side,join_order,compressed_materialization'";
const AS_USUAL = "SET disabled_optimizers = ''";

/** The statements that fill the table `report`, in order. */
export function reportStatements(by: LocalTime): string[] {
  const before = by === 'offsets' ? [offsets] : [];
  return [asOf, stores, openings, gates, byDay, ...before, AS_WRITTEN, result(by), AS_USUAL];
}
