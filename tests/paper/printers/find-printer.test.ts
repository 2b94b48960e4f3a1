import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ShingiError } from '../../../core/contract/errors.ts';
import {
  candidateAt,
  installedCandidates,
  systemChromiumPaths,
} from '../../../paper/printers/chromium-candidates.ts';
import { findPrinter } from '../../../paper/printers/find-printer.ts';
import { packagedCandidate } from '../../../paper/printers/packaged-chromium.ts';
import { root, temporaryFolder } from '../../formats/pdf/support.ts';

async function triedBy(...files: string[]): Promise<unknown> {
  const candidates = files.map((file) => candidateAt(file, 'system'));
  const error: unknown = await findPrinter({ candidates }).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ShingiError);
  return error instanceof ShingiError && error.code === 'printer-unavailable' ? error.detail['tried'] : error;
}

/** A program that answers like a browser of that version. */
function browserOfVersion(version: string): string {
  const folder = temporaryFolder();
  const script = path.join(folder, 'browser.mjs');
  writeFileSync(
    script,
    `import { createReadStream, createWriteStream } from 'node:fs';
     const output = createWriteStream('', { fd: 4 });
     createReadStream('', { fd: 3 }).on('data', (chunk) => {
       const { id } = JSON.parse(chunk.toString().replaceAll('\\0', ''));
       output.write(JSON.stringify({ id, result: { product: 'Chrome/${version}' } }) + '\\0');
     });`,
  );
  const program = path.join(folder, 'browser');
  writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${script}"\n`);
  chmodSync(program, 0o755);
  return program;
}

describe('finding a printer', () => {
  it('says clearly that there is none', async () => {
    expect(await triedBy()).toEqual([]);
  });

  it('says what was tried and why it would not do', async () => {
    const tried = await triedBy('/nowhere/chromium', '/bin/true', browserOfVersion('114.0.5735.106'));
    expect(tried).toEqual([
      { path: '/nowhere/chromium', reason: expect.stringContaining('ENOENT') as string },
      { path: '/bin/true', reason: 'the browser process ended' },
      {
        path: expect.stringContaining('browser') as string,
        reason: 'Chrome 114.0.5735.106 is older than 131',
      },
    ]);
  });

  it('takes the first that is new enough', async () => {
    const candidates = [browserOfVersion('130.0.1'), browserOfVersion('131.0.2')].map((file) =>
      candidateAt(file, 'system'),
    );
    const printer = await findPrinter({ candidates });
    onTestFinished(() => printer.close());
    expect(printer.engine).toEqual({ name: 'Chrome', version: '131.0.2', tagged: true });
  });

  it('asks the variable first, even when it is wrong', () => {
    const candidates = installedCandidates({ SHINGI_CHROMIUM: '/wrong/path', PATH: '/usr/bin' });
    expect(candidates[0]).toMatchObject({ source: 'environment', label: '/wrong/path' });
    expect(installedCandidates({ PATH: '' })).toEqual([]);
  });

  it('knows where each system keeps its browsers', () => {
    const windows = systemChromiumPaths('win32', { PROGRAMFILES: 'C:\\Program Files' });
    expect(windows[0]).toBe('C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe');
    expect(systemChromiumPaths('darwin', {})[0]).toContain('/Applications/Google Chrome.app/');
    expect(systemChromiumPaths('linux', { PATH: '/a:relative:/b' }).slice(0, 2)).toEqual([
      '/a/chromium',
      '/b/chromium',
    ]);
  });

  const packaged =
    existsSync(path.join(root, 'node_modules/@sparticuz/chromium')) && process.platform === 'linux';
  if (!packaged) {
    console.warn('the packaged Chromium is not installed: its case was not run');
  }
  it.runIf(packaged)('unpacks the packaged browser once and prints with it', async () => {
    const cache = temporaryFolder();
    const candidate = packagedCandidate({ XDG_CACHE_HOME: cache });
    const printers = await Promise.all([1, 2].map(() => findPrinter({ candidates: [candidate] })));
    const file = path.join(cache, 'paper.html');
    writeFileSync(file, '<!doctype html><title>x</title><p>text');
    for (const printer of printers) {
      const bytes = await printer.print({ path: file, folders: [] }, {}, new AbortController().signal);
      expect(new TextDecoder('latin1').decode(bytes.subarray(0, 5))).toBe('%PDF-');
      await printer.close();
    }
  });
});
