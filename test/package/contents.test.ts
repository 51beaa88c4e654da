import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { extractFile, getRawHeader, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { describe, expect, test } from 'vitest';
import { projectFolder } from '../../scripts/electron-runtime/project.ts';
import { packed, program, resources } from './packed.ts';

const asar = join(resources, 'app.asar');

type Node = {
  files?: Record<string, Node>;
  unpacked?: boolean;
  integrity?: { algorithm: string; hash: string };
};

// Read once: to read it again for each file is most of what all else here takes.
const header = getRawHeader(asar).header as Node;
const files = listPackage(asar, { isPack: false })
  .map((name) => name.replaceAll('\\', '/').slice(1))
  .filter((name) => !('files' in node(name)));

function node(name: string): Node {
  let at = header;
  for (const part of name.split('/')) at = at.files?.[part] ?? at;
  return at;
}

describe('the fuses of the packed program', () => {
  test.each([
    ['RunAsNode', FuseState.DISABLE],
    ['EnableCookieEncryption', FuseState.DISABLE],
    ['EnableNodeOptionsEnvironmentVariable', FuseState.DISABLE],
    ['EnableNodeCliInspectArguments', FuseState.DISABLE],
    ['EnableEmbeddedAsarIntegrityValidation', FuseState.ENABLE],
    ['OnlyLoadAppFromAsar', FuseState.ENABLE],
    ['LoadBrowserProcessSpecificV8Snapshot', FuseState.DISABLE],
    ['GrantFileProtocolExtraPrivileges', FuseState.DISABLE],
  ] as const)('%s', async (name, state) => {
    const wire = await getCurrentFuseWire(program);
    expect(wire[FuseV1Options[name]]).toBe(state);
  });
});

describe('the archive', () => {
  test('holds the built app and the packages that it is made of, and nothing else', () => {
    const lock: { packages: Record<string, { dev?: boolean; optional?: boolean }> } = JSON.parse(
      readFileSync(join(projectFolder, 'package-lock.json'), 'utf8'),
    );
    const shipped = Object.entries(lock.packages).flatMap(([name, { dev, optional }]) =>
      dev || optional ? [] : [name.split('node_modules/').at(-1)],
    );
    const foreign = files.filter((file) => {
      if (/^(package\.json$|build\/(fonts|main|preload|renderer|sample|sql|tray)\/)/.test(file)) return false;
      const name = /^node_modules\/(?:.+\/node_modules\/)?((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];
      return !shipped.includes(name);
    });
    expect(foreign).toEqual([]);
  });

  test('holds neither sources, tests, maps nor papers', () => {
    const unwanted = files.filter(
      (file) =>
        !/\.(js|cjs|mjs|json|css|html|csv|sql|node|wasm|ttf\.br)$|^build\/tray\/[^/]+\.png$|\/licen[cs]e(\.md)?$/i.test(
          file,
        ) ||
        /(^|\/)(tests?|__tests__|spec|fixtures|docs|examples?|bench(marks?)?)\//i.test(file) ||
        /\.(ts|tsx|map|test\.js|spec\.js)$/.test(file),
    );
    expect(unwanted).toEqual([]);
    const texts = files.filter((file) => file.startsWith('build/') && /\.(js|cjs|css)$/.test(file));
    expect(texts.length).toBeGreaterThan(5);
    for (const file of texts)
      expect(extractFile(asar, join(file)).toString()).not.toContain('sourceMappingURL');
  });

  test('says of every file in it what it must hash to', () => {
    const inside = files.filter((file) => node(file).unpacked !== true);
    expect(inside.length).toBeGreaterThan(300);
    for (const file of inside) {
      const { integrity } = node(file);
      expect(integrity?.algorithm).toBe('SHA256');
      expect(
        createHash('sha256')
          .update(extractFile(asar, join(file)))
          .digest('hex'),
        file,
      ).toBe(integrity?.hash);
    }
  });

  test('leaves outside only the sample, and the database binding for this system', () => {
    const binding = `node_modules/better-sqlite3/prebuilds/${process.platform}-${process.arch}.node`;
    const sample = readdirSync(join(projectFolder, 'main/sample')).map((name) => `build/sample/${name}`);
    const expected = [...sample, binding].sort();
    const onDisk = readdirSync(`${asar}.unpacked`, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(`${asar}.unpacked`, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
    expect(onDisk.sort()).toEqual(expected);
    expect(files.filter((file) => node(file).unpacked === true).sort()).toEqual(expected);
  });
});

describe('the folder', () => {
  test('is no more than 15 MB larger than the Electron that it is made with', () => {
    const [whole, bare] = [size(packed.folder), size(dirname(packed.electron))];
    console.log(`The package is ${megabytes(whole)} MB, Electron alone ${megabytes(bare)} MB.`);
    expect(whole - bare).toBeLessThan(15e6);
  });

  test('has the licences of everything in it', () => {
    const notices = readFileSync(join(resources, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
    const inside = files.filter((file) => /^node_modules\/(@[^/]+\/)?[^@/]+\/package\.json$/.test(file));
    for (const file of inside) {
      const { name, version }: { name: string; version: string } = JSON.parse(
        extractFile(asar, join(file)).toString(),
      );
      expect(notices).toContain(`${name} ${version} (`);
    }
    // Bundled into the app's own files.
    for (const name of [
      'bidi-js',
      'fflate',
      'hyparquet-writer',
      'luxon',
      'papaparse',
      'saxes',
      'valibot',
      'react',
      'react-dom',
      'react-aria-components',
      '@tanstack/react-virtual',
    ]) {
      expect(notices).toMatch(new RegExp(`^${name} [\\d.]+ \\(`, 'm'));
    }
    expect(readFileSync(join(resources, 'LICENSE.txt'), 'utf8')).toContain('MIT License');
  });

  test('knows when it was made, and is marked where it is for tests only', () => {
    const { version, releasedAt }: { version: string; releasedAt: string } = JSON.parse(
      extractFile(asar, 'package.json').toString(),
    );
    expect(releasedAt).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(version.endsWith('-for-tests-only')).toBe(!packed.official);
    expect(existsSync(join(packed.folder, 'FOR-TESTS-ONLY.txt'))).toBe(!packed.official);
  });

  test('holds no app but ours', () => {
    expect(readdirSync(resources).filter((name) => name.endsWith('.asar'))).toEqual(['app.asar']);
  });
});

function size(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
