import { BundleError } from './bundle-error.ts';
import { limits } from './limits.ts';

const allowed = /^[a-z0-9._-]+(?:\/[a-z0-9._-]+)*$/u;

/**
 * Refuses every entry name that is not a plain relative path of lower-case letters, digits, dots, hyphens and underscores.
 * Names cannot differ in case, width or normal form only, because nothing else is allowed in them.
 */
export function refuseEntryName(name: string): void {
  if (/^(?:[/\\]|[A-Za-z]:)/u.test(name)) {
    throw new BundleError('absolutePath', name);
  }
  if (name.split(/[/\\]/u).includes('..')) {
    throw new BundleError('pathTraversal', name);
  }
  if (name.length > limits.nameLength || !allowed.test(name) || name.split('/').includes('.')) {
    throw new BundleError('badName', name);
  }
}

/** The key under which two names count as the same, for telling duplicates from names that are merely not allowed. */
export function sameNameKey(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
