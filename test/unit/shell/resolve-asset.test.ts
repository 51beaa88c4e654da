import { resolve } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resolveAsset } from '../../../main/shell/resolve-asset.ts';

const ROOT = resolve('/srv/app/renderer');

test('names files of the window’s own folder', () => {
  expect(resolveAsset('app://store-monitor/', ROOT)).toBe(`${ROOT}/index.html`);
  expect(resolveAsset('app://store-monitor/assets/index.js?x=1#y', ROOT)).toBe(`${ROOT}/assets/index.js`);
});

test.each([
  'app://other/index.html',
  'app://store-monitor/%2e%2e%2fpackage.json',
  'app://store-monitor/..%2f..%2fetc%2fpasswd',
  'app://store-monitor/..%5c..%5cboot.ini',
  'app://store-monitor/a%00.js',
  'app://store-monitor/%',
  'not a url',
])('names nothing for %s', (url) => {
  expect(resolveAsset(url, ROOT)).toBeUndefined();
});

test('never names a file outside the folder, whatever the URL', () => {
  const piece = fc.constantFrom(
    '..',
    '.',
    '%2e%2e',
    '%2f',
    '/',
    '\\',
    '%5c',
    'a',
    '%252e',
    '//',
    '%00',
    '~',
    'index.html',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const file = resolveAsset(`app://store-monitor/${pieces.join('')}`, ROOT);
      expect(file === undefined || resolve(file).startsWith(`${ROOT}/`)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
