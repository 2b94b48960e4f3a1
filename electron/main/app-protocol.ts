import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { protocol, type Session } from 'electron';
import { appScheme, contentSecurityPolicy, fileOf } from './app-address.ts';

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
