import { existsSync, globSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const root = path.resolve(import.meta.dirname, '..', '..');
const shippedFolders = ['core', 'formats', 'db', 'paper', 'service', 'electron', 'renderer'];

/** Provided by the runtime, or loaded on development machines only and never bundled. */
const notShipped = new Set(['electron', 'playwright-core', '@sparticuz/chromium']);

const manifestSchema = z.object({
  license: z.string().optional(),
  dependencies: z.record(z.string(), z.string()).optional(),
});

const importPattern =
  /^(?:import|export)\s(?!type\b)[^'"`;]*?from\s*['"]([^'"]+)['"]|^import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]|\brequire\(\s*['"]([^'"]+)['"]/gm;

function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function importedPackages(): Set<string> {
  const builtins = new Set(builtinModules);
  const names = new Set<string>();
  for (const folder of shippedFolders) {
    for (const file of globSync(`${folder}/**/*.{ts,tsx,mjs}`, { cwd: root })) {
      for (const match of readFileSync(path.join(root, file), 'utf8').matchAll(importPattern)) {
        const specifier = match.slice(1).find((group) => group !== undefined) ?? '';
        const foreign = !specifier.startsWith('.') && !specifier.startsWith('node:');
        if (foreign && !builtins.has(specifier) && !notShipped.has(packageName(specifier))) {
          names.add(packageName(specifier));
        }
      }
    }
  }
  return names;
}

/** The folder of a package as Node finds it from the package that asks for it. */
function findPackage(name: string, from: string): string {
  for (let folder = from; folder.startsWith(root); folder = path.dirname(folder)) {
    const candidate = path.join(folder, 'node_modules', name);
    if (existsSync(path.join(candidate, 'package.json'))) {
      return candidate;
    }
  }
  throw new Error(`${name} is imported from ${from} and not installed`);
}

/** Several versions of one package may have several licences: 「MIT; Zlib」. */
function shippedLicences(): Map<string, string> {
  const licences = new Map<string, Set<string>>();
  const visited = new Set<string>();
  const visit = (name: string, from: string): void => {
    const folder = findPackage(name, from);
    if (visited.has(folder)) {
      return;
    }
    visited.add(folder);
    const manifest = manifestSchema.parse(
      JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')),
    );
    const known = licences.get(name) ?? new Set();
    licences.set(name, known.add(manifest.license ?? 'none declared'));
    for (const dependency of Object.keys(manifest.dependencies ?? {})) {
      visit(dependency, folder);
    }
  };
  for (const name of importedPackages()) {
    visit(name, root);
  }
  return new Map([...licences].map(([name, of]) => [name, [...of].sort().join('; ')]));
}

function documentedLicences(): Map<string, string> {
  const text = readFileSync(path.join(root, 'docs', 'licences.md'), 'utf8');
  const libraries = text.slice(text.indexOf('## Libraries'), text.indexOf('## Not shipped'));
  const rows = [...libraries.matchAll(/^\| (\S+) \| ([^|]+) \|/gm)];
  return new Map(rows.map((row) => [row[1] ?? '', (row[2] ?? '').trim()]));
}

describe('docs/licences.md', () => {
  const documented = documentedLicences();

  it('names every package that the source brings into the application, with its licence', () => {
    const shipped = [...shippedLicences()];
    expect(shipped.length).toBeGreaterThan(5);
    const wrong = shipped.filter(([name, licence]) => documented.get(name) !== licence);
    expect(wrong).toEqual([]);
  });

  it('lists no licence that would bind the whole application', () => {
    const binding = [...documented.values()].filter((licence) => /GPL|SSPL|BUSL|CC-BY-NC/u.test(licence));
    expect(binding.filter((licence) => !licence.includes('MIT OR'))).toEqual([]);
  });

  it('says which packages declare none', () => {
    const undeclared = [...documented].filter(([, licence]) => licence === 'none declared');
    expect(undeclared.map(([name]) => name)).toEqual(['buffers']);
  });

  it('leaves out the streaming reader that brings that package', () => {
    const service = readFileSync(path.join(root, 'formats/office/workbook-text.ts'), 'utf8');
    const imported = [...service.matchAll(/from '(exceljs[^']*)'/gu)].map(([, name]) => name);
    expect(imported).toEqual(['exceljs/dist/exceljs.bare.js']);
  });
});
