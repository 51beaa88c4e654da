import { describe, expect, test } from 'vitest';
import { ageText, isAgeToBeTold, readRelease, whereToLook } from '../../../main/shell/version-age.ts';

const DAY = 86_400_000;
const AT = Date.parse('2026-11-28');
const release = { at: AT, where: undefined };

describe('package.json', () => {
  test('says of a release when it was made and where newer ones are', () => {
    const manifest = {
      version: '0.2.0',
      releasedAt: '2026-11-28',
      homepage: 'https://example.org/store-monitor',
    };
    expect(readRelease(manifest)).toEqual({ at: AT, where: 'https://example.org/store-monitor/releases' });
    expect(readRelease({ ...manifest, homepage: 'none' })).toEqual(release);
  });

  test.each([[{}], [{ releasedAt: 'today' }], ['text'], [null]])('%j is of none', (manifest) => {
    expect(readRelease(manifest)).toBeUndefined();
  });
});

test.each([
  [-1, undefined],
  [0, 'new'],
  [1, '1 day old'],
  [30, '30 days old'],
  [31, '1 month old'],
  [122, '4 months old'],
  [800, '26 months old'],
])('after %d days a version is %s', (days, text) => {
  expect(ageText(release, AT + days * DAY)).toBe(text);
});

test('it is told once a quarter, from a quarter on', () => {
  const told = (days: number, toldAfter?: number) =>
    isAgeToBeTold(release, toldAfter === undefined ? undefined : AT + toldAfter * DAY, AT + days * DAY);
  expect(told(90)).toBe(false);
  expect(told(91)).toBe(true);
  expect(told(181, 91)).toBe(false);
  expect(told(182, 91)).toBe(true);
  // The clock was years ahead when it was told.
  expect(told(100, 4_000)).toBe(true);
});

test('whoever reads it learns where to look, and that nobody is asked', () => {
  expect(whereToLook(release)).toBe(
    'Store Monitor does not go online to find newer versions. Look where you got this one.',
  );
  expect(whereToLook({ at: AT, where: 'https://example.org/releases' })).toContain(
    'Look at https://example.org/releases.',
  );
});
