import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { applicationWithPdfJs } from '../bench/pdf-open/application.ts';
import { drawInPdfJs, loadPdfJs } from '../bench/pdf-open/in-page.ts';
import { shingi as printed } from '../bench/window.ts';
import { hasTool } from '../formats/pdf/support.ts';
import { annotateAll, newNotedFile } from '../service/annotations/marked-file.ts';
import { faultsOfMarks, pictureBoxOf, readMarkedFile } from '../service/annotations/marks.ts';
import {
  type Change,
  drawnPicture,
  type Picture,
  pixelsPerPoint,
  popplerPicture,
  shareOfChange,
} from '../service/annotations/pixels.ts';
import { createBench, type TestBench } from '../service/environment.ts';
import { type LaunchedApplication, launch } from './harness/application.ts';

/** Pixels by which edges of the same mark may lie apart, at two pixels a point. */
const reach = 2;

let bench: TestBench;
let folder: string;
let opened: LaunchedApplication;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  bench = createBench();
  await newNotedFile(bench, 'a.shingi');
  await annotateAll(bench, 'a.shingi');
  // Playwright reads the components of papers in its own way: the program itself has to print them.
  for (const [what, out] of [
    ['packet', 'bare.pdf'],
    ['annotations', 'noted.pdf'],
  ] as const) {
    printed('export', bench.file('a.shingi'), what, '--out', bench.file(out));
  }
  folder = mkdtempSync(path.join(os.tmpdir(), 'shingi-pdfjs-'));
  const files = ['bare.pdf', 'noted.pdf'].map((name) => [name, bench.file(name)] as const);
  opened = await launch({
    folder: applicationWithPdfJs(folder, new Map(files)),
    files: [bench.file('a.shingi')],
  });
  await opened.page.evaluate(loadPdfJs);
});
test.afterAll(async () => {
  await opened.close();
  await bench.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

/** Every page as pdf.js shows it in a window. */
async function inPdfJs(name: string): Promise<Picture[]> {
  const address = `app://bundle/bench/${name}`;
  const drawn = await opened.page.evaluate(drawInPdfJs, { address, pixelsPerPoint });
  return drawn.map(({ width, height, pixels }) =>
    drawnPicture(width, height, new Uint8Array(Buffer.from(pixels, 'base64'))),
  );
}

test('pdf.js leaves ink at every mark, in every letter of a text box, and none elsewhere', async () => {
  const file = await readMarkedFile(bench.file('noted.pdf'));
  expect(new Set(file.notes.map(({ kind }) => kind))).toEqual(
    new Set(['highlight', 'underline', 'note', 'ink', 'freeText', 'square']),
  );
  expect(faultsOfMarks(file, await inPdfJs('bare.pdf'), await inPdfJs('noted.pdf'))).toEqual([]);
});

test('every mark has the same shape in pdf.js and in poppler', async () => {
  if (!hasTool('pdftoppm')) {
    test.info().annotations.push({ type: 'not run', description: 'poppler is not on this machine' });
    return;
  }
  const file = await readMarkedFile(bench.file('noted.pdf'));
  const [bare, noted] = [await inPdfJs('bare.pdf'), await inPdfJs('noted.pdf')];
  const apart: string[] = [];
  for (const note of file.notes) {
    const { pageIndex, kind } = note;
    const [before, after] = [bare[pageIndex], noted[pageIndex]];
    if (before === undefined || after === undefined) {
      throw new Error(`no page ${pageIndex}`);
    }
    const inWindow: Change = { before, after };
    const inPoppler: Change = {
      before: popplerPicture(bench.file('bare.pdf'), pageIndex),
      after: popplerPicture(bench.file('noted.pdf'), pageIndex),
    };
    const box = pictureBoxOf(file, note);
    const shares = [
      shareOfChange(inWindow, inPoppler, box, reach),
      shareOfChange(inPoppler, inWindow, box, reach),
    ];
    if (Math.min(...shares) < 0.95) {
      apart.push(`${kind}: ${shares.map((share) => share.toFixed(2)).join(', ')}`);
    }
  }
  expect(apart).toEqual([]);
});
