import { execFile } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createBrotliDecompress } from 'node:zlib';
import type { ChromiumCandidate, ChromiumExecutable } from './chromium-candidates.ts';

const run = promisify(execFile);
const packageName = '@sparticuz/chromium';

/**
 * The headless Chromium of the development packages (Linux x64 only). It is unpacked once into the user's own cache:
 * the package itself unpacks to a fixed name in the shared temporary folder, where two starts at the same time see
 * half a file and another user could have put a program first.
 */
export function packagedCandidate(environment: NodeJS.ProcessEnv): ChromiumCandidate {
  return { source: 'package', label: packageName, resolve: () => unpackedChromium(environment) };
}

async function unpackedChromium(environment: NodeJS.ProcessEnv): Promise<ChromiumExecutable> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('only for Linux x64');
  }
  const packageFolder = findPackageFolder();
  const manifest = JSON.parse(await readFile(path.join(packageFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  const cache = environment['XDG_CACHE_HOME'] ?? path.join(os.homedir(), '.cache');
  const folder = path.join(cache, 'shingi', `chromium-${manifest.version}`);
  if (!(await exists(folder))) {
    await unpackInto(folder, path.join(packageFolder, 'bin'));
  }
  return {
    path: path.join(folder, 'chromium'),
    environment: {
      LD_LIBRARY_PATH: path.join(folder, 'lib'),
      FONTCONFIG_FILE: path.join(folder, 'fonts.conf'),
      FONTCONFIG_PATH: folder,
    },
    arguments: [],
  };
}

function findPackageFolder(): string {
  const entry = createRequire(import.meta.url).resolve(packageName);
  const mark = path.join('node_modules', ...packageName.split('/'));
  const end = entry.lastIndexOf(mark);
  if (end < 0) {
    throw new Error(`unexpected place: ${entry}`);
  }
  return entry.slice(0, end + mark.length);
}

async function unpackInto(folder: string, packed: string): Promise<void> {
  const parent = path.dirname(folder);
  await mkdir(parent, { recursive: true, mode: 0o700 });
  const draft = await mkdtemp(path.join(parent, 'unpacking-'));
  try {
    const inflate = (name: string, target: string, mode: number) =>
      pipeline(
        createReadStream(path.join(packed, name)),
        createBrotliDecompress({ chunkSize: 2 ** 21 }),
        createWriteStream(path.join(draft, target), { mode }),
      );
    await Promise.all([
      inflate('chromium.br', 'chromium', 0o755),
      inflate('al2023.tar.br', 'libraries.tar', 0o644),
      inflate('fonts.tar.br', 'fonts.tar', 0o644),
    ]);
    for (const archive of ['libraries.tar', 'fonts.tar']) {
      await run('tar', ['-xf', path.join(draft, archive), '-C', draft, '--no-same-owner']);
      await rm(path.join(draft, archive));
    }
    await writeFile(path.join(draft, 'fonts.conf'), fontSettings);
    // Another process may have finished first; its folder is as good as this one.
    await rename(draft, folder).catch(async (error: unknown) => {
      if (!(await exists(folder))) {
        throw error;
      }
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/**
 * Chromium loads no web font at all while fontconfig knows not a single font, so the one that comes with the package is
 * named. System fonts are left out on purpose: paper is set in the bundled fonts only.
 */
const fontSettings = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
