import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './run.ts';

export interface PinnedPackage {
  /** Name and exact version. */
  readonly spec: string;
  /** In the form in which npm writes it: `sha512-` and base64. */
  readonly integrity: string;
}

/**
 * Fetches one package from the npm registry into `folder/package`. npm itself does it, in the project's folder, so
 * that registry, proxy and certificates are those that `npm ci` worked with.
 */
export async function fetchPackage(pinned: PinnedPackage, folder: string): Promise<string> {
  await run('npm', ['pack', pinned.spec, '--silent', '--pack-destination', folder]);
  const archiveName = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
  if (!archiveName) throw new Error(`npm fetched no archive for ${pinned.spec}.`);

  const archive = join(folder, archiveName);
  const integrity = await integrityOf(archive);
  if (integrity !== pinned.integrity) {
    throw new Error(`${pinned.spec} is not the expected file (${integrity} instead of ${pinned.integrity}).`);
  }
  await run('tar', ['-xzf', archive, '--no-same-owner'], { cwd: folder });
  await rm(archive);
  return join(folder, 'package');
}

async function integrityOf(file: string): Promise<string> {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return `sha512-${hash.digest('base64')}`;
}
