import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** The colours of the hours of the week, in both themes, as numbers from 0 to 1. */
const tokens = readFileSync('renderer/theme/tokens.css', 'utf8');
const [light = '', dark = ''] = tokens.split('@media (prefers-color-scheme: dark)');

type Colour = readonly [red: number, green: number, blue: number];

function colourIn(theme: string, name: string): Colour {
  const hex = new RegExp(`--${name}: #([0-9a-f]{6})`).exec(theme)?.[1];
  if (hex === undefined) throw new Error(`There is no --${name}.`);
  const part = (place: number) => Number.parseInt(hex.slice(2 * place, 2 * place + 2), 16) / 255;
  return [part(0), part(1), part(2)];
}

const linear = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
const linearOf = ([red, green, blue]: Colour): Colour => [linear(red), linear(green), linear(blue)];

/** Relative luminance, as WCAG has it. */
function luminance(colour: Colour): number {
  const [red, green, blue] = linearOf(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Colour, other: Colour): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

type Matrix = readonly [Colour, Colour, Colour];

/** How who lacks a kind of cone sees linear light (Machado, Oliveira and Fernandes 2009, severity 1). */
const EYES: Readonly<Record<string, Matrix>> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const through = (matrix: Matrix, colour: Colour): Colour => {
  const [red, green, blue] = linearOf(colour);
  const row = ([r, g, b]: Colour) => Math.max(0, r * red + g * green + b * blue);
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])];
};

/** How far apart two colours of linear light look, in Oklab. */
function distance(one: Colour, other: Colour): number {
  const lab = ([r, g, b]: Colour): Colour => {
    const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return [
      0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
    ];
  };
  const [a, b] = [lab(one), lab(other)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

describe.each([
  ['light', light],
  ['dark', dark],
])('in the %s theme', (name, theme) => {
  const usual = colourIn(theme, 'surface-press');
  const more = [1, 2, 3].map((level) => colourIn(theme, `more-${level}`));
  const less = [1, 2, 3].map((level) => colourIn(theme, `less-${level}`));

  test('each step is stronger than the one before, and told from it', () => {
    for (const steps of [more, less]) {
      const colours = [usual, ...steps];
      for (const [place, colour] of colours.slice(1).entries()) {
        const before = colours[place] ?? usual;
        expect(contrast(colour, before)).toBeGreaterThan(1.25);
        const isDarker = luminance(colour) < luminance(before);
        expect(isDarker).toBe(name === 'light');
      }
    }
  });

  test.each(Object.keys(EYES))(
    'more and less are told from each other and from usual by eyes with %s',
    (eye) => {
      const seen = (colour: Colour | undefined) => through(EYES[eye] as Matrix, colour ?? usual);
      for (const place of more.keys()) {
        const least = [0.04, 0.08, 0.1][place] ?? 0;
        expect(distance(seen(more[place]), seen(less[place])), `level ${place + 1}`).toBeGreaterThan(least);
        expect(distance(seen(more[place]), seen(usual))).toBeGreaterThan(0.04);
        expect(distance(seen(less[place]), seen(usual))).toBeGreaterThan(0.04);
      }
    },
  );
});
