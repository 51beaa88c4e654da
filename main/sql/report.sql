-- How long each store was up and down in the last hour, day and week, by both methods of docs/numbers.md, for DuckDB.
--
-- It reads the tables polls, stores, business_hours, time_zones, zone_offsets and closures (docs/scale.md has their columns)
-- and makes two, `poll_count` and `interpolated`, whose columns are those of the CSV report: minutes of the last hour, hours
-- of the last day and week. Two variables ask the question, both in milliseconds:
--   as_of_ms    the instant to report as of, since 1970-01-01 UTC; polls after it are ignored
--   reach_ms    how far a poll speaks for the time around it
-- Instants are whole milliseconds; what is named `2` counts half milliseconds, for a change between two polls falls midway.
-- Times on a wall clock are written as if they were in UTC.

SET VARIABLE heard_from = getvariable('as_of_ms') - 604800000 - 2 * getvariable('reach_ms');

-- The windows. Polls on both their ends count.
CREATE OR REPLACE TEMP TABLE window_asked AS
  SELECT name, getvariable('as_of_ms') - length AS since, getvariable('as_of_ms') AS until
  FROM (VALUES ('hour', 3600000), ('day', 86400000), ('week', 604800000)) AS windows(name, length);

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

-- Openings as instants, as far as polls can matter; a store that no hours are known of is open all the time.
CREATE OR REPLACE TEMP TABLE opening AS
  WITH date AS (
    SELECT number AS day_number FROM range(
      getvariable('heard_from') // 86400000 - 3, getvariable('as_of_ms') // 86400000 + 3) AS dates(number)
  ), written AS (
    SELECT store, zone, day_number * 86400000 + start_ms AS opens, day_number * 86400000 + end_ms AS closes
    FROM business_hours JOIN known_store USING (store_id) JOIN date ON (day_number % 7 + 10) % 7 = day
  )
  SELECT store, if(opens < a.shown_from, opens - a.shift_before, opens - a.shift) AS opens,
    least(if(closes < b.shown_from, closes - b.shift_before, closes - b.shift), getvariable('as_of_ms')) AS closes
  FROM written
    JOIN zone_clock a ON a.zone = written.zone AND opens >= a.wall_since AND opens < a.wall_until
    JOIN zone_clock b ON b.zone = written.zone AND closes >= b.wall_since AND closes < b.wall_until
  WHERE if(opens < a.shown_from, opens - a.shift_before, opens - a.shift)
      < if(closes < b.shown_from, closes - b.shift_before, closes - b.shift)
    AND if(opens < a.shown_from, opens - a.shift_before, opens - a.shift) <= getvariable('as_of_ms')
  UNION ALL
  SELECT store, getvariable('heard_from') - 86400000, getvariable('as_of_ms')
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
      (getvariable('heard_from') + 86400000) // 604800000 - 1, (getvariable('as_of_ms') + 86400000) // 604800000 + 3
    ) AS weeks(number)
  )
  SELECT store, greatest(monday + opens - shift, since) AS opens,
    least(monday + closes - shift, until - 1, getvariable('as_of_ms')) AS closes
  FROM covered JOIN known_store USING (store_id) JOIN zone_clock USING (zone) CROSS JOIN week
  WHERE greatest(monday + opens - shift, since) <= least(monday + closes - shift, until - 1, getvariable('as_of_ms'))
    AND monday + closes - shift >= getvariable('heard_from')
  UNION ALL
  SELECT store, getvariable('heard_from') - 86400000, getvariable('as_of_ms')
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
    WHERE epoch_ms(closed_from_local) <= getvariable('as_of_ms') + 172800000
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
  WHERE "at" >= make_timestamptz(1000 * getvariable('heard_from')) AND "at" <= make_timestamptz(1000 * getvariable('as_of_ms'));

