import { createHash } from 'node:crypto';
import { foldKey } from '../../core/domain/blocks/fold.ts';
import { canonicalJson } from '../../core/domain/change-log/canonical-json.ts';
import {
  type BlankForm,
  type FormDescription,
  type FormIdentity,
  formDescriptionSchema,
  formVersion,
} from '../../core/domain/opinion-sheets/form-file.ts';
import { FormError } from './form-error.ts';

/** Eight hexadecimal digits tell the few hundred texts of a form apart. */
const shortHash = 8;

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A printed text as it is looked up: without white space and width, because programs that save a form change those. */
export function printedKey(text: string): string {
  return sha256(foldKey(text)).slice(0, shortHash);
}

function checkOf(identity: FormIdentity): string {
  return sha256(canonicalJson(identity)).slice(0, 32);
}

/** The text that a form file carries hidden. `printed`: every text that stands on the blank form. */
export function describeForm(form: BlankForm, printed: Iterable<string>): string {
  const description: FormDescription = {
    ...form.identity,
    printed: [...new Set([...printed].map(printedKey))].sort(),
    check: checkOf(form.identity),
  };
  return canonicalJson(description);
}

/** @throws FormError notAForm, newerFormat, formAltered */
export function readDescription(text: string): FormDescription {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new FormError('formAltered', '', { cause: error });
  }
  const version = typeof value === 'object' && value !== null && 'version' in value ? value.version : null;
  if (typeof version === 'number' && version > formVersion) {
    throw new FormError('newerFormat', String(version));
  }
  const parsed = formDescriptionSchema.safeParse(value);
  if (!parsed.success) {
    throw new FormError('formAltered', '', { cause: parsed.error });
  }
  const { printed: _, check, ...identity } = parsed.data;
  if (checkOf(identity) !== check) {
    throw new FormError('formAltered');
  }
  return parsed.data;
}

/** Finds the field that a label of a form belongs to: the words of this form, whatever their width and spaces. */
export function fieldsByLabel(description: FormDescription): ReadonlyMap<string, string> {
  return new Map(Object.entries(description.labels).map(([name, label]) => [foldKey(label), name]));
}

/** True for a text that the blank form had. */
export function isPrinted(description: FormDescription, text: string): boolean {
  return foldKey(text) === '' || description.printed.includes(printedKey(text));
}

/** Line ends as Acrobat (CR) and Windows (CR LF) write them, as one line feed each. Nothing else of a text changes. */
export function withLineFeeds(text: string): string {
  return text.replaceAll(/\r\n?/gu, '\n');
}
