import path from 'node:path';
import { type Check, type Finding, filesUnder, lineAt, type Tree } from './report.ts';

const sourceFolders = ['core', 'formats', 'db', 'paper', 'service', 'electron', 'renderer'];
const pluralSuffix = /_(?:zero|one|two|few|many|other)$/;

/** Key → text, of one JSON file; nested objects joined by dots. */
export function flatWords(value: unknown, prefix = ''): Map<string, string> {
  const words = new Map<string, string>();
  for (const [key, inner] of Object.entries(value as Record<string, unknown>)) {
    const full = prefix === '' ? key : `${prefix}.${key}`;
    if (typeof inner === 'string') {
      words.set(full, inner);
    } else {
      for (const [name, text] of flatWords(inner, full)) {
        words.set(name, text);
      }
    }
  }
  return words;
}

function placeholders(text: string): string {
  return [...new Set([...text.matchAll(/\{\{\s*([\w.]+)[^}]*\}\}/g)].map((match) => match[1] ?? ''))]
    .sort()
    .join(' ');
}

/** Languages agree in keys (plural forms aside) and in what is filled into each text. */
export function compareLanguages(
  ja: ReadonlyMap<string, string>,
  en: ReadonlyMap<string, string>,
  name: string,
): Finding[] {
  const base = (words: ReadonlyMap<string, string>): Map<string, string> =>
    new Map([...words].map(([key, text]) => [key.replace(pluralSuffix, ''), text]));
  const [left, right] = [base(ja), base(en)];
  const missing = [...left.keys()]
    .filter((key) => !right.has(key))
    .map((key) => ({ where: `core/locales/en/${name}`, message: `lacks ${key}` }));
  const surplus = [...right.keys()]
    .filter((key) => !left.has(key))
    .map((key) => ({ where: `core/locales/ja/${name}`, message: `lacks ${key}` }));
  const differing = [...left].flatMap(([key, text]) => {
    const other = right.get(key);
    // Dates are put together differently: 令和5年 has an era where 2023 has none.
    const isDate = /(?:^|\.)date\./.test(key);
    return other === undefined || isDate || placeholders(text) === placeholders(other)
      ? []
      : [{ where: `core/locales/*/${name}`, message: `${key} is filled differently` }];
  });
  const empty = [...ja, ...en]
    .filter(([, text]) => text.trim() === '')
    .map(([key]) => ({ where: `core/locales/*/${name}`, message: `${key} is empty` }));
  return [...missing, ...surplus, ...differing, ...empty];
}

interface Literal {
  readonly file: string;
  readonly line: number;
  /** The text, with `\0` where a template has something filled in. */
  readonly text: string;
}

/** String and template literals that could be, or could make, a key. */
export function keyLiterals(file: string, source: string): Literal[] {
  return [...source.matchAll(/'([\w:.-]+)'|"([\w:.-]+)"|`((?:[\w:.-]|\$\{[^`}]*\})+)`/g)].map((match) => ({
    file,
    line: lineAt(source, match.index ?? 0),
    text: (match[1] ?? match[2] ?? match[3] ?? '').replaceAll(/\$\{[^}]*\}/g, '\0'),
  }));
}

function matcher(literals: readonly Literal[]): (key: string) => boolean {
  const whole = new Set<string>();
  const patterns: RegExp[] = [];
  for (const text of new Set(literals.map((literal) => literal.text))) {
    if (!text.includes('\0')) {
      whole.add(text);
    } else if (text.replaceAll('\0', '').length > 2) {
      const parts = text.split('\0').map((part) => part.replaceAll(/[.-]/g, '\\$&'));
      patterns.push(new RegExp(`^${parts.join('[\\w.-]+')}$`));
    }
  }
  return (key) => whole.has(key) || patterns.some((pattern) => pattern.test(key));
}

function checkUse(tree: Tree, namespaces: ReadonlyMap<string, ReadonlyMap<string, string>>): Finding[] {
  const literals = filesUnder(tree, sourceFolders, ['.ts', '.tsx']).flatMap((file) =>
    keyLiterals(file, tree.read(file)),
  );
  const isUsed = matcher(literals);
  const unused = [...namespaces].flatMap(([namespace, words]) =>
    [...words.keys()].flatMap((key) => {
      const base = key.replace(pluralSuffix, '');
      // Menus name a word within its group only.
      const names = [
        `${namespace}:${base}`,
        base,
        ...(namespace === 'menu' ? [base.replace(/^\w+\./, '')] : []),
      ];
      return names.some(isUsed)
        ? []
        : [{ where: `core/locales/ja/${namespace}.json`, message: `${key} is used nowhere` }];
    }),
  );
  const unknown = literals.flatMap(({ file, line, text }) => {
    const [namespace = '', key = ''] = text.split(':');
    const words = namespaces.get(namespace);
    if (words === undefined || key === '' || text.includes('\0')) {
      return [];
    }
    const exists = [...words.keys()].some((name) => name.replace(pluralSuffix, '') === key);
    return exists ? [] : [{ where: `${file}:${line}`, message: `no such words: ${text}` }];
  });
  return [...unused, ...unknown];
}

/** Both languages are complete, every key that is used exists, and none is left over. */
export const localeKeysCheck: Check = {
  name: 'locale keys',
  run: (tree) => {
    const namespaces = new Map<string, ReadonlyMap<string, string>>();
    const findings: Finding[] = [];
    for (const file of filesUnder(tree, ['core/locales/ja', 'core/locales/en'], ['.json'])) {
      const name = path.posix.basename(file);
      const [ja, en] = [`core/locales/ja/${name}`, `core/locales/en/${name}`];
      if (!tree.files.includes(ja) || !tree.files.includes(en)) {
        findings.push({ where: file, message: 'is there in one language only' });
      } else if (file === ja) {
        const words = flatWords(JSON.parse(tree.read(ja)));
        namespaces.set(path.posix.basename(name, '.json'), words);
        findings.push(...compareLanguages(words, flatWords(JSON.parse(tree.read(en))), name));
      }
    }
    return [...findings, ...checkUse(tree, namespaces)];
  },
};
