import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { projectFolder } from '../electron-runtime/project.ts';

/** A package as it says itself what it is; `texts` are its licence files. */
type Notice = { readonly name: string; readonly licence: string; readonly texts: readonly string[] };

/** Where packages are read from: names of their files from `node_modules/` on, and what a file holds. */
type Source = { readonly files: readonly string[]; read(file: string): string };

/**
 * Name, version and licence text of every package in an app.asar, and of those (folders below node_modules) whose code
 * was bundled into it. Electron and Chromium bring their own.
 */
export function thirdPartyNotices(asar: string, bundled: readonly string[]): string {
  const notices = [...noticesOf(packed(asar)), ...noticesOf(installed(bundled)), fonts()];
  const byName = new Map(notices.sort((a, b) => a.name.localeCompare(b.name)).map((one) => [one.name, one]));
  const texts = [...byName.values()].map(({ name, licence, texts }) =>
    [`${name} (${licence})`, ...texts].join('\n\n'),
  );
  return `Store Monitor is made of these packages, too. Electron's and Chromium's licences are in files of their own.

${texts.join(`\n\n${'-'.repeat(80)}\n\n`)}
`;
}

/** What PDFs are set in, which comes out of packages and is cut down (scripts/fonts). */
const fonts = (): Notice => ({
  name: 'Noto fonts',
  licence: 'OFL-1.1',
  texts: [readFileSync(join(projectFolder, 'main/fonts/LICENSE'), 'utf8')],
});

/** The packages, as folders below node_modules, that these files belong to. */
export function packagesOf(files: readonly string[]): string[] {
  const folders = files.flatMap((file) => {
    const found = /node_modules\/((?:.+\/node_modules\/)?(?:@[^/]+\/)?[^@/][^/]*)\/./.exec(file);
    return found?.[1] === undefined ? [] : [found[1]];
  });
  return [...new Set(folders)].sort();
}

function packed(asar: string): Source {
  const listed = listPackage(asar, { isPack: false }).map((file) => file.replaceAll('\\', '/').slice(1));
  return { files: listed, read: (file) => extractFile(asar, join(file)).toString('utf8') };
}

function installed(packages: readonly string[]): Source {
  const files = packages.flatMap((name) =>
    readdirSync(join(projectFolder, 'node_modules', name)).map((file) => `node_modules/${name}/${file}`),
  );
  return { files, read: (file) => readFileSync(join(projectFolder, file), 'utf8') };
}

function noticesOf({ files, read }: Source): Notice[] {
  return packagesOf(files).map((folder) => {
    const inFolder = `node_modules/${folder}/`;
    const manifest: { name: string; version: string; license?: string } = JSON.parse(
      read(`${inFolder}package.json`),
    );
    if (manifest.license === undefined) throw new Error(`${manifest.name} names no licence.`);
    const licences = files.filter(
      (file) => file.startsWith(inFolder) && isLicence(file.slice(inFolder.length)),
    );
    return {
      name: `${manifest.name} ${manifest.version}`,
      licence: manifest.license,
      texts: licences.map((file) => read(file).trim()),
    };
  });
}

function isLicence(name: string): boolean {
  return /^(licen[cs]e|copying|notice)[^/]*$/i.test(name);
}
