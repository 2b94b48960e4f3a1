import path from 'node:path';

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

/** True for an address inside the application. */
export function isOwnAddress(address: string): boolean {
  return address.startsWith(`${appOrigin}/`);
}
