import { expect, test } from 'vitest';
import { windowsDevice } from '../../../../main/jobs/files/windows-names.ts';

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
