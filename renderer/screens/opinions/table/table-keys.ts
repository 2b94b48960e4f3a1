import type { FieldName } from '../field-request.ts';

/** What a key of the table asks for, beside moving and picking out. */
export type TableKey =
  | { readonly act: 'disposition'; readonly digit: string }
  | { readonly act: 'undecided' }
  | { readonly act: 'field'; readonly field: FieldName }
  | {
      readonly act:
        | 'accept'
        | 'group'
        | 'split'
        | 'reference'
        | 'planChange'
        | 'nextUndone'
        | 'previousUndone'
        | 'open'
        | 'find';
    };

const fields: Readonly<Record<string, FieldName>> = {
  e: 'summary',
  r: 'text',
  c: 'category',
  t: 'section',
  m: 'note',
  w: 'status',
  h: 'history',
};

const acts: Readonly<Record<string, Extract<TableKey, { act: string }>>> = {
  a: { act: 'accept' },
  g: { act: 'group' },
  s: { act: 'split' },
  l: { act: 'reference' },
  f: { act: 'planChange' },
  n: { act: 'nextUndone' },
  p: { act: 'previousUndone' },
  '/': { act: 'find' },
  Enter: { act: 'open' },
};

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Only keys by themselves: everything with Ctrl or Alt belongs to the window. */
export function tableKeyOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyPress): TableKey | null {
  if (ctrlKey || metaKey || altKey || shiftKey) {
    return null;
  }
  if (/^[1-9]$/u.test(key)) {
    return { act: 'disposition', digit: key };
  }
  if (key === '0') {
    return { act: 'undecided' };
  }
  const name = key.length === 1 ? key.toLowerCase() : key;
  const field = fields[name];
  return field === undefined ? (acts[name] ?? null) : { act: 'field', field };
}
