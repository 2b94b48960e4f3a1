import { type Check, filesUnder, lineAt } from './report.ts';

const checkFolder = 'build/checks/';

/** Patterns that must not stand anywhere, and why. */
const everywhere: readonly (readonly [RegExp, string])[] = [
  [
    /registry\.npmjs\.org|npmmirror|registry\.yarnpkg|verdaccio|artifactory|\bnexus\b/gi,
    'names a package registry',
  ],
  [/\b(?:TODO|FIXME|XXX)\b/g, 'unfinished work is an issue, not a remark'],
  [/@ts-(?:ignore|nocheck)/g, 'types are not switched off'],
];

const inSource: readonly (readonly [RegExp, string])[] = [
  [/\bcatch\s*(?:\([^)]*\))?\s*\{\s*\}/g, 'an error is swallowed'],
  [/\b(?:it|test|describe)\.(?:skip|only|todo)\b/g, 'a test is switched off'],
  [/\bas any\b|:\s*any\b(?!\w)/g, 'any'],
];

/** In a test it states that something does not type-check, and fails when it does. */
const outsideTests: readonly (readonly [RegExp, string])[] = [
  [/@ts-expect-error/g, 'types are not switched off'],
];

const inWindows: readonly (readonly [RegExp, string])[] = [
  [/\bnew BrowserWindow\b/g, 'windows are made in electron/main/windows.ts only'],
  [/\bipcMain\.(?:handle|on)\b/g, 'windows reach main in electron/main/shell-calls.ts only'],
];

/** Words and habits that do not belong into this repository. */
export const forbiddenTextCheck: Check = {
  name: 'forbidden text',
  run: (tree) => {
    const find = (files: readonly string[], rules: readonly (readonly [RegExp, string])[]) =>
      files.flatMap((file) => {
        const text = tree.read(file);
        return rules.flatMap(([pattern, message]) =>
          [...text.matchAll(pattern)].map((match) => ({
            where: `${file}:${lineAt(text, match.index ?? 0)}`,
            message: `${message}: ${match[0]}`,
          })),
        );
      });
    const text = filesUnder(
      tree,
      [],
      ['.ts', '.tsx', '.mjs', '.md', '.json', '.css', '.html', '.npmrc', '.sh'],
    )
      // The rules themselves have to name what they look for.
      .filter((file) => !file.startsWith(checkFolder) && !file.startsWith('tests/build/'));
    const source = text.filter((file) => /\.(?:tsx?|mjs)$/.test(file));
    const product = source.filter((file) => !file.startsWith('tests/'));
    const windows = source.filter(
      (file) =>
        file.startsWith('electron/') &&
        !['electron/main/windows.ts', 'electron/main/shell-calls.ts'].includes(file),
    );
    return [
      ...find(text, everywhere),
      ...find(source, inSource),
      ...find(product, outsideTests),
      ...find(windows, inWindows),
    ];
  },
};
