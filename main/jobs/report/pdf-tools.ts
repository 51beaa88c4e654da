import { deflateSync } from 'node:zlib';
import bidiFactory from 'bidi-js';
import type { PdfTools } from '../../report/write/pdf/document.ts';
import { createFaces, type Shaper } from '../../report/write/pdf/faces.ts';
import { fontFile } from '../font-files.ts';

/** Pages are of short words again and again: higher levels take twice as long for a twentieth less. */
const LEVEL = 6;

/** Its types are those of its module, and Node takes the other form of it, which is the function itself. */
const createBidi = bidiFactory as unknown as typeof bidiFactory.default;

type HarfBuzz = typeof import('harfbuzzjs');

/** What PDFs are written with, loaded when the first one is and kept for as long as the thread runs: fonts above all. */
export function pdfTools(): Promise<PdfTools> {
  tools ??= load();
  return tools;
}

let tools: Promise<PdfTools> | undefined;

async function load(): Promise<PdfTools> {
  // A thread that writes no PDF is not to wait for it.
  const harfBuzz = await import('harfbuzzjs');
  const bidi = createBidi();
  return {
    faces: createFaces({ font: fontFile, shaper: (font) => createShaper(harfBuzz, font) }),
    levels: (text) => bidi.getEmbeddingLevels(text).levels,
    deflate: (bytes) => deflateSync(bytes, { level: LEVEL }),
  };
}

function createShaper(
  { Blob, Face, Font, Buffer, ClusterLevel, Direction, shape }: HarfBuzz,
  bytes: Uint8Array,
): Shaper {
  const font = new Font(new Face(new Blob(bytes)));
  const buffer = new Buffer();
  return {
    glyphOf: (character) => font.nominalGlyph(character) ?? 0,
    shape(text, direction) {
      const isLeft = direction === 'rtl';
      buffer.reset();
      // From right to left, marks stay with their letters.
      buffer.setClusterLevel(isLeft ? ClusterLevel.MONOTONE_GRAPHEMES : ClusterLevel.MONOTONE_CHARACTERS);
      buffer.addText(text);
      buffer.setDirection(isLeft ? Direction.RTL : Direction.LTR);
      buffer.guessSegmentProperties();
      shape(font, buffer);
      const positions = buffer.getGlyphPositions();
      return buffer.getGlyphInfos().map(({ codepoint, cluster }, place) => {
        const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[place] ?? {};
        return { glyph: codepoint, at: cluster, advance: xAdvance, right: xOffset, up: yOffset };
      });
    },
  };
}
