import { readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UsageError } from './options.ts';

const WILDCARD = /[*?]/;

/**
 * The names of files, each `*` and `?` in a last part of a path replaced by what is in its folder, whatever the case and
 * in the order of names, the files of `except` left out. Throws a UsageError where one matches nothing.
 */
export function expandWildcards(names: readonly string[], except: readonly string[]): string[] {
  const left = new Set(except.map(asOneName));
  return names.flatMap((name) => (WILDCARD.test(name) ? expand(name, left) : [name]));
}

function expand(name: string, except: ReadonlySet<string>): string[] {
  const folder = dirname(name);
  if (WILDCARD.test(folder)) {
    throw new UsageError(
      `${name}: * and ? stand for files only in the last part of a path. Name the folder.`,
    );
  }
  const pattern = patternOf(basename(name));
  const found = namesIn(folder)
    .filter((one) => pattern.test(one))
    .map((one) => (folder === '.' && !name.startsWith('.') ? one : join(folder, one)))
    .filter((path) => !except.has(asOneName(path)))
    .sort();
  if (found.length === 0)
    throw new UsageError(`No file matches ${name}. * stands for any characters, ? for one.`);
  return found;
}

function patternOf(name: string): RegExp {
  const parts = name.split(/([*?])/).map((part) => {
    if (part === '*') return '.*';
    return part === '?' ? '.' : part.replaceAll(/[\\^$.|+()[\]{}]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('')}$`, 'isu');
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map(({ name }) => name);
  } catch {
    return [];
  }
}

const asOneName = (path: string) => resolve(path).toLowerCase();
