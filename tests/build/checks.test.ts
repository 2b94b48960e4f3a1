import { describe, expect, it } from 'vitest';
import { fileSizeCheck } from '../../build/checks/file-size.ts';
import { forbiddenTextCheck } from '../../build/checks/forbidden-text.ts';
import { importsOf, layersCheck, refusal } from '../../build/checks/layers.ts';
import { compareLanguages, flatWords, localeKeysCheck } from '../../build/checks/locale-keys.ts';
import { migrationsCheck } from '../../build/checks/migrations.ts';
import type { Tree } from '../../build/checks/report.ts';

function treeOf(files: Readonly<Record<string, string>>): Tree {
  return { files: Object.keys(files), read: (file) => files[file] ?? '' };
}

describe('layers', () => {
  it.each([
    ['core/domain/a.ts', 'node:fs'],
    ['core/domain/a.ts', 'fs'],
    ['core/domain/a.ts', 'react'],
    ['core/domain/a.ts', '../../db/connection/open.ts'],
    ['formats/docx/a.ts', '../../db/x.ts'],
    ['formats/docx/a.ts', '../../paper/html.ts'],
    ['formats/docx/a.ts', 'electron'],
    ['db/x.ts', '../formats/csv/a.ts'],
    ['paper/documents/a.tsx', 'node:path'],
    ['paper/documents/a.tsx', '../html.ts'],
    ['paper/html.tsx', '../db/x.ts'],
    ['paper/assemble/a.ts', '../../formats/docx/a.ts'],
    ['service/main.ts', '../renderer/app/main.tsx'],
    ['service/main.ts', 'electron'],
    ['renderer/app/main.tsx', 'electron'],
    ['renderer/app/main.tsx', 'node:fs'],
    ['renderer/app/main.tsx', '../../paper/html.ts'],
    ['renderer/app/main.tsx', '../../service/environment.ts'],
    ['electron/main/a.ts', '../../core/domain/ids.ts'],
    ['electron/main/a.ts', '../../service/main.ts'],
    ['electron/main/a.ts', 'better-sqlite3'],
    ['formats/xlsx/a.ts', 'xlsx'],
    ['build/x.ts', '../core/domain/ids.ts'],
  ])('%s may not import %s', (file, specifier) => {
    expect(refusal(file, specifier)).toMatch(/may not import/);
  });

  it.each([
    ['core/contract/a.ts', '../domain/ids.ts'],
    ['core/contract/a.ts', 'zod'],
    ['formats/docx/a.ts', '../../core/domain/ids.ts'],
    ['formats/docx/a.ts', 'mammoth'],
    ['paper/html.tsx', './documents/a.tsx'],
    ['paper/html.tsx', 'react-dom/server'],
    ['paper/assemble/a.ts', '../../formats/pdf/merge/a.ts'],
    ['service/main.ts', '../db/x.ts'],
    ['renderer/app/main.tsx', '../../paper/documents/a.tsx'],
    ['renderer/app/main.tsx', '../../core/domain/ids.ts'],
    ['electron/main/a.ts', '../../core/contract/shell.ts'],
    ['electron/main/a.ts', 'electron'],
    ['build/build.ts', '../vite.config.ts'],
    ['tests/x.ts', '../electron/main/a.ts'],
  ])('%s may import %s', (file, specifier) => {
    expect(refusal(file, specifier)).toBeUndefined();
  });

  it('finds imports in every form, with their lines, and not in comments', () => {
    const text = [
      "import a, { b } from './a.ts';",
      "import type { C } from './c.ts';",
      "export * from './d.ts';",
      'import {',
      '  e,',
      "} from './e.ts';",
      "import './f.css';",
      "const g = await import('./g.ts');",
    ].join('\n');
    expect(importsOf(text)).toEqual([
      { specifier: './a.ts', line: 1 },
      { specifier: './c.ts', line: 2 },
      { specifier: './d.ts', line: 3 },
      { specifier: './e.ts', line: 6 },
      { specifier: './f.css', line: 7 },
      { specifier: './g.ts', line: 8 },
    ]);
    expect(layersCheck.run(treeOf({ 'core/a.ts': "// import x from 'node:fs'\nconst y = 1;" }))).toEqual([]);
  });

  it('finds clocks and chance in the core', () => {
    const text = 'export const now = () => Date.now();\nexport const dice = () => Math.random();';
    expect(layersCheck.run(treeOf({ 'core/a.ts': text })).map(({ where }) => where)).toEqual([
      'core/a.ts:1',
      'core/a.ts:2',
    ]);
  });
});

