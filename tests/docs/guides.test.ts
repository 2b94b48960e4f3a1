import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { shingi } from '../service/cli/command-line.ts';
import { createBench } from '../service/environment.ts';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const markdownIn = (folder: string): string[] =>
  readdirSync(path.join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.join(folder, name));
const guides = [
  'README.md',
  'CONTRIBUTING.md',
  'sample/README.md',
  ...markdownIn('docs'),
  ...markdownIn('docs/decisions'),
];

/** The anchor that a heading gets where such files are shown. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replaceAll(/\s/gu, '-');
}

it.each(guides)('%s links to what exists', (guide) => {
  const missing = [...read(guide).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/gu)].filter(
    ([, target = '', anchor]) => {
      const file = target === '' ? guide : path.join(path.dirname(guide), target);
      if (!existsSync(path.join(root, file))) return true;
      const headings = anchor === undefined ? [] : read(file).matchAll(/^#+ (.+)$/gmu);
      return anchor !== undefined && ![...headings].some(([, words = '']) => anchorOf(words) === anchor);
    },
  );
  expect(missing.map(([link]) => link)).toEqual([]);
});

it.each(guides)('%s names files, folders and scripts that there are', (guide) => {
  const folders = new Set(readdirSync(root));
  const words = [...read(guide).matchAll(/`([^`\n]+)`/gu)].flatMap(([, code = '']) => code.split(/[\s,;]+/u));
  const paths = words.filter((word) => word.includes('/') && folders.has(word.split('/')[0] ?? ''));
  // NNNN stands for a number.
  expect(paths.filter((name) => !name.includes('NNNN') && !existsSync(path.join(root, name)))).toEqual([]);
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const called = [...read(guide).matchAll(/npm (?:run (?:-s )?([a-z0-9]+)|(start|test)\b)/gu)];
  expect(
    called.map(([, script, short]) => script ?? short ?? '').filter((name) => !(name in scripts)),
  ).toEqual([]);
});

const bench = createBench();
afterAll(() => bench.close());

it('the commands of the README run one after the other as they stand there', {
  timeout: 120_000,
}, async () => {
  const lines = [...read('README.md').matchAll(/^npm run -s shingi -- (.+)$/gmu)].map(
    ([, line = '']) => line,
  );
  expect(lines.length).toBeGreaterThan(5);
  for (const line of lines) {
    const argv = line.split(' ').map((word) => (word.startsWith('sample/') ? path.join(root, word) : word));
    const { status, error, out } = await shingi(bench, argv);
    // 1: done, with findings.
    expect([line, [0, 1].includes(status) ? '' : error]).toEqual([line, '']);
    if (argv[0] === 'search') expect(out).toContain('福祉避難所');
  }
  expect(existsSync(bench.file('会議資料.pdf'))).toBe(true);
});

/** Every Japanese text of the application. */
function visibleTexts(): string[] {
  const textsOf = (value: unknown): string[] =>
    typeof value === 'string'
      ? [value]
      : typeof value === 'object' && value !== null
        ? Object.values(value).flatMap(textsOf)
        : [];
  const folder = path.join(root, 'core/locales/ja');
  return readdirSync(folder).flatMap((name) =>
    textsOf(JSON.parse(readFileSync(path.join(folder, name), 'utf8'))),
  );
}

/** Whether the text has values in it and can come out as these words; two characters of its own at least have to be the same. */
function isMadeOf(text: string, words: string): boolean {
  const parts = text.split(/\{\{[^}]*\}\}/u);
  const last = parts.at(-1) ?? '';
  if (
    parts.length === 1 ||
    parts.join('').length < 2 ||
    !words.startsWith(parts[0] ?? '') ||
    !words.endsWith(last)
  ) {
    return false;
  }
  let at = 0;
  return parts.every((part) => {
    const found = words.indexOf(part, at);
    at = found + part.length;
    return found >= 0;
  });
}

it('what the user guide puts in 「」 is what the screen says', () => {
  const texts = visibleTexts();
  // Words of papers, files and people that the guide gives as examples.
  const examples = new Set([
    'こんなときは',
    '（速報）',
    "'",
    '増加',
    '減少',
    '継続',
    '1.2万人',
    '30～40',
    '約4割',
    '18,600人 − 18,125人 ＝ 475人',
  ]);
  const quoted = [
    ...read('docs/user-guide.ja.md')
      .replaceAll(/\[「?([^\]」]+)」?\]\(#[^)]+\)/gu, '$1')
      .matchAll(/「([^」]+)」/gu),
  ];
  const unknown = quoted
    .map(([, words = '']) => words)
    .filter(
      (words) =>
        !examples.has(words) &&
        !texts.some((text) => text.includes(words)) &&
        !texts.some((text) => isMadeOf(text, words)),
    );
  expect(unknown).toEqual([]);
});
