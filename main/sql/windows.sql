-- How long each store was up and down in the last hour, day and week, by both methods, from what lengths.sql left. It makes two
-- tables, `poll_count` and `interpolated`, whose columns are those of the CSV report: minutes of the last hour, hours of the
-- last day and week.

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

-- Rounded half up to two decimals, as in the CSV, which is what `--extended --bounds --counts` writes.
CREATE OR REPLACE TABLE interpolated AS
  WITH unit AS (
    SELECT name, unit FROM (VALUES ('hour', 60000), ('day', 3600000), ('week', 3600000)) AS units(name, unit)
  ), shown AS (
    SELECT store_id, name, (up2 * 100 + unit) // (2 * unit) / 100 AS up, (down2 * 100 + unit) // (2 * unit) / 100 AS down,
      (unknown2 * 100 + unit) // (2 * unit) / 100 AS unknown, (at_least2 * 100 + unit) // (2 * unit) / 100 AS at_least,
      (at_most2 * 100 + unit) // (2 * unit) / 100 AS at_most, outages::DOUBLE AS outages
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
    max(at_most) FILTER (name = 'week') AS downtime_at_most_last_week,
    max(outages) FILTER (name = 'hour') AS outages_last_hour,
    max(outages) FILTER (name = 'day') AS outages_last_day,
    max(outages) FILTER (name = 'week') AS outages_last_week
  FROM shown GROUP BY store_id ORDER BY store_id;