it('finds files that are too long', () => {
  const line = 'const a = 1;\n';
  expect(fileSizeCheck.run(treeOf({ 'a.ts': line.repeat(400) }))).toEqual([]);
  expect(fileSizeCheck.run(treeOf({ 'a.ts': line.repeat(401) }))).toHaveLength(1);
});

describe('locale keys', () => {
  const words = {
    'core/locales/ja/paper.json': '{"a":{"b":"あ"}}',
    'core/locales/en/paper.json': '{"a":{"b":"a"}}',
  };

  it('accepts what agrees and is used, also as part of a template', () => {
    expect(localeKeysCheck.run(treeOf({ ...words, 'renderer/x.tsx': "t('paper:a.b')" }))).toEqual([]);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: source text
    expect(localeKeysCheck.run(treeOf({ ...words, 'renderer/x.tsx': 't(`paper:a.${letter}`)' }))).toEqual([]);
  });

  it('finds what is used nowhere, and what does not exist', () => {
    expect(localeKeysCheck.run(treeOf({ ...words, 'renderer/x.tsx': 't(key)' }))).toHaveLength(1);
    const source = "t('paper:a.b'); t('paper:a.c')";
    expect(localeKeysCheck.run(treeOf({ ...words, 'renderer/x.tsx': source }))).toEqual([
      { where: 'renderer/x.tsx:1', message: 'no such words: paper:a.c' },
    ]);
  });

  it('finds a language that lacks something or fills it differently', () => {
    const ja = flatWords({ a: '{{n}} 件', b: 'い', c: { d: 'う' } });
    const en = flatWords({ a_one: '{{n}} item', a_other: '{{n}} items', b: '{{x}}', e: ' ' });
    const messages = compareLanguages(ja, en, 'x.json').map(({ message }) => message);
    expect(messages.sort()).toEqual(['b is filled differently', 'e is empty', 'lacks c.d', 'lacks e']);
  });

  it('finds a file that one language lacks', () => {
    expect(localeKeysCheck.run(treeOf({ 'core/locales/ja/a.json': '{}' }))).toHaveLength(1);
  });
});

it('finds migrations without a test, and wrong numbers', () => {
  const tested = { 'db/migrations/0010-initial.ts': '', 'tests/db/migrations/0010-initial.test.ts': '' };
  expect(migrationsCheck.run(treeOf(tested))).toEqual([]);
  expect(migrationsCheck.run(treeOf({ 'db/migrations/0010-initial.ts': '' }))).toHaveLength(1);
  expect(migrationsCheck.run(treeOf({ ...tested, 'db/migrations/0015-more.ts': '' }))).toHaveLength(2);
});

it.each([
  ['a.ts', 'try { x(); } catch {}'],
  ['a.ts', 'try { x(); } catch (error) { }'],
  ['a.ts', '// @ts-ignore'],
  ['a.ts', 'const a = b as any;'],
  ['tests/a.test.ts', "it.skip('x', () => 1)"],
  ['README.md', 'TODO'],
  ['package-lock.json', '"resolved": "https://registry.npmjs.org/x"'],
  ['electron/main/x.ts', 'new BrowserWindow({})'],
  ['electron/main/x.ts', "ipcMain.handle('x', y)"],
])('finds in %s what does not belong there: %s', (file, text) => {
  expect(forbiddenTextCheck.run(treeOf({ [file]: text }))).toHaveLength(1);
});
