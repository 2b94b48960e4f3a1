import { copyFile, cp, mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

/**
 * Files that the service reads at run time, with stable names under dist/assets. From a bundled service file they are
 * at `../assets/<name>`.
 */
const singleFiles: Readonly<Record<string, string>> = {
  'fonts/BIZUDPGothic-Regular.ttf': '@expo-google-fonts/biz-udpgothic/400Regular/BIZUDPGothic_400Regular.ttf',
  'fonts/BIZUDPGothic-Bold.ttf': '@expo-google-fonts/biz-udpgothic/700Bold/BIZUDPGothic_700Bold.ttf',
  'fonts/BIZUDGothic-Regular.ttf': '@expo-google-fonts/biz-udgothic/400Regular/BIZUDGothic_400Regular.ttf',
  'fonts/BIZUDGothic-Bold.ttf': '@expo-google-fonts/biz-udgothic/700Bold/BIZUDGothic_700Bold.ttf',
  'pdfium.wasm': '@embedpdf/pdfium/dist/pdfium.wasm',
};

/** The fallback for rare kanji: slices by Unicode range, with the style sheet that says which is which. */
const fallbackPackage = '@fontsource/noto-sans-jp';
const fallbackFiles = /^noto-sans-jp-[\w-]+-(400|700)-normal\.woff2$/;

/** Copies the run-time assets into `target`. Throws when a package does not have what it should. */
export async function copyAssets(target: string): Promise<void> {
  const modules = path.join(root, 'node_modules');
  for (const [name, source] of Object.entries(singleFiles)) {
    const destination = path.join(target, name);
    await mkdir(path.dirname(destination), { recursive: true });
    await copyFile(path.join(modules, source), destination);
  }
  const fallback = path.join(target, 'fonts', 'noto-sans-jp');
  await mkdir(path.join(fallback, 'files'), { recursive: true });
  for (const name of await readdir(path.join(modules, fallbackPackage, 'files'))) {
    if (fallbackFiles.test(name)) {
      await copyFile(path.join(modules, fallbackPackage, 'files', name), path.join(fallback, 'files', name));
    }
  }
  for (const name of ['400.css', '700.css']) {
    await copyFile(path.join(modules, fallbackPackage, name), path.join(fallback, name));
  }
  // The sample committee is built from these when it is first shown.
  await cp(path.join(root, 'sample'), path.join(target, 'sample'), { recursive: true });
}
