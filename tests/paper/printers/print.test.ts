import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { ShingiError } from '../../../core/contract/errors.ts';
import type { Printer, PrintOptions } from '../../../core/contract/printer.ts';
import { extractPages } from '../../../formats/pdf/pdfium/pdfium-document.ts';
import { findPrinter } from '../../../paper/printers/find-printer.ts';
import { fontFolder, hasTool, runOnFile, temporaryFolder, testPdfium } from '../../formats/pdf/support.ts';

const font = path.join(fontFolder, 'biz-udpgothic/400Regular/BIZUDPGothic_400Regular.ttf');
const fontFace = `@font-face { font-family: B; src: url('${pathToFileURL(font).href}') }`;

let printer: Printer;
beforeAll(async () => {
  printer = await findPrinter();
});
afterAll(async () => {
  await printer.close();
});

interface Page {
  readonly body: string;
  readonly style?: string;
  readonly attributes?: string;
}

async function print(page: Page, options: PrintOptions = {}, signal?: AbortSignal): Promise<Uint8Array> {
  const file = path.join(temporaryFolder(), 'paper.html');
  const style = `${fontFace} body { font: 11pt B } @page { size: A4; margin: 20mm } ${page.style ?? ''}`;
  writeFileSync(
    file,
    `<!doctype html><html lang="ja" ${page.attributes ?? ''}><head><meta charset="utf-8"><title>会議資料</title>
     <style>${style}</style></head><body>${page.body}</body></html>`,
  );
  const folders = [fontFolder];
  return printer.print(
    { path: file, folders },
    { timeoutMilliseconds: 15_000, ...options },
    signal ?? new AbortController().signal,
  );
}

const refusal = async (printing: Promise<Uint8Array>) => {
  const error: unknown = await printing.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ShingiError);
  return error instanceof ShingiError ? { code: error.code, detail: error.detail } : null;
};

const textOf = async (bytes: Uint8Array) =>
  extractPages(await testPdfium(), bytes)
    .pages.map(({ text }) => text)
    .join('\n');

/** Command lines of the browsers that this very process has started and that still run (Linux only). */
function ownBrowsers(): string[] {
  const read = (name: string, file: string) => {
    try {
      return readFileSync(`/proc/${name}/${file}`, 'utf8');
    } catch {
      return '';
    }
  };
  const processes =
    process.platform === 'linux' ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : [];
  return processes
    .filter((name) => read(name, 'status').includes(`\nPPid:\t${process.pid}\n`))
    .map((name) => read(name, 'cmdline'))
    .filter((line) => line.includes('--remote-debugging-pipe'));
}

const section = '<h1>髙橋①Ⅱ</h1><p>本文</p>';

