import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { protocol, type Session } from 'electron';

export const appScheme = 'app';
export const appHost = 'bundle';
export const appOrigin = `${appScheme}://${appHost}`;

/** `'wasm-unsafe-eval'` lets the PDF engine compile; no script text is ever evaluated. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "frame-src 'none'",
  "object-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** Must run before the application is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Answers app://bundle/… in `session` from the files of `folder`, and nothing else. */
export function serveAppFiles(session: Session, folder: string): void {
  session.protocol.handle(appScheme, async (request) => {
    const file = fileOf(request.url, folder);
    if (file === undefined) {
      return respond(404, 'text/plain', '');
    }
    try {
      const mediaType = mediaTypes[path.extname(file)] ?? 'application/octet-stream';
      return respond(200, mediaType, new Uint8Array(await readFile(file)));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT' || code === 'EISDIR') {
        return respond(404, 'text/plain', '');
      }
      throw error;
    }
  });
}

/** The file that an address means, or undefined when it lies outside `folder`. */
export function fileOf(address: string, folder: string): string | undefined {
  const url = new URL(address);
  if (url.protocol !== `${appScheme}:` || url.host !== appHost) {
    return undefined;
  }
  let relative: string;
  try {
    relative = decodeURIComponent(url.pathname);
  } catch (error) {
    if (error instanceof URIError) {
      return undefined;
    }
    throw error;
  }
  const file = path.join(folder, relative === '/' ? 'index.html' : relative);
  const inside = path.relative(folder, file);
  return inside.startsWith('..') || path.isAbsolute(inside) || inside.includes('\0') ? undefined : file;
}

function respond(status: number, mediaType: string, body: string | Uint8Array<ArrayBuffer>): Response {
  return new Response(body, {
    status,
    headers: {
      'content-type': mediaType,
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    },
  });
}
