import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, type InlineConfig, type Plugin } from 'vite';
import { projectFolder } from './electron-runtime/project.ts';
import { kernelInBundle } from './kernel/in-bundle.ts';
import { packagesOf } from './package/notices.ts';
import { EXTERNAL, THREADS } from './threads.ts';

const inProject = (...parts: string[]) => join(projectFolder, ...parts);

/** Outside of `build/`, which is packed as it is. */
const BUNDLED = inProject('dist/bundled.json');

/** The oldest runtime that the app is built for: Electron 33, Node 20, Chromium 130. */
const NODE_TARGET = 'node20';
const BROWSER_TARGET = 'chrome130';

/**
 * The threads, and what starts them; ES modules beside each other that share nothing: a thread of one file starts a sixth
 * sooner than one of twenty (240 for 290 ms of a processor in Electron), and the window waits for it.
 */
export function nodeConfigs(entry: string, outDir = inProject('build/main')): InlineConfig[] {
  return [entry, ...THREADS.map((name) => `main/jobs/worker/${name}.ts`)].map((input) => ({
    configFile: false,
    root: projectFolder,
    logLevel: 'warn',
    plugins: [kernelInBundle()],
    ssr: {
      noExternal: [
        'bidi-js',
        'country-to-currency',
        'fflate',
        'hyparquet',
        'hyparquet-writer',
        'luxon',
        'papaparse',
        'saxes',
        'valibot',
        'xmlchars',
      ],
      external: [...EXTERNAL],
    },
    build: {
      ssr: true,
      target: NODE_TARGET,
      outDir,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        input: inProject(input),
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  }));
}

export const mainConfigs = nodeConfigs('main/index.ts');

/** One CommonJS file: a sandboxed preload script can load no other. */
export const preloadConfig: InlineConfig = {
  configFile: false,
  root: projectFolder,
  logLevel: 'warn',
  ssr: { noExternal: true, external: ['electron'] },
  build: {
    ssr: true,
    target: NODE_TARGET,
    outDir: inProject('build/preload'),
    emptyOutDir: false,
    minify: false,
    rolldownOptions: {
      input: { index: inProject('preload/index.ts') },
      output: { format: 'cjs', entryFileNames: '[name].cjs' },
    },
  },
};

/** React Aria's words in the languages that the window is not in: an eighth of what it would have to read at its start. */
const OTHER_LANGUAGES =
  /[\\/]react-(?:aria|aria-components|stately)[\\/].*[\\/]intl[\\/](?:.*[\\/])?(?!en-US)[a-z]{2}-[A-Z]{2}\.mjs$/;

const withoutOtherLanguages: Plugin = {
  name: 'without-other-languages',
  enforce: 'pre',
  load: (id) => (OTHER_LANGUAGES.test(id) ? 'export default {}' : undefined),
};

/**
 * The window's own modules that its first frame needs are one file: their rules of style come first too, and in the order of
 * imports. What they are drawn with is another, so that neither waits for the other's to be run.
 */
const FIRST_FRAME = [
  {
    name: 'first-frame',
    tags: ['$initial' as const],
    test: /^(?!.*node_modules)/,
    includeDependenciesRecursively: false,
  },
  {
    name: 'react',
    test: /node_modules[\\/](?:react|react-dom|scheduler|@tanstack)[\\/]/,
    includeDependenciesRecursively: false,
  },
];

export const rendererConfig: InlineConfig = {
  configFile: false,
  root: inProject('renderer'),
  base: './',
  logLevel: 'warn',
  plugins: [withoutOtherLanguages, react()],
  build: {
    target: BROWSER_TARGET,
    outDir: inProject('build/renderer'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    // One style sheet: rules in one order, whichever screen is loaded first.
    cssCodeSplit: false,
    rolldownOptions: {
      output: { codeSplitting: { groups: FIRST_FRAME } },
    },
  },
};

/** Builds the app into `build/`; answers the packages whose code went into it, as folders below node_modules. */
export async function buildApp(): Promise<string[]> {
  rmSync(inProject('build'), { recursive: true, force: true });
  const built = await Promise.all(
    [...mainConfigs, preloadConfig, rendererConfig].map((config) => build(config)),
  );
  copyAssets();
  const chunks = built.flat().flatMap((result) => ('output' in result ? result.output : []));
  const modules = chunks.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
  const bundled = packagesOf(modules.map((id) => id.replaceAll('\\', '/')));
  mkdirSync(dirname(BUNDLED), { recursive: true });
  writeFileSync(BUNDLED, JSON.stringify(bundled));
  return bundled;
}

/** What buildApp answered when it built what is in `build/`. */
export function bundledInBuild(): string[] {
  return JSON.parse(readFileSync(BUNDLED, 'utf8'));
}

export function copyAssets(): void {
  for (const folder of ['fonts', 'sample', 'sql', 'tray']) {
    cpSync(inProject('main', folder), inProject('build', folder), { recursive: true });
  }
}

if (import.meta.main) await buildApp();