describe('printing with Chromium', () => {
  it('is new enough to be trusted', () => {
    expect(Number(printer.engine.version.split('.')[0])).toBeGreaterThanOrEqual(131);
    expect(printer.engine.tagged).toBe(true);
  });

  it('prints text exactly', async () => {
    const text = await textOf(await print({ body: section }));
    expect(text.replaceAll(/\s/g, '')).toBe('髙橋①Ⅱ本文');
  });

  it.runIf(hasTool('pdffonts'))('embeds fonts as TrueType and writes tags and title', async () => {
    const bytes = await print({ body: '<p>本文①</p>' });
    const fonts = runOnFile('pdffonts', [], bytes).trim().split('\n').slice(2);
    expect(fonts).toHaveLength(1);
    expect(fonts[0]).toMatch(/BIZUDPGothic-Regular\s+CID TrueType\s+Identity-H\s+yes yes yes/);
    expect(runOnFile('pdfinfo', [], bytes)).toMatch(/Title:\s+会議資料[\s\S]*Tagged:\s+yes/);
  });

  it('takes page sizes from the page itself', async () => {
    const bytes = await print({
      body: '<p>縦</p><p class="wide">横</p>',
      style: '@page wide { size: A4 landscape } .wide { page: wide }',
    });
    const { pages } = extractPages(await testPdfium(), bytes);
    expect(pages.map(({ width, height }) => width > height)).toEqual([false, true]);
  });

  it('reaches no network', async () => {
    let visits = 0;
    const server = createServer((_request, response) => {
      visits += 1;
      response.end();
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    onTestFinished(() => void server.close());
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/picture.png`;
    const refused = await refusal(print({ body: `<img src="${address}">` }));
    expect(refused?.code).toBe('printer-failed');
    expect(refused?.detail).toEqual({ step: 'ready', message: `Error: image: ${address}` });
    await print({ body: `<p>本文</p><iframe src="${address}"></iframe>` });
    expect(visits).toBe(0);
  });

  it('reads no file outside the given folders', async () => {
    const secret = path.join(temporaryFolder(), 'secret.html');
    writeFileSync(secret, '<p>secret words</p>');
    const text = await textOf(
      await print({ body: `<p>本文</p><iframe src="${pathToFileURL(secret).href}"></iframe>` }),
    );
    expect(text).not.toContain('secret');
  });

  it('refuses to go on with another font than the one asked for', async () => {
    const refused = await refusal(
      print({
        body: '<p style="font-family: C">本文</p>',
        style: "@font-face { font-family: C; src: url('missing.ttf') }",
      }),
    );
    expect(refused).toEqual({
      code: 'printer-failed',
      detail: { step: 'ready', message: 'Error: font: C normal' },
    });
  });

  it('waits until the page says that it is ready', async () => {
    const script = `<script>requestAnimationFrame(() => requestAnimationFrame(() => {
      document.querySelector('p').textContent = '出来上がり';
      document.documentElement.setAttribute('data-print-ready', 'ready');
    }))</script>`;
    const bytes = await print({ body: `<p>途中</p>${script}`, attributes: 'data-print-ready="pending"' });
    expect((await textOf(bytes)).trim()).toBe('出来上がり');
  });

  it('names the step in which time ran out, and prints again afterwards', async () => {
    const refused = await refusal(
      print({ body: section, attributes: 'data-print-ready="pending"' }, { timeoutMilliseconds: 1500 }),
    );
    expect(refused).toEqual({ code: 'printer-timeout', detail: { step: 'ready', milliseconds: 1500 } });
    expect(await textOf(await print({ body: section }))).toContain('本文');
  });

  it('ends a page that never finishes loading', async () => {
    const refused = await refusal(
      print({ body: '<script>for (;;) {}</script>' }, { timeoutMilliseconds: 1500 }),
    );
    expect(refused).toEqual({ code: 'printer-timeout', detail: { step: 'load', milliseconds: 1500 } });
  });

  it('stops when it takes too much memory', async () => {
    const refused = await refusal(
      print(
        { body: '<p>本文</p>', attributes: 'data-print-ready="pending"' },
        { memoryLimitBytes: 1024 * 1024, timeoutMilliseconds: 10_000 },
      ),
    );
    expect(refused).toEqual({ code: 'job-out-of-memory', detail: { limitBytes: 1024 * 1024 } });
  });

  it('can be cancelled at any time, leaves no process behind, and prints again', async () => {
    const controller = new AbortController();
    const printing = print(
      { body: section, attributes: 'data-print-ready="pending"' },
      {},
      controller.signal,
    );
    setTimeout(() => controller.abort(), 300);
    expect((await refusal(printing))?.code).toBe('cancelled');
    expect(ownBrowsers()).toEqual([]);
    expect((await refusal(print({ body: section }, {}, AbortSignal.abort())))?.code).toBe('cancelled');
    expect(await textOf(await print({ body: section }))).toContain('本文');
  });

  it('prints what is asked for at once, each by itself', async () => {
    const printed = await Promise.all(['一', '二', '三'].map((text) => print({ body: `<p>${text}</p>` })));
    expect(await Promise.all(printed.map(async (bytes) => (await textOf(bytes)).trim()))).toEqual([
      '一',
      '二',
      '三',
    ]);
  });

  it('goes on with one print when another, asked for at the same time, is cancelled', async () => {
    const controller = new AbortController();
    const pending = { body: section, attributes: 'data-print-ready="pending"' };
    const cancelled = refusal(print(pending, {}, controller.signal));
    const others = Promise.all(
      ['一', '二'].map(async (text) => textOf(await print({ body: `<p>${text}</p>` }))),
    );
    setTimeout(() => controller.abort(), 100);
    expect((await cancelled)?.code).toBe('cancelled');
    expect((await others).map((text) => text.trim())).toEqual(['一', '二']);
  });

  it('lays the page out for paper only', async () => {
    const body = `<p class="measured">本文</p><script>
      document.querySelector('.measured').textContent += document.querySelector('.measured').offsetWidth;
    </script>`;
    expect((await textOf(await print({ body }))).trim()).toBe('本文0');
  });

  it('removes its profile and its processes when closed', async () => {
    const own = await findPrinter();
    const profiles = () =>
      readdirSync(path.dirname(temporaryFolder())).filter((name) => name.startsWith('shingi-print-'));
    const before = profiles();
    await own.close();
    const after = new Set(profiles());
    expect(before.filter((name) => !after.has(name)).length).toBeGreaterThan(0);
    const refused = await refusal(
      own.print({ path: '/tmp/none.html', folders: [] }, {}, new AbortController().signal),
    );
    expect(refused?.code).toBe('printer-unavailable');
  });
});
