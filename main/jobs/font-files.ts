import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import type { FontName } from '../report/write/pdf/faces.ts';

/** A font that PDFs are set in: beside the program, in the source tree and in a build alike. */
export const fontFile = (name: FontName): Uint8Array =>
  brotliDecompressSync(readFileSync(new URL(`../fonts/${name}.ttf.br`, import.meta.url)));
