-- How long each store was up, down and unknown, and the outages of it, in each stretch of time that is asked for: what
-- windows.sql and period.sql tell their columns from (docs/numbers.md says what the words mean). For DuckDB.
--
-- It reads the tables polls, stores, business_hours, time_zones, zone_offsets and closures (docs/scale.md has their columns)
-- and these variables:
--   asks        'windows': the last hour, day and week; 'dates': local calendar days; 'instants': the same for all stores
--   as_of_ms    the instant to report as of, in milliseconds since 1970-01-01 UTC; polls after it are ignored
--   reach_ms    how far a poll speaks for the time around it
--   from_ms     of dates and instants: the first instant; of dates the midnight that begins the first
--   to_ms       the first instant after them; of dates the midnight that ends the last
-- Instants are whole milliseconds; what is named `2` counts half milliseconds, for a change between two polls falls midway.
-- Times on a wall clock, those of dates among them, are written as if they were in UTC.

-- Every store, by a number; without a time zone it is in Chicago.
CREATE OR REPLACE TEMP TABLE known_store AS
  SELECT (row_number() OVER ())::INTEGER AS store, store_id, coalesce(timezone_str, 'America/Chicago') AS zone
  FROM stores LEFT JOIN time_zones USING (store_id);

-- From `since` up to `until` a zone's wall clock shows the instant plus `shift`. A wall-clock time from `wall_since` up to
-- `wall_until` is read by this row: one that a change repeats by the row before it, as its first occurrence.
CREATE OR REPLACE TEMP TABLE zone_clock AS
  WITH change AS (
    SELECT timezone_str AS zone, offset_ms::BIGINT AS shift,
      CASE WHEN row_number() OVER of_zone = 1 THEN -9000000000000000 ELSE epoch_ms(since) END AS since,
      lead(epoch_ms(since), 1, 9000000000000000) OVER of_zone AS until,
      lag(offset_ms::BIGINT) OVER of_zone AS shift_before
    FROM zone_offsets WINDOW of_zone AS (PARTITION BY timezone_str ORDER BY since)
  )
  SELECT zone, shift, since, until, until + shift AS wall_until,
    coalesce(since + shift_before, -9000000000000000) AS wall_since,
    -- A time that a change skips moves forward by the size of the skip.
    coalesce(since + shift, -9000000000000000) AS shown_from, coalesce(shift_before, shift) AS shift_before
  FROM change;

-- What is asked of each store. A day begins with its midnight, the first one where it comes twice, and where a change skips it
-- with the first instant after it.
CREATE OR REPLACE TEMP TABLE asked AS
  SELECT store, name, getvariable('as_of_ms') - length AS since, getvariable('as_of_ms') AS until
  FROM known_store CROSS JOIN (VALUES ('hour', 3600000), ('day', 86400000), ('week', 604800000)) AS windows(name, length)
  WHERE getvariable('asks') = 'windows'
  UNION ALL
  SELECT store, 'period', getvariable('from_ms'), getvariable('to_ms') FROM known_store WHERE getvariable('asks') = 'instants'
  UNION ALL
  SELECT store, 'period',
    min(greatest(getvariable('from_ms') - shift, since)) FILTER (getvariable('from_ms') - shift < until),
    min(greatest(getvariable('to_ms') - shift, since)) FILTER (getvariable('to_ms') - shift < until)
  FROM known_store JOIN zone_clock USING (zone) WHERE getvariable('asks') = 'dates' GROUP BY store;

-- The first and the last instant whose polls can matter.
SET VARIABLE heard_from = (SELECT min(since) - 2 * getvariable('reach_ms') FROM asked);
SET VARIABLE heard_until = (
  SELECT least(getvariable('as_of_ms'), max(until) + 2 * getvariable('reach_ms')) FROM asked);

