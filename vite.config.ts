import { builtinModules } from 'node:module';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type InlineConfig } from 'vite';

const root = import.meta.dirname;
const builtins = [...builtinModules, ...builtinModules.map((name) => `node:${name}`)];

/**
 * What stays outside the bundles. better-sqlite3 is native; the others are engines for printing that are found at run
 * time and are absent in the packaged application.
 */
const externals = [...builtins, 'electron', 'better-sqlite3', '@sparticuz/chromium', 'playwright-core'];

interface NodeBuild {
  /** Where the file goes, relative to the root or absolute. */
  readonly folder: string;
  readonly entry: string;
  readonly target: string;
  /** What is imported when it is needed lies in files of its own, beside the entry in `parts/`. */
  readonly inParts?: boolean;
}

/** CommonJS, in one self-contained file unless `inParts`: Electron 25 (Node 18) cannot load an ESM main, no sandboxed preload can be ESM. */
export function nodeBuild({ folder, entry, target, inParts = false }: NodeBuild): InlineConfig {
  return {
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    resolve: { conditions: ['node', 'import', 'module', 'default'], mainFields: ['module', 'main'] },
    ssr: { noExternal: true },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      ssr: path.join(root, entry),
      outDir: path.resolve(root, folder),
      emptyOutDir: false,
      target,
      minify: false,
      sourcemap: true,
      reportCompressedSize: false,
      rolldownOptions: {
        external: externals,
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: 'parts/[name].cjs',
          codeSplitting: inParts,
        },
      },
    },
  };
}

/** Everything but the windows' part, into `target` (a folder like dist/). */
export function nodeBuildsInto(target: string): InlineConfig[] {
  const folder = (name: string): string => path.join(target, name);
  return [
    nodeBuild({ folder: folder('main'), entry: 'electron/main/main.ts', target: 'node18' }),
    nodeBuild({ folder: folder('preload'), entry: 'electron/preload/preload.ts', target: 'chrome114' }),
    nodeBuild({ folder: folder('service'), entry: 'service/main.ts', target: 'node22' }),
    nodeBuild({ folder: folder('service'), entry: 'service/cli.ts', target: 'node22' }),
    nodeBuild({
      folder: folder('service'),
      entry: 'service/jobs/worker.ts',
      target: 'node22',
      inParts: true,
    }),
  ];
}

export default defineConfig({
  root: path.join(root, 'renderer'),
  base: './',
  publicDir: false,
  logLevel: 'warn',
  plugins: [react()],
  build: {
    outDir: path.join(root, 'dist', 'renderer'),
    emptyOutDir: true,
    target: 'chrome114',
    modulePreload: { polyfill: false },
    // Fonts and wasm stay files: the content security policy allows no data: fonts.
    assetsInlineLimit: 0,
    sourcemap: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 4000,
    rolldownOptions: { input: { index: path.join(root, 'renderer/index.html') } },
  },
});
