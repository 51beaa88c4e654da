import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { FontName } from '../../main/report/write/pdf/faces.ts';
import { projectFolder } from '../electron-runtime/project.ts';
import { charactersOf, createSubsetter } from './subset.ts';
import { unpackWoff } from './woff.ts';

/**
 * Makes the fonts in main/fonts, which PDFs are set in (docs/decisions/pdf.md), from packages of the npm registry: without
 * the tables that nobody reads, of Chinese, Japanese and Korean each character once, and compressed. Run again only for
 * other versions: `node scripts/fonts/index.ts`.
 */

const VERSION = '5.3.0';
const VERSION_OF_EMOJI = '5.3.2';

type Source = {
  readonly name: FontName;
  readonly family: string;
  readonly subset: string;
  readonly weight?: 400 | 700;
};

const script = (subset: FontName): Source => ({ name: subset, family: `noto-sans-${subset}`, subset });

/** Later ones leave out what earlier ones have where `once` says so. */
const SOURCES: readonly Source[] = [
  { name: 'latin', family: 'noto-sans', subset: 'latin' },
  { name: 'latin-bold', family: 'noto-sans', subset: 'latin', weight: 700 },
  { name: 'latin-ext', family: 'noto-sans', subset: 'latin-ext' },
  { name: 'vietnamese', family: 'noto-sans', subset: 'vietnamese' },
  { name: 'greek', family: 'noto-sans', subset: 'greek' },
  { name: 'greek-ext', family: 'noto-sans', subset: 'greek-ext' },
  { name: 'cyrillic', family: 'noto-sans', subset: 'cyrillic' },
  { name: 'cyrillic-ext', family: 'noto-sans', subset: 'cyrillic-ext' },
  ...(
    [
      'arabic',
      'armenian',
      'bengali',
      'devanagari',
      'ethiopic',
      'georgian',
      'gujarati',
      'gurmukhi',
      'hebrew',
      'kannada',
      'khmer',
      'lao',
      'malayalam',
      'myanmar',
      'sinhala',
      'tamil',
      'telugu',
      'thai',
    ] as const
  ).map(script),
  { name: 'symbols', family: 'noto-sans-symbols-2', subset: 'symbols' },
  { name: 'emoji', family: 'noto-emoji', subset: 'emoji' },
];

const ONCE: readonly Source[] = [
  { name: 'chinese', family: 'noto-sans-sc', subset: 'chinese-simplified' },
  { name: 'japanese', family: 'noto-sans-jp', subset: 'japanese' },
  { name: 'chinese-traditional', family: 'noto-sans-tc', subset: 'chinese-traditional' },
  { name: 'korean', family: 'noto-sans-kr', subset: 'korean' },
];

async function makeFonts(): Promise<void> {
  const into = join(projectFolder, 'main/fonts');
  mkdirSync(into, { recursive: true });
  const work = mkdtempSync(join(tmpdir(), 'store-monitor-fonts-'));
  try {
    const subset = await createSubsetter(
      new URL('../../node_modules/harfbuzzjs/dist/harfbuzz-subset.wasm', import.meta.url),
    );
    const had = new Set<number>();
    for (const source of [...SOURCES, ...ONCE]) {
      const font = fetchFont(source, work);
      const all = charactersOf(font);
      const wanted = ONCE.includes(source) ? all.filter((one) => !had.has(one)) : all;
      if (ONCE.includes(source)) for (const one of wanted) had.add(one);
      const made = pack(subset(font, wanted));
      writeFileSync(join(into, `${source.name}.ttf.br`), made);
      console.log(`${source.name}: ${wanted.length} characters, ${made.length} bytes`);
    }
    writeFileSync(join(into, 'LICENSE'), readFileSync(join(work, 'noto-sans', 'package/LICENSE')));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function fetchFont({ family, subset, weight = 400 }: Source, work: string): Uint8Array {
  const folder = join(work, family);
  const version = family === 'noto-emoji' ? VERSION_OF_EMOJI : VERSION;
  try {
    mkdirSync(folder);
    execFileSync('npm', ['pack', `@fontsource/${family}@${version}`, '--pack-destination', folder], {
      stdio: 'ignore',
    });
    execFileSync('tar', ['xzf', `fontsource-${family}-${version}.tgz`], { cwd: folder });
  } catch (error) {
    // It is there already.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return unpackWoff(readFileSync(join(folder, 'package/files', `${family}-${subset}-${weight}-normal.woff`)));
}

const pack = (font: Uint8Array): Uint8Array =>
  brotliCompressSync(font, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: font.length,
    },
  });

await makeFonts();
