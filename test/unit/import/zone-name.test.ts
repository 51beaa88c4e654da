import { IANAZone } from 'luxon';
import { describe, expect, it, test } from 'vitest';
import { likelyZone, zoneName } from '../../../main/import/zone-name.ts';
import { ZONE_NAMES } from '../../../main/import/zone-names.ts';

describe('zoneName', () => {
  it.each([
    ['US/Eastern', 'US/Eastern'],
    ['EST', 'EST'],
    ['gmt', 'GMT'],
    ['america/NEW_york', 'America/New_York'],
    [' Asia/Calcutta ', 'Asia/Calcutta'],
    ['etc/gmt+5', 'Etc/GMT+5'],
    ['w-su', 'W-SU'],
  ])('takes names and links in any case, and spells them as IANA does: %s', (text, name) => {
    expect(zoneName(text)).toBe(name);
  });

  it.each(['BST', 'PST', 'CST', 'IST', 'AST', 'JST', 'ACT', 'NST', 'SST', 'VST', 'CNT', 'PNT', 'AGT'])(
    'takes none of the further aliases that the system knows: %s',
    (alias) => {
      expect(zoneName(alias)).toBeUndefined();
    },
  );

  it.each(['Factory', '+05:30', '-0800', 'local', '__proto__', 'constructor', '', 'America', '\uFEFFUTC'])(
    'takes no “%s”',
    (text) => {
      expect(zoneName(text)).toBeUndefined();
    },
  );

  it('takes every name of IANA that this system has rules for, and it has them for all but the newest', () => {
    const unknown = ZONE_NAMES.filter((name) => zoneName(name) !== name);
    expect(unknown.filter((name) => IANAZone.isValidZone(name))).toEqual([]);
    expect(unknown.length).toBeLessThan(5);
    expect(ZONE_NAMES.length).toBeGreaterThan(590);
  });
});

describe('likelyZone', () => {
  test.each([
    ['PST', 'America/Los_Angeles'],
    ['cst', 'America/Chicago'],
    ['BST', 'Europe/London'],
    ['IST', 'Asia/Kolkata'],
    ['Eastern Standard Time', 'America/New_York'],
    ['America/NewYork', 'America/New_York'],
    ['New York', 'America/New_York'],
    ['chicago', 'America/Chicago'],
    ['America/Gotham', undefined],
    ['Central Time (US & Canada)', 'America/Chicago'],
    ['UTC-5', undefined],
    ['GMT+2', undefined],
    ['+05:30', undefined],
    ['constructor', undefined],
    ['__proto__', undefined],
  ])('%s: %s', (text, zone) => {
    expect(likelyZone(text)).toBe(zone);
  });
});
