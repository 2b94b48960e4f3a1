export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/**
 * JSON without white space and with the names of every object in order of their UTF-16 units (as RFC 8785): equal values
 * give equal text, so that their hashes can be compared. Members that are `undefined` are left out, as JSON.stringify does.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'object' && value !== null) {
    return Array.isArray(value) ? arrayJson(value) : objectJson(value as Readonly<Record<string, unknown>>);
  }
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new RangeError(`JSON has no ${value}`);
  }
  return JSON.stringify(value);
}

function arrayJson(items: readonly unknown[]): string {
  let text = '[';
  for (let index = 0; index < items.length; index += 1) {
    text += `${index === 0 ? '' : ','}${canonicalJson(items[index] ?? null)}`;
  }
  return `${text}]`;
}

/** Names of members as JSON: the same few come again and again. Names of foreign files are not kept without end. */
const quotedNames = new Map<string, string>();
const mostQuotedNames = 1000;

function quoted(name: string): string {
  const known = quotedNames.get(name);
  if (known !== undefined) {
    return known;
  }
  const text = JSON.stringify(name);
  if (quotedNames.size < mostQuotedNames) {
    quotedNames.set(name, text);
  }
  return text;
}

// Written out with loops: every change and every hash of the file passes through here.
function objectJson(object: Readonly<Record<string, unknown>>): string {
  let text = '{';
  for (const name of Object.keys(object).sort()) {
    const member = object[name];
    if (member !== undefined) {
      text += text.length === 1 ? quoted(name) : `,${quoted(name)}`;
      text += typeof member === 'string' ? `:${JSON.stringify(member)}` : `:${canonicalJson(member)}`;
    }
  }
  return `${text}}`;
}
