import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { moveDataFolder } from '../../../main/shell/move-data-folder.ts';

let folder: string;
let from: string;
let to: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-monitor-move-'));
  [from, to] = [join(folder, 'from'), join(folder, 'to')];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function fill(at: string, text: string): void {
  mkdirSync(join(at, 'backups'), { recursive: true });
  writeFileSync(join(at, 'store-monitor.db'), text);
  writeFileSync(join(at, 'backups/store-monitor-2024-05-06-000000.db'), text);
}
const database = (at: string) => readFileSync(join(at, 'store-monitor.db'), 'utf8');

test('the first start has nothing to move, nor one that finds a folder of Chromium’s alone', () => {
  expect(moveDataFolder(from, to)).toBe(to);
  mkdirSync(from);
  writeFileSync(join(from, 'Preferences'), '');
  expect(moveDataFolder(from, to)).toBe(to);
  expect(existsSync(to)).toBe(false);
});

test('data go whole to the new place, and stay there', () => {
  fill(from, 'old');
  expect(moveDataFolder(from, to)).toBe(to);
  expect(database(to)).toBe('old');
  expect(readFileSync(join(to, 'backups/store-monitor-2024-05-06-000000.db'), 'utf8')).toBe('old');
  expect(existsSync(from)).toBe(false);
  expect(moveDataFolder(from, to)).toBe(to);
});

test('data that are in the new place already are never replaced', () => {
  fill(from, 'old');
  fill(to, 'new');
  expect(moveDataFolder(from, to)).toBe(to);
  expect(database(to)).toBe('new');
  expect(database(from)).toBe('old');
});

test('where they cannot go, they are used where they are', () => {
  fill(from, 'old');
  mkdirSync(to);
  writeFileSync(join(to, 'something'), '');
  expect(moveDataFolder(from, to)).toBe(from);
  expect(database(from)).toBe('old');
});

const otherDrive = '/dev/shm';
const hasOtherDrive = existsSync(otherDrive) && statSync(otherDrive).dev !== statSync(tmpdir()).dev;

describe.runIf(hasOtherDrive)('to another drive', () => {
  test('they are copied whole, and stay in the old place too', () => {
    const elsewhere = mkdtempSync(join(otherDrive, 'store-monitor-move-'));
    try {
      to = join(elsewhere, 'to');
      mkdirSync(`${to}.part`);
      writeFileSync(join(`${to}.part`, 'of a move that was cut off'), '');
      fill(from, 'old');
      expect(moveDataFolder(from, to)).toBe(to);
      expect(database(to)).toBe('old');
      expect(existsSync(join(to, 'of a move that was cut off'))).toBe(false);
      expect(database(from)).toBe('old');
      writeFileSync(join(to, 'store-monitor.db'), 'newer');
      expect(moveDataFolder(from, to)).toBe(to);
      expect(database(to)).toBe('newer');
    } finally {
      rmSync(elsewhere, { recursive: true, force: true });
    }
  });
});
