import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ProtocolResponse, protocol } from 'electron';
import { resolveAsset } from './resolve-asset.ts';

/** The window's pages come from here: an origin of their own, which `file://` would not give them. */
export const APP_ORIGIN = 'app://store-monitor';

const ROOT = fileURLToPath(new URL('../renderer/', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
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

/**
 * Serves the built renderer and nothing beside it. Not by `protocol.handle`: for the first request it loads the whole of
 * Node's fetch with HTTP/2, a quarter of what main does until the window is there, and the page waits for it.
 */
export function serveAppProtocol(): void {
  protocol.registerBufferProtocol('app', ({ url, method }, answer) => {
    void read(url, method).then(answer);
  });
}

async function read(url: string, method: string): Promise<ProtocolResponse> {
  const path = method === 'GET' ? resolveAsset(url, ROOT) : undefined;
  const type = path === undefined ? undefined : TYPES[extname(path)];
  if (path === undefined || type === undefined) return notFound();
  try {
    return { data: await readFile(path), ...described(type) };
  } catch {
    return notFound();
  }
}

function described(mimeType: string): ProtocolResponse {
  return {
    mimeType,
    charset: 'utf-8',
    headers: {
      'content-type': `${mimeType}; charset=utf-8`,
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      // Electron adds “*” to it, and two values allow nobody.
      'access-control-allow-origin': APP_ORIGIN,
    },
  };
}

function notFound(): ProtocolResponse {
  return {
    data: Buffer.from('Not found'),
    statusCode: 404,
    ...described('text/plain'),
  };
}