-- Which windows poll count counts at all: those of a store whose hours cover the time of day of now.
CREATE OR REPLACE TEMP TABLE gate AS
  WITH here AS (
    SELECT store, store_id, getvariable('as_of_ms') + shift AS wall FROM known_store JOIN zone_clock USING (zone)
    WHERE getvariable('as_of_ms') >= since AND getvariable('as_of_ms') < until
  ), now AS (
    SELECT store, store_id, (wall % 86400000 + 86400000) % 86400000 AS time_of_day,
      ((wall - time_of_day) // 86400000 % 7 + 10) % 7 AS today FROM here
  ), covers AS (
    SELECT store, day = today AS is_today, (day + 1) % 7 = today AS is_yesterday,
      time_of_day BETWEEN start_ms AND end_ms AS on_its_day, time_of_day + 86400000 <= end_ms AS on_the_next
    FROM now JOIN business_hours USING (store_id)
  )
  SELECT store, bool_or(is_today AND on_its_day OR is_yesterday AND on_the_next) AS hour,
    bool_or((is_today OR is_yesterday) AND (on_its_day OR on_the_next)) AS day,
    bool_or(on_its_day OR on_the_next) AS week
  FROM covers GROUP BY store
  UNION ALL
  SELECT store, true, true, true FROM known_store ANTI JOIN business_hours USING (store_id);

-- Each poll inside business hours counts as an hour; of the last hour the earliest decides.
CREATE OR REPLACE TABLE poll_count AS
  WITH counted AS (
    SELECT heard.store, count(*) FILTER (active) AS up_week, count(*) FILTER (NOT active) AS down_week,
      count(*) FILTER (active AND at_ms >= getvariable('as_of_ms') - 86400000) AS up_day,
      count(*) FILTER (NOT active AND at_ms >= getvariable('as_of_ms') - 86400000) AS down_day,
      arg_min(active, at_ms) FILTER (at_ms >= getvariable('as_of_ms') - 3600000) AS first_of_hour
    FROM heard ASOF JOIN (FROM left_open WHERE kind = 'reading') AS open
      ON heard.store = open.store AND at_ms >= opens
    WHERE at_ms <= closes AND at_ms >= getvariable('as_of_ms') - 604800000
    GROUP BY heard.store
  ), closed_now AS (
    SELECT DISTINCT store FROM closed WHERE since < getvariable('as_of_ms') AND until > getvariable('as_of_ms')
  )
  SELECT store_id,
    if(hour AND first_of_hour AND closed_now.store IS NULL, 60, 0)::DOUBLE AS uptime_last_hour,
    if(day, coalesce(up_day, 0), 0)::DOUBLE AS uptime_last_day,
    if(week, coalesce(up_week, 0), 0)::DOUBLE AS uptime_last_week,
    if(hour AND NOT first_of_hour AND closed_now.store IS NULL, 60, 0)::DOUBLE AS downtime_last_hour,
    if(day, coalesce(down_day, 0), 0)::DOUBLE AS downtime_last_day,
    if(week, coalesce(down_week, 0), 0)::DOUBLE AS downtime_last_week
  FROM known_store LEFT JOIN gate USING (store) LEFT JOIN counted USING (store) LEFT JOIN closed_now USING (store)
  ORDER BY store_id;

-- Each instant of an opening takes the state of the nearest poll of the same opening, within reach of it; between two polls
-- of one state, at most twice the reach apart, the state is sure.
CREATE OR REPLACE TEMP TABLE told AS
  WITH placed AS (
    SELECT heard.store, at_ms, active, opens, closes
    FROM heard ASOF JOIN (FROM left_open WHERE kind = 'business') AS open
      ON heard.store = open.store AND at_ms >= opens
    WHERE at_ms <= closes
  ), neighbours AS (
    SELECT *, lag(at_ms) OVER of_opening AS before, lead(at_ms) OVER of_opening AS after,
      lead(active) OVER of_opening AS active_after
    FROM placed WINDOW of_opening AS (PARTITION BY store, opens ORDER BY at_ms)
  ), speaking AS (
    SELECT store, active, 2 * at_ms AS at2,
      greatest(coalesce(before + at_ms, 2 * opens), 2 * (at_ms - getvariable('reach_ms'))) AS since2,
      least(coalesce(at_ms + after, 2 * closes), 2 * (at_ms + getvariable('reach_ms'))) AS until2,
      if(active = active_after AND after - at_ms <= 2 * getvariable('reach_ms'), 2 * after, 2 * at_ms) AS sure_until2
    FROM neighbours
  )
  SELECT store, name,
    sum(greatest(0, least(until2, 2 * until) - greatest(since2, 2 * since))) FILTER (active) AS up2,
    sum(greatest(0, least(until2, 2 * until) - greatest(since2, 2 * since))) FILTER (NOT active) AS down2,
    sum(greatest(0, least(sure_until2, 2 * until) - greatest(at2, 2 * since))) FILTER (active) AS sure_up2,
    sum(greatest(0, least(sure_until2, 2 * until) - greatest(at2, 2 * since))) FILTER (NOT active) AS sure_down2
  FROM speaking JOIN window_asked ON greatest(until2, sure_until2) > 2 * since AND since2 < 2 * until
  GROUP BY store, name;

CREATE OR REPLACE TEMP TABLE business_time AS
  SELECT store, name, sum(2 * (least(closes, until) - greatest(opens, since))) AS business2
  FROM left_open JOIN window_asked ON closes > since AND opens < until
  WHERE kind = 'business' GROUP BY store, name;

-- The exact lengths of time, in half milliseconds: up + down + unknown are the business time.
CREATE OR REPLACE TEMP TABLE length_of_time AS
  SELECT store_id, name, (up2)::BIGINT AS up2, down2::BIGINT AS down2, (business2 - up2 - down2)::BIGINT AS unknown2,
    sure_down2::BIGINT AS at_least2, (business2 - sure_up2)::BIGINT AS at_most2
  FROM (
    SELECT store_id, name, coalesce(business2, 0) AS business2, coalesce(up2, 0) AS up2, coalesce(down2, 0) AS down2,
      coalesce(sure_up2, 0) AS sure_up2, coalesce(sure_down2, 0) AS sure_down2
    FROM known_store CROSS JOIN window_asked LEFT JOIN business_time USING (store, name) LEFT JOIN told USING (store, name)
  );

-- Rounded half up to two decimals, as in the CSV, which is what `--extended --bounds` writes.
CREATE OR REPLACE TABLE interpolated AS
  WITH unit AS (
    SELECT name, unit FROM (VALUES ('hour', 60000), ('day', 3600000), ('week', 3600000)) AS units(name, unit)
  ), shown AS (
    SELECT store_id, name, (up2 * 100 + unit) // (2 * unit) / 100 AS up, (down2 * 100 + unit) // (2 * unit) / 100 AS down,
      (unknown2 * 100 + unit) // (2 * unit) / 100 AS unknown, (at_least2 * 100 + unit) // (2 * unit) / 100 AS at_least,
      (at_most2 * 100 + unit) // (2 * unit) / 100 AS at_most
    FROM length_of_time JOIN unit USING (name)
  )
  SELECT store_id,
    max(up) FILTER (name = 'hour') AS uptime_last_hour,
    max(up) FILTER (name = 'day') AS uptime_last_day,
    max(up) FILTER (name = 'week') AS uptime_last_week,
    max(down) FILTER (name = 'hour') AS downtime_last_hour,
    max(down) FILTER (name = 'day') AS downtime_last_day,
    max(down) FILTER (name = 'week') AS downtime_last_week,
    max(unknown) FILTER (name = 'hour') AS unknown_last_hour,
    max(unknown) FILTER (name = 'day') AS unknown_last_day,
    max(unknown) FILTER (name = 'week') AS unknown_last_week,
    max(at_least) FILTER (name = 'hour') AS downtime_at_least_last_hour,
    max(at_least) FILTER (name = 'day') AS downtime_at_least_last_day,
    max(at_least) FILTER (name = 'week') AS downtime_at_least_last_week,
    max(at_most) FILTER (name = 'hour') AS downtime_at_most_last_hour,
    max(at_most) FILTER (name = 'day') AS downtime_at_most_last_day,
    max(at_most) FILTER (name = 'week') AS downtime_at_most_last_week
  FROM shown GROUP BY store_id ORDER BY store_id;
