import { expect, test } from 'vitest';
import {
  refuseWindowsName,
  windowsDevice,
  windowsNameProblem,
} from '../../../../main/jobs/files/windows-names.ts';

test.each([
  ['nul', 'NUL'],
  ['NUL', 'NUL'],
  ['con.csv', 'CON'],
  ['Aux.report.csv', 'AUX'],
  ['com1', 'COM1'],
  ['LPT9.csv', 'LPT9'],
  ['prn .csv', 'PRN'],
  ['nul:', 'NUL'],
])('Windows takes %s for a device', (name, device) => {
  expect(windowsDevice(name)).toBe(device);
});

test.each(['report.csv', 'console.csv', 'null', 'com.csv', 'com10.csv', 'x.nul', '.nul', ''])(
  '%s is a name like any other',
  (name) => {
    expect(windowsDevice(name)).toBeUndefined();
  },
);

test.each([
  ['aux.db', 'AUX is a name that Windows keeps for a device'],
  ['C:\\Users\\Jane Doe\\nul\\kept.db', 'NUL'],
  ['\\\\?\\C:\\stores\\com1', 'COM1'],
  ['a?b.csv', '“a?b.csv” has a character that names on Windows cannot have (?)'],
  ['C:\\stores\\report.csv:hidden', '(:)'],
  ['a\tb.csv', '(U+0009)'],
  ['kept.db.', 'ends in a dot'],
  [`${'n'.repeat(256)}.csv`, 'the name is too long'],
  ['stores \\kept.db', 'ends in a blank'],
])('Windows would not keep %s as it is named', (path, why) => {
  expect(windowsNameProblem(path)).toContain(why);
  expect(() => refuseWindowsName(path, 'win32')).toThrow(why);
  expect(() => refuseWindowsName(path, 'linux')).not.toThrow();
});

test.each([
  'C:\\Users\\Jane Doe\\report.csv',
  'C:report.csv',
  '..\\.\\stores/report.2024.csv',
  '\\\\server\\share\\Läden\\kept.db',
  '\\\\?\\C:\\stores\\kept.db',
  '.hidden',
  'n'.repeat(255),
])('Windows keeps %s', (path) => {
  expect(windowsNameProblem(path)).toBeUndefined();
});
