import { describe, expect, it } from 'vitest';
import { referenceCsv, twoDecimals } from './csv.ts';
import { HOUR, WEEK } from './wall-clock.ts';

describe('reference: CSV', () => {
  it.each([
    [18_000, '0.01'],
    [17_999.5, '0'],
    [5_400_000, '1.5'],
    [36_000_000, '10'],
    [HOUR + 0.035 * HOUR, '1.04'],
    [WEEK - 18_000, '168'],
    [WEEK - 18_000.5, '167.99'],
  ])('rounds %d ms half-up to %s hours', (milliseconds, text) => {
    expect(twoDecimals(milliseconds, BigInt(HOUR))).toBe(text);
  });

  it('writes both shapes', () => {
    const counted = { up: HOUR, down: 2 * HOUR };
    const third = { up: HOUR / 3, down: 0, unknown: HOUR / 1.5 };
    const bounds = { atLeast: 0, atMost: HOUR / 3 };
    const rows = ['a', '=1,1', '8419537941919820732'].map((store) => ({
      store,
      pollCount: { hour: { up: HOUR, down: 0 }, day: counted, week: counted },
      interpolated: { hour: third, day: third, week: third },
      bounds: { hour: bounds, day: bounds, week: bounds },
      closed: { hour: 0, day: 0, week: 0 },
    }));
    const head =
      'store_id,uptime_last_hour,uptime_last_day,uptime_last_week,downtime_last_hour,downtime_last_day,downtime_last_week';
    const unknown = 'unknown_last_hour,unknown_last_day,unknown_last_week';
    const short = '60,1,1,0,2,2';
    expect(referenceCsv(rows, 'poll-count', false)).toBe(
      `${head}\n8419537941919820732,${short}\n"'=1,1",${short}\na,${short}\n`,
    );
    const long = '20,0.33,0.33,0,0,0,40,0.67,0.67';
    expect(referenceCsv(rows, 'interpolated', true)).toBe(
      `${head},${unknown}\n8419537941919820732,${long}\n"'=1,1",${long}\na,${long}\n`,
    );
  });
});
