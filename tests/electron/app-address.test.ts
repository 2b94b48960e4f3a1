import path from 'node:path';
import { expect, it } from 'vitest';
import { contentSecurityPolicy, fileOf, isOwnAddress } from '../../electron/main/app-address.ts';

const folder = path.resolve('/opt/app/renderer');

it('maps addresses of the application to files of its folder', () => {
  expect(fileOf('app://bundle/', folder)).toBe(path.join(folder, 'index.html'));
  expect(fileOf('app://bundle/assets/a%20b.js?x#y', folder)).toBe(path.join(folder, 'assets', 'a b.js'));
});

it.each([
  'app://other/index.html',
  'https://bundle/index.html',
  'file:///etc/passwd',
  'app://bundle/..%2f..%2fetc/passwd',
  'app://bundle/%2e%2e%2fservice%2fmain.cjs',
  'app://bundle/a%00.js',
  'app://bundle/%E0%A4%A',
])('gives no file for %s', (address) => {
  expect(fileOf(address, folder)).toBeUndefined();
});

it('knows its own pages from look-alikes', () => {
  expect(isOwnAddress('app://bundle/index.html')).toBe(true);
  expect(isOwnAddress('app://bundle.example/index.html')).toBe(false);
  expect(isOwnAddress('https://example.com/app://bundle/')).toBe(false);
  expect(isOwnAddress('')).toBe(false);
});

it('allows no script text and no foreign source', () => {
  expect(contentSecurityPolicy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
  expect(contentSecurityPolicy).toContain("default-src 'none'");
});
