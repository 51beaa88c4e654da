import fc from 'fast-check';
import { expect, test } from 'vitest';
import { uptimePercent } from '../../../main/report/uptime.ts';
import { formatTime } from '../../../main/report/write/cell-text.ts';

test('uptime percent rounds half up, exactly', () => {
  expect(uptimePercent(57, 743)).toBe(7.13);
  expect(uptimePercent(57 * 3_600_000, 743 * 3_600_000)).toBe(7.13);
  expect(uptimePercent(0.5, 0.5)).toBe(50);
  const time = fc.oneof(
    fc.nat(2000),
    fc.nat(2 ** 50),
    fc.nat(2 ** 30).map((half) => half / 2),
  );
  fc.assert(
    fc.property(time, time, (up, down) => {
      const known = BigInt(2 * up) + BigInt(2 * down);
      if (known === 0n) return expect(uptimePercent(up, down)).toBeUndefined();
      const rounded = Number((BigInt(2 * up) * 20_000n + known) / (2n * known));
      const shown = down > 0 ? Math.min(rounded, 9999) : rounded;
      expect(uptimePercent(up, down)).toBe((up > 0 ? Math.max(shown, 1) : shown) / 100);
    }),
  );
});

test('a change is as large one way as the other', () => {
  const hour = 3_600_000;
  expect([0.625, -0.625, -0.001, 0].map((hours) => formatTime(hours * hour, hour))).toEqual([
    '0.63',
    '-0.63',
    '0',
    '0',
  ]);
});
