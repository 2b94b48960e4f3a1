import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { root } from '../sources.ts';

/**
 * The built application with pdf.js and PDFs among its files, at app://bundle/bench/: a window loads nothing from elsewhere.
 * @param files where they lie, by the names they get
 * @returns its folder, in `folder`
 */
export function applicationWithPdfJs(folder: string, files: ReadonlyMap<string, string>): string {
  const application = path.join(folder, 'application');
  cpSync(path.join(root, 'dist'), path.join(application, 'dist'), { recursive: true });
  cpSync(path.join(root, 'package.json'), path.join(application, 'package.json'));
  symlinkSync(path.join(root, 'node_modules'), path.join(application, 'node_modules'));
  const bench = path.join(application, 'dist', 'renderer', 'bench');
  const pdfjs = path.join(root, 'node_modules', 'pdfjs-dist');
  mkdirSync(bench, { recursive: true });
  for (const name of ['pdf.mjs', 'pdf.worker.mjs']) {
    cpSync(path.join(pdfjs, 'legacy', 'build', name), path.join(bench, name));
  }
  cpSync(path.join(pdfjs, 'cmaps'), path.join(bench, 'cmaps'), { recursive: true });
  for (const [name, file] of files) {
    cpSync(file, path.join(bench, name));
  }
  return application;
}
