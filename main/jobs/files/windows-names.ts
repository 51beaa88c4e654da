const DEVICES = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])$/i;

/**
 * The device that Windows takes a file name for, such as `NUL` for `nul` or `con.csv`; `undefined`: none. A file made
 * under such a name all the same, which the longer form of a path allows, cannot be opened or deleted by most programs.
 */
export function windowsDevice(name: string): string | undefined {
  const [stem = ''] = name.split('.');
  const device = stem.replace(/[ :]+$/, '');
  return DEVICES.test(device) ? device.toUpperCase() : undefined;
}
