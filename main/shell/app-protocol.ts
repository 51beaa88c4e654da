import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { protocol } from 'electron';
import { resolveAsset } from './resolve-asset.ts';

/** The window's pages come from here: an origin of their own, which `file://` would not give them. */
export const APP_ORIGIN = 'app://store-monitor';

const ROOT = fileURLToPath(new URL('../renderer/', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Must run before the app is ready. */
export function declareAppProtocol(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built renderer and nothing beside it. */
export function serveAppProtocol(): void {
  protocol.handle('app', async ({ url, method }) => {
    const path = method === 'GET' ? resolveAsset(url, ROOT) : undefined;
    const type = path === undefined ? undefined : TYPES[extname(path)];
    if (path === undefined || type === undefined) return notFound();
    try {
      return new Response(await readFile(path), { headers: headers(type) });
    } catch {
      return notFound();
    }
  });
}

function headers(type: string): Record<string, string> {
  return {
    'content-type': type,
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
  };
}

function notFound(): Response {
  return new Response('Not found', { status: 404, headers: headers('text/plain') });
}
