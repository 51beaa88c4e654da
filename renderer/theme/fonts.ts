/**
 * On Linux the page asks another process for every font: for each family that it has not got, at every size and weight
 * anew, and waits for the answer, 2 to 40 ms while a report is computed on two cores. The first picture of an overview
 * waited 130 ms in all.
 */

/** Those of tokens.css. */
const FAMILIES = ['--font', '--font-mono'];
const SIZES = ['--text-tiny', '--text-small', '--text', '--text-large', '--text-title'];
const WEIGHTS = [400, 500, 600];

/** Of different widths, so that a text tells which of them stands in for a family that is not installed. */
const STAND_INS = ['serif', 'monospace'];
const WORDS = 'Stores down, 1,204 h';

type Pen = CanvasRenderingContext2D;

/** Leaves of the families that the styles prefer the first that this computer has. */
export function keepInstalledFonts(): void {
  const pen = newPen();
  if (pen === null) return;
  for (const name of FAMILIES) {
    const families = token(name).split(',');
    const installed = families.find((family) => isInstalled(family, pen));
    if (installed !== undefined)
      document.documentElement.style.setProperty(name, `${installed}, ${families.at(-1)}`);
  }
}

/** `document.fonts.check` says yes to every name on Linux. */
function isInstalled(family: string, pen: Pen): boolean {
  const widths = STAND_INS.map((standIn) => widthIn(`${token('--text')} ${family}, ${standIn}`, pen));
  return new Set(widths).size === 1;
}

/** Has every size and weight looked up before a screen needs it. */
export function lookUpFonts(): void {
  const pen = newPen();
  if (pen === null) return;
  for (const size of SIZES)
    for (const weight of WEIGHTS) widthIn(`${weight} ${token(size)} ${token('--font')}`, pen);
}

const newPen = (): Pen | null => document.createElement('canvas').getContext('2d');

const token = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name);

function widthIn(font: string, pen: Pen): number {
  pen.font = font;
  return pen.measureText(WORDS).width;
}
