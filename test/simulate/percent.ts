import type { Share } from './measure.ts';

export const percent = (part: number, whole: number) =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;

export const share = ({ held, of }: Share) => `${percent(held, of)} of ${of}`;
