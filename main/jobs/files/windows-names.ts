import { win32 } from 'node:path';

const DEVICES = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])$/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what Windows forbids.
const FORBIDDEN = /[<>:"|?*\u0000-\u001f]/;

/** In UTF-16 units; a path may be longer, which Node asks Windows for in its longer form. */
const LONGEST = 255;

/**
 * The device that Windows takes a file name for, such as `NUL` for `nul` or `con.csv`; `undefined`: none. A file made
 * under such a name all the same, which the longer form of a path allows, cannot be opened or deleted by most programs.
 */
export function windowsDevice(name: string): string | undefined {
  const [stem = ''] = name.split('.');
  const device = stem.replace(/[ :]+$/, '');
  return DEVICES.test(device) ? device.toUpperCase() : undefined;
}

/**
 * Why Windows would not keep a file by this path, or would keep it by another name, in words that end a sentence;
 * `undefined`: it keeps it. Each folder of the path counts, too.
 */
export function windowsNameProblem(path: string): string | undefined {
  const { root } = win32.parse(path);
  const names = path.slice(root.length).split(/[\\/]/);
  return names.map(nameProblem).find((problem) => problem !== undefined);
}

/** Throws an Error that says why, where this runs on Windows and a file could not be written by this path. */
export function refuseWindowsName(path: string, system = process.platform): void {
  const problem = system === 'win32' ? windowsNameProblem(path) : undefined;
  if (problem !== undefined)
    throw new Error(`${path} could not be written: ${problem}. Choose another name.`);
}

function nameProblem(name: string): string | undefined {
  if (name === '.' || name === '..') return undefined;
  const device = windowsDevice(name);
  if (device !== undefined) return `${device} is a name that Windows keeps for a device`;
  const [forbidden] = FORBIDDEN.exec(name) ?? [];
  if (forbidden !== undefined)
    return `“${name}” has a character that names on Windows cannot have (${shown(forbidden)})`;
  // Windows itself calls that a folder that does not exist.
  if (name.length > LONGEST) return 'the name is too long';
  if (/[. ]$/.test(name))
    return `“${name}” ends in a ${name.endsWith('.') ? 'dot' : 'blank'}, which Windows would leave out`;
  return undefined;
}

/** A control character has no look of its own. */
function shown(character: string): string {
  return character < ' '
    ? `U+${character.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`
    : character;
}