-- Openings as instants, as far as polls can matter; a store that no hours are known of is open all the time.
CREATE OR REPLACE TEMP TABLE opening AS
  WITH date AS (
    SELECT number AS day_number FROM range(
      getvariable('heard_from') // 86400000 - 3, getvariable('heard_until') // 86400000 + 3) AS dates(number)
  ), written AS (
    SELECT store, zone, day_number * 86400000 + start_ms AS opens, day_number * 86400000 + end_ms AS closes
    FROM business_hours JOIN known_store USING (store_id) JOIN date ON (day_number % 7 + 10) % 7 = day
  )
  SELECT store, if(opens < a.shown_from, opens - a.shift_before, opens - a.shift) AS opens,
    least(if(closes < b.shown_from, closes - b.shift_before, closes - b.shift), getvariable('heard_until')) AS closes
  FROM written
    JOIN zone_clock a ON a.zone = written.zone AND opens >= a.wall_since AND opens < a.wall_until
    JOIN zone_clock b ON b.zone = written.zone AND closes >= b.wall_since AND closes < b.wall_until
  WHERE if(opens < a.shown_from, opens - a.shift_before, opens - a.shift)
      < if(closes < b.shown_from, closes - b.shift_before, closes - b.shift)
    AND if(opens < a.shown_from, opens - a.shift_before, opens - a.shift) <= getvariable('heard_until')
  UNION ALL
  SELECT store, getvariable('heard_from') - 86400000, getvariable('heard_until')
  FROM known_store ANTI JOIN business_hours USING (store_id);

-- When the wall clock reads business hours, as poll count asks: a time that a change repeats is there twice. An opening that
-- lasts to the end of Sunday covers Monday 00:00:00.000.
CREATE OR REPLACE TEMP TABLE clock_reading AS
  WITH covered AS (
    SELECT store_id, day * 86400000 + start_ms AS opens, least(day * 86400000 + end_ms, 604800000) AS closes
    FROM business_hours
    UNION ALL
    SELECT store_id, 0, day * 86400000 + end_ms - 604800000
    FROM business_hours WHERE day * 86400000 + end_ms >= 604800000
  ), week AS (
    -- Mondays on the wall clock: 1970-01-01 was a Thursday.
    SELECT number * 604800000 - 259200000 AS monday FROM range(
      (getvariable('heard_from') + 86400000) // 604800000 - 1, (getvariable('heard_until') + 86400000) // 604800000 + 3
    ) AS weeks(number)
  )
  SELECT store, greatest(monday + opens - shift, since) AS opens,
    least(monday + closes - shift, until - 1, getvariable('heard_until')) AS closes
  FROM covered JOIN known_store USING (store_id) JOIN zone_clock USING (zone) CROSS JOIN week
  WHERE greatest(monday + opens - shift, since) <= least(monday + closes - shift, until - 1, getvariable('heard_until'))
    AND monday + closes - shift >= getvariable('heard_from')
  UNION ALL
  SELECT store, getvariable('heard_from') - 86400000, getvariable('heard_until')
  FROM known_store ANTI JOIN business_hours USING (store_id);

-- Both, touching and overlapping stretches merged.
CREATE OR REPLACE TEMP TABLE stretch AS
  WITH every AS (
    SELECT 'business' AS kind, * FROM opening UNION ALL SELECT 'reading', * FROM clock_reading
  ), reached AS (
    SELECT *, max(closes) OVER (PARTITION BY kind, store ORDER BY opens, closes
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reach FROM every
  ), numbered AS (
    SELECT *, sum(if(opens <= reach, 0, 1)) OVER (PARTITION BY kind, store ORDER BY opens, closes
      ROWS UNBOUNDED PRECEDING) AS number FROM reached
  )
  SELECT kind, store, min(opens) AS opens, max(closes) AS closes FROM numbered GROUP BY kind, store, number;

-- Closures as instants, merged; their ends are open. One that a change of clocks turns around is none.
CREATE OR REPLACE TEMP TABLE closed AS
  WITH near AS (
    SELECT store_id, epoch_ms(closed_from_local) AS since, epoch_ms(closed_until_local) AS until FROM closures
    WHERE epoch_ms(closed_from_local) <= getvariable('heard_until') + 172800000
      AND epoch_ms(closed_until_local) >= getvariable('heard_from') - 172800000
  ), written AS (
    SELECT store, zone, since, until FROM near JOIN known_store USING (store_id)
    UNION ALL
    SELECT store, zone, since, until FROM near CROSS JOIN known_store WHERE near.store_id = '*'
  ), every AS (
    SELECT store, if(written.since < a.shown_from, written.since - a.shift_before, written.since - a.shift) AS since,
      if(written.until < b.shown_from, written.until - b.shift_before, written.until - b.shift) AS until
    FROM written
      JOIN zone_clock a ON a.zone = written.zone AND written.since >= a.wall_since AND written.since < a.wall_until
      JOIN zone_clock b ON b.zone = written.zone AND written.until >= b.wall_since AND written.until < b.wall_until
  ), reached AS (
    SELECT *, max(until) OVER (PARTITION BY store ORDER BY since, until
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reach FROM every WHERE since < until
  ), numbered AS (
    SELECT *, sum(if(since <= reach, 0, 1)) OVER (PARTITION BY store ORDER BY since, until
      ROWS UNBOUNDED PRECEDING) AS number FROM reached
  )
  SELECT store, min(since) AS since, max(until) AS until FROM numbered GROUP BY store, number;

-- What closures leave of the stretches; both ends of each are closed again, and one may be no longer than an instant.
CREATE OR REPLACE TEMP TABLE left_open AS
  WITH cut AS (
    SELECT kind, stretch.store, opens, closes, since, until,
      lag(until, 1, opens) OVER of_stretch AS open_since,
      row_number() OVER (PARTITION BY kind, stretch.store, opens ORDER BY since DESC) = 1 AS is_last
    FROM stretch JOIN closed ON closed.store = stretch.store AND closed.since < closes AND closed.until > opens
    WINDOW of_stretch AS (PARTITION BY kind, stretch.store, opens ORDER BY since)
  )
  SELECT kind, store, open_since AS opens, since AS closes FROM cut WHERE open_since <= since
  UNION ALL
  SELECT kind, store, until, closes FROM cut WHERE is_last AND until <= closes
  UNION ALL
  SELECT kind, store, opens, closes FROM stretch ANTI JOIN cut USING (kind, store, opens);

CREATE OR REPLACE TEMP VIEW heard AS
  SELECT store, epoch_ms("at") AS at_ms, active FROM polls JOIN known_store USING (store_id)
  WHERE "at" >= make_timestamptz(1000 * getvariable('heard_from')) AND "at" <= make_timestamptz(1000 * getvariable('heard_until'));

-- Each instant of an opening takes the state of the nearest poll of the same opening, within reach of it; between two polls
-- of one state, at most twice the reach apart, the state is sure.
CREATE OR REPLACE TEMP TABLE told AS
  WITH counted AS (
    -- The inactive polls of an outage have as many active ones before them, whether those were in business hours or not.
    SELECT *, count(*) FILTER (active) OVER (PARTITION BY store ORDER BY at_ms ROWS UNBOUNDED PRECEDING) AS outage FROM heard
  ), placed AS (
    SELECT counted.store, at_ms, active, outage, opens, closes
    FROM counted ASOF JOIN (FROM left_open WHERE kind = 'business') AS open
      ON counted.store = open.store AND at_ms >= opens
    WHERE at_ms <= closes
  ), neighbours AS (
    SELECT *, lag(at_ms) OVER of_opening AS before, lead(at_ms) OVER of_opening AS after,
      lead(active) OVER of_opening AS active_after
    FROM placed WINDOW of_opening AS (PARTITION BY store, opens ORDER BY at_ms)
  ), speaking AS (
    SELECT store, active, outage, 2 * at_ms AS at2,
      greatest(coalesce(before + at_ms, 2 * opens), 2 * (at_ms - getvariable('reach_ms'))) AS since2,
      least(coalesce(at_ms + after, 2 * closes), 2 * (at_ms + getvariable('reach_ms'))) AS until2,
      if(active = active_after AND after - at_ms <= 2 * getvariable('reach_ms'), 2 * after, 2 * at_ms) AS sure_until2
    FROM neighbours
  ), cut AS (
    SELECT store, name, active, outage,
      greatest(0, least(until2, 2 * until) - greatest(since2, 2 * since)) AS said2,
      greatest(0, least(sure_until2, 2 * until) - greatest(at2, 2 * since)) AS sure2
    FROM speaking JOIN asked USING (store) WHERE greatest(until2, sure_until2) > 2 * since AND since2 < 2 * until
  ), added AS (
    SELECT store, name, active, outage, sum(said2) AS said2, sum(sure2) AS sure2 FROM cut GROUP BY ALL
  )
  SELECT store, name,
    sum(said2) FILTER (active) AS up2, sum(said2) FILTER (NOT active) AS down2,
    sum(sure2) FILTER (active) AS sure_up2, sum(sure2) FILTER (NOT active) AS sure_down2,
    count(*) FILTER (NOT active AND said2 > 0) AS outages, max(said2) FILTER (NOT active) AS longest2
  FROM added GROUP BY store, name;

CREATE OR REPLACE TEMP TABLE business_time AS
  SELECT store, name, sum(2 * (least(closes, until) - greatest(opens, since))) AS business2
  FROM left_open JOIN asked USING (store)
  WHERE kind = 'business' AND closes > since AND opens < until GROUP BY store, name;

-- The exact lengths of time, in half milliseconds: up + down + unknown are the business time.
CREATE OR REPLACE TEMP TABLE length_of_time AS
  SELECT store_id, name, up2::BIGINT AS up2, down2::BIGINT AS down2, (business2 - up2 - down2)::BIGINT AS unknown2,
    sure_down2::BIGINT AS at_least2, (business2 - sure_up2)::BIGINT AS at_most2, outages, longest2::BIGINT AS longest2
  FROM (
    SELECT store_id, name, coalesce(business2, 0) AS business2, coalesce(up2, 0) AS up2, coalesce(down2, 0) AS down2,
      coalesce(sure_up2, 0) AS sure_up2, coalesce(sure_down2, 0) AS sure_down2,
      coalesce(outages, 0) AS outages, coalesce(longest2, 0) AS longest2
    FROM known_store JOIN asked USING (store) LEFT JOIN business_time USING (store, name) LEFT JOIN told USING (store, name)
  );
