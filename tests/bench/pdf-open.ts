import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { type Measured, median } from './measure.ts';
import { applicationWithPdfJs } from './pdf-open/application.ts';
import { loadPdfJs, makeEmptyColumn, openInPdfJs, openInShingi, scrollThrough } from './pdf-open/in-page.ts';
import { longPaper, pageCount } from './pdf-open/long-paper.ts';
import { type Report, timeRows } from './report.ts';
import { send } from './run-one.ts';
import { inFreshWindow, scrollHeads, scrollRow, shingi } from './window.ts';

const rounds = 9;
const title = '地区別報告';
const ours = 'Shingi: click to first page painted';
const bare = 'bare pdf.js: bytes to first page painted';
const pixelsPerFrame = 150;

/** The sample committee, with the paper among those of its first meeting. */
function committeeWith(folder: string, paper: string): string {
  const file = path.join(folder, 'committee.shingi');
  const named = path.join(folder, `${title}.pdf`);
  writeFileSync(named, readFileSync(paper));
  shingi('sample', '--to', file);
  shingi('import', file, named, '--meeting', '第1回');
  return file;
}

/** With pdf.js there as the program of the application is. */
function inWindow<Value>(open: Opening, work: (page: Page) => Promise<Value>): Promise<Value> {
  return inFreshWindow(open.application, open.file, title, async (page) => {
    await page.evaluate(loadPdfJs);
    return work(page);
  });
}

interface Opening {
  readonly application: string;
  readonly file: string;
}

async function openings(open: Opening): Promise<Measured[]> {
  const samples: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
  for (let round = -1; round < rounds; round += 1) {
    const own = await inWindow(open, async (page) => {
      const time = await page.evaluate(openInShingi, title);
      const box = await page.locator('.pdf-page[data-page-index="0"]').boundingBox();
      return { time, width: box?.width ?? 0 };
    });
    const address = 'app://bundle/bench/paper.pdf';
    const other = await inWindow(open, (page) => page.evaluate(openInPdfJs, { address, width: own.width }));
    if (round >= 0) {
      samples.ours.push(own.time);
      samples.bare.push(other);
    }
  }
  return [
    { name: ours, samples: samples.ours },
    { name: bare, samples: samples.bare },
  ];
}

async function scrolling(page: Page): Promise<Report> {
  await page.evaluate(openInShingi, title);
  const area = { selector: 'section.scroll', pixelsPerFrame };
  const pages = await page.evaluate(scrollThrough, area);
  const again = await page.evaluate(scrollThrough, { ...area, pixelsPerFrame: pixelsPerFrame / 3 });
  await page.evaluate(makeEmptyColumn);
  const empty = await page.evaluate(scrollThrough, { selector: '#empty-column', pixelsPerFrame });
  return {
    title: `Scrolling through ${pageCount} pages, time from frame to frame`,
    ratios: scrollHeads,
    rows: [
      scrollRow('an empty column of the same height', empty, 'what this window can do'),
      scrollRow('pages, flicked through', pages, `${pixelsPerFrame} pixels a frame: some 7 pages a second`),
      scrollRow('pages, skimmed', again, `${pixelsPerFrame / 3} pixels a frame`),
    ],
    notes: ['a blank page: the one in the middle of the view has no picture yet'],
  };
}

async function run(): Promise<Report[]> {
  const paper = await longPaper();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'shingi-bench-open-'));
  try {
    const open = {
      application: applicationWithPdfJs(folder, new Map([['paper.pdf', paper]])),
      file: committeeWith(folder, paper),
    };
    const measured = await openings(open);
    const [own, other] = measured.map(({ samples }) => median(samples));
    const ratio = (own ?? 0) / (other ?? 1);
    const opening: Report = {
      title: `Opening a paper of ${pageCount} pages, to its first page on the screen`,
      ratios: [`× ${bare}`],
      rows: timeRows(measured, [bare]),
      notes: [
        `Shingi takes ${ratio.toFixed(2)} times as long as bare pdf.js; the aim is 1.2 or less`,
        'Shingi: fetched from the committee file over the service, with its tools and text; pdf.js: bytes from a file of the application, its program loaded before, one page on a canvas of the same size',
        'each in the same window, freshly started before',
        process.env['SHINGI_BENCH_RUNTIME'] ?? '',
      ],
    };
    return [opening, await inWindow(open, scrolling)];
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

await send(run);
