-- What a period was like for each store, by both methods, from what lengths.sql left. It makes two tables: `interpolated` with the
-- columns of the CSV of a period, and `poll_count` with those of them that count polls.

-- Each poll of the period inside business hours counts; one on its end is of the next period.
CREATE OR REPLACE TABLE poll_count AS
  WITH counted AS (
    SELECT heard.store, count(*) FILTER (active) AS active, count(*) FILTER (NOT active) AS inactive
    FROM heard ASOF JOIN (FROM left_open WHERE kind = 'reading') AS open ON heard.store = open.store AND at_ms >= opens
      JOIN asked ON heard.store = asked.store AND at_ms >= since AND at_ms < until
    WHERE at_ms <= closes
    GROUP BY heard.store
  )
  SELECT store_id, coalesce(active, 0)::DOUBLE AS polls_active, coalesce(inactive, 0)::DOUBLE AS polls_inactive
  FROM known_store LEFT JOIN counted USING (store)
  ORDER BY store_id;

-- Lengths are rounded half up to two decimals, and so is uptime, which is never 100 with downtime. Nothing after as-of counts.
CREATE OR REPLACE TABLE interpolated AS
  WITH ends AS (
    SELECT store, store_id, zone, least(since, getvariable('as_of_ms')) AS begins, least(until, getvariable('as_of_ms')) AS ends
    FROM asked JOIN known_store USING (store)
  ), shown_ends AS (
    SELECT store, store_id, ends.zone, make_timestamp(1000 * (begins + a.shift)) AS from_local,
      make_timestamp(1000 * (ends + b.shift)) AS to_local
    FROM ends
      JOIN zone_clock a ON a.zone = ends.zone AND begins >= a.since AND begins < a.until
      JOIN zone_clock b ON b.zone = ends.zone AND ends >= b.since AND ends < b.until
  ), known AS (
    SELECT *, up2 + down2 AS known2, known2 + unknown2 AS business2, (up2 * 20000 + known2) // (2 * known2) AS hundredths
    FROM length_of_time
  )
  SELECT store_id, stores.name AS store_name, store_group, zone AS time_zone, from_local, to_local,
    (business2 + 36000) // 72000 / 100 AS open_hours,
    (up2 + 36000) // 72000 / 100 AS uptime_hours,
    (down2 + 36000) // 72000 / 100 AS downtime_hours,
    (unknown2 + 36000) // 72000 / 100 AS unknown_hours,
    if(down2 > 0, least(hundredths, 9999), hundredths) / 100 AS uptime_percent,
    (at_least2 + 36000) // 72000 / 100 AS downtime_at_least_hours,
    (at_most2 + 36000) // 72000 / 100 AS downtime_at_most_hours,
    outages::DOUBLE AS outages,
    (longest2 + 600) // 1200 / 100 AS longest_outage_minutes,
    polls_active, polls_inactive,
    -- Half an hour at 19.99 is 9.995, of which a double holds a little less.
    round(down2::DOUBLE / 7200000 * sales_per_hour * 100 * 1.0000000000000018e0) / 100 AS lost_sales
  FROM known JOIN shown_ends USING (store_id) JOIN stores USING (store_id) JOIN poll_count USING (store_id)
  ORDER BY store_id;
