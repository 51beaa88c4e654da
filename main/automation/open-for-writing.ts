import { open, readdir, readFile, readlink, realpath } from 'node:fs/promises';
import { codeOf } from '../jobs/files/file-problem.ts';
import type { FoundFile } from './list-folder.ts';

/**
 * Which of these files a program has open for writing, by name, where the system tells: Linux of the programs of the same
 * person (root: of all), Windows of those that share the file with nobody.
 */
export async function openForWriting(files: readonly FoundFile[]): Promise<ReadonlySet<string>> {
  switch (process.platform) {
    case 'linux':
      return openOnLinux(files);
    case 'win32':
      return openOnWindows(files);
    default:
      return new Set();
  }
}

async function openOnLinux(files: readonly FoundFile[]): Promise<ReadonlySet<string>> {
  const open = new Set<string>();
  const byPath = new Map<string, string>();
  for (const { name, place } of files) byPath.set(await realpath(place).catch(() => String(place)), name);
  for (const process of (await list('/proc')).filter((name) => /^\d+$/.test(name))) {
    for (const descriptor of await list(`/proc/${process}/fd`)) {
      const path = await readlink(`/proc/${process}/fd/${descriptor}`).catch(() => '');
      const name = byPath.get(path);
      if (name !== undefined && (await isWritable(process, descriptor))) open.add(name);
    }
  }
  return open;
}

/** What was opened for reading alone has 0 in the last two bits of its flags, which are written in octal. */
async function isWritable(process: string, descriptor: string): Promise<boolean> {
  const info = await readFile(`/proc/${process}/fdinfo/${descriptor}`, 'utf8').catch(() => '');
  const [, flags = '0'] = /^flags:\s*([0-7]+)/m.exec(info) ?? [];
  return (Number.parseInt(flags, 8) & 3) !== 0;
}

async function list(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}

async function openOnWindows(files: readonly FoundFile[]): Promise<ReadonlySet<string>> {
  const inUse = new Set<string>();
  for (const { name, place } of files) {
    try {
      await (await open(place, 'r+')).close();
    } catch (error) {
      if (codeOf(error) === 'EBUSY') inUse.add(name);
    }
  }
  return inUse;
}
