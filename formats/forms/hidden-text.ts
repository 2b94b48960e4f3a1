import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { FormError } from './form-error.ts';

/** The description as one word without spaces, for formats that keep text and nothing else. */
const begin = 'SHINGI-FORM-';
const end = '-END';
const pattern = /SHINGI-FORM-([A-Za-z0-9_\s-]*?)-END/u;
/** A description of a form with hundreds of papers has some ten thousand characters. */
const greatestLength = 1_000_000;

export function hideText(text: string): string {
  return `${begin}${deflateRawSync(Buffer.from(text, 'utf8')).toString('base64url')}${end}`;
}

/** The text hidden in a longer one; null where there is none. @throws FormError formAltered */
export function findHiddenText(text: string): string | null {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) {
    return null;
  }
  try {
    const packed = Buffer.from(found.replaceAll(/\s/gu, ''), 'base64url');
    return inflateRawSync(packed, { maxOutputLength: greatestLength }).toString('utf8');
  } catch (error) {
    throw new FormError('formAltered', '', { cause: error });
  }
}

export function withoutHiddenText(text: string): string {
  return text.replace(pattern, '');
}
