import { join, normalize, sep } from 'node:path';

/** The file under `root` that an app:// URL names, or `undefined` where it names anything else. */
export function resolveAsset(url: string, root: string): string | undefined {
  let path: string;
  try {
    const { host, pathname } = new URL(url);
    if (host !== 'store-monitor') return undefined;
    path = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  if (path.includes('\0') || path.includes('\\')) return undefined;
  const folder = normalize(root.endsWith(sep) ? root : root + sep);
  const file = join(folder, path === '/' ? 'index.html' : path);
  return file.startsWith(folder) && file !== folder ? file : undefined;
}
