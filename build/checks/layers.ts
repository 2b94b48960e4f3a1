import { builtinModules } from 'node:module';
import path from 'node:path';
import { type Check, type Finding, filesUnder, lineAt, type Tree } from './report.ts';

interface Layer {
  /** Folders of this project that it may import. Its own is always allowed. */
  readonly imports: readonly string[];
  /** Packages it may import; `node:` stands for everything built into Node. */
  readonly packages: readonly (string | RegExp)[];
}

const printing = ['react', 'react-dom', /^react-dom\//, 'echarts', /^echarts\//];

/** The longest folder that fits a file decides. */
const layers: Readonly<Record<string, Layer>> = {
  core: {
    imports: [],
    packages: ['zod', 'uuid', 'decimal.js', 'diff-match-patch-es', 'approx-string-match', 'i18next'],
  },
  formats: { imports: ['core'], packages: [/./] },
  // Also the engine of the PDF viewer: no Node here.
  'formats/pdf/pdfium': { imports: ['core', 'formats/pdf/pdf-error.ts'], packages: ['@embedpdf/pdfium'] },
  db: { imports: ['core'], packages: ['node:', 'better-sqlite3', 'zod'] },
  paper: { imports: ['core', 'formats/pdf'], packages: [/./] },
  // Also drawn by windows: no Node here.
  'paper/documents': { imports: ['core', 'paper/charts'], packages: printing },
  'paper/charts': { imports: ['core'], packages: printing },
  service: { imports: ['core', 'formats', 'db', 'paper'], packages: [/./] },
  electron: { imports: ['core/contract', 'core/locales'], packages: ['electron', 'node:', 'zod'] },
  renderer: {
    imports: [
      'core',
      'formats/pdf/pdfium',
      'formats/pdf/pdf-error.ts',
      'paper/documents',
      'paper/charts',
      'paper/styles',
      'paper/fonts/screen.css',
    ],
    packages: [/^(?!node:|electron$|better-sqlite3$)/],
  },
  build: { imports: [], packages: [/./] },
};

const forbiddenEverywhere = new Set(['xlsx']);
const servicePackages = /^(electron|react|react-dom|echarts|vite|vitest)(\/|$)/;
const builtins = new Set(builtinModules);

const importPattern =
  /(?:^|[\s;}])(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|[\s;}])import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]|\brequire\(\s*['"]([^'"]+)['"]/g;

/** What the language itself offers and is not pure; DOM and Node are kept out by core.tsconfig.json. */
const impurePattern = /\b(Date\.now|new Date\(\)|Math\.random)/g;

function layerOf(file: string): [string, Layer] | undefined {
  const names = Object.keys(layers).filter((name) => file.startsWith(`${name}/`));
  const name = names.sort((a, b) => b.length - a.length)[0];
  const layer = name === undefined ? undefined : layers[name];
  return name === undefined || layer === undefined ? undefined : [name, layer];
}

function isInside(target: string, folder: string): boolean {
  return target === folder || target.startsWith(`${folder}/`);
}

/** Why `file` may not import `specifier`, or undefined when it may. */
export function refusal(file: string, specifier: string): string | undefined {
  const found = layerOf(file);
  if (found === undefined) {
    return undefined;
  }
  const [name, layer] = found;
  if (specifier.startsWith('.')) {
    const target = path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier));
    const isOwn = isInside(target, name) && layerOf(`${target}/x`)?.[0] === name;
    const isAllowed = layer.imports.some((folder) => isInside(target, folder));
    // The build reads its own configuration at the root.
    const isRootFile = name === 'build' && !target.includes('/');
    return isOwn || isAllowed || isRootFile || allowedInside(name, target)
      ? undefined
      : `${name} may not import ${target}`;
  }
  const isBuiltin = specifier.startsWith('node:') || builtins.has(specifier);
  const wanted = isBuiltin ? `node:${specifier.replace(/^node:/, '')}` : specifier;
  const isAllowed = layer.packages.some((rule) =>
    typeof rule === 'string' ? (rule === 'node:' ? isBuiltin : wanted === rule) : rule.test(wanted),
  );
  if (forbiddenEverywhere.has(specifier) || !isAllowed) {
    return `${name} may not import ${specifier}`;
  }
  return ['formats', 'db', 'service'].includes(name) && servicePackages.test(specifier)
    ? `${name} may not import ${specifier}`
    : undefined;
}

/** A folder with rules of its own inside a layer may be used by the rest of that layer, not the other way round. */
function allowedInside(name: string, target: string): boolean {
  const inner = layerOf(`${target}/x`)?.[0];
  return inner !== undefined && inner !== name && isInside(inner, name);
}

/** Every import of one source text, with its line. */
export function importsOf(text: string): { specifier: string; line: number }[] {
  return [...text.matchAll(importPattern)].map((match) => ({
    specifier: match[1] ?? match[2] ?? match[3] ?? match[4] ?? '',
    line: lineAt(text, (match.index ?? 0) + match[0].length),
  }));
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|(?<!:)\/\/[^\n]*/g, (comment) =>
    comment.replaceAll(/[^\n]/g, ' '),
  );
}

/** No layer imports what stands above or beside it, and the core stays pure. */
export const layersCheck: Check = {
  name: 'layers',
  run: (tree: Tree): Finding[] =>
    filesUnder(tree, Object.keys(layers), ['.ts', '.tsx', '.mjs']).flatMap((file) => {
      const text = withoutComments(tree.read(file));
      const imports = importsOf(text).flatMap(({ specifier, line }) => {
        const message = refusal(file, specifier);
        return message === undefined ? [] : [{ where: `${file}:${line}`, message }];
      });
      const impure = file.startsWith('core/')
        ? [...text.matchAll(impurePattern)].map((match) => ({
            where: `${file}:${lineAt(text, match.index ?? 0)}`,
            message: `core is pure and does not know ${match[1]}`,
          }))
        : [];
      return [...imports, ...impure];
    }),
};
