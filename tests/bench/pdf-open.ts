import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { type Measured, median, quantile } from './measure.ts';
import {
  loadPdfJs,
  makeEmptyColumn,
  openInPdfJs,
  openInShingi,
  type Scrolled,
  scrollThrough,
} from './pdf-open/in-page.ts';
import { longPaper, pageCount } from './pdf-open/long-paper.ts';
import { milliseconds, type Report, type ReportRow, timeRows } from './report.ts';
import { send } from './run-one.ts';
import { root } from './sources.ts';

const rounds = 9;
const title = '地区別報告';
const ours = 'Shingi: click to first page painted';
const bare = 'bare pdf.js: bytes to first page painted';
const pixelsPerFrame = 150;
/** A frame that takes longer than this was missed on a screen of 60 pictures a second. */
const missed = 25;

/** The built application with pdf.js and the paper among its files: a window loads nothing from elsewhere. */
function applicationWithPdfJs(folder: string, paper: string): string {
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
  cpSync(paper, path.join(bench, 'paper.pdf'));
  return application;
}

function shingi(...words: readonly string[]): void {
  const { status } = spawnSync(process.execPath, [path.join(root, 'dist/service/cli.cjs'), ...words], {
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) {
    throw new Error(`shingi ${words[0] ?? ''} failed`);
  }
}

/** The sample committee, with the paper among those of its first meeting. */
function committeeWith(folder: string, paper: string): string {
  const file = path.join(folder, 'committee.shingi');
  const named = path.join(folder, `${title}.pdf`);
  writeFileSync(named, readFileSync(paper));
  shingi('sample', '--to', file);
  shingi('import', file, named, '--meeting', '第1回');
  return file;
}

async function start(application: string, file: string): Promise<ElectronApplication> {
  const executablePath = process.env['SHINGI_ELECTRON'];
  if (executablePath === undefined) {
    throw new Error('no Electron: start benches with `npm run bench`');
  }
  const switches = (process.env['SHINGI_ELECTRON_SWITCHES'] ?? '').split(' ').filter(Boolean);
  const profile = mkdtempSync(path.join(path.dirname(file), 'profile-'));
  return _electron.launch({
    executablePath,
    args: [...switches, `--user-data-dir=${profile}`, application, file],
    env: process.env as Record<string, string>,
    timeout: 90_000,
  });
}

/** Does something in a window that has just been started: nothing of a former round is kept. */
async function inFreshWindow<Value>(open: Opening, work: (page: Page) => Promise<Value>): Promise<Value> {
  const started = await start(open.application, open.file);
  try {
    const page = await started.firstWindow();
    await page.locator('nav a').filter({ hasText: title }).first().waitFor({ state: 'attached' });
    await page.evaluate(() => document.fonts.ready);
    await page.evaluate(loadPdfJs);
    return await work(page);
  } finally {
    await started.close();
  }
}

interface Opening {
  readonly application: string;
  readonly file: string;
}

async function openings(open: Opening): Promise<Measured[]> {
  const samples: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
  for (let round = -1; round < rounds; round += 1) {
    const own = await inFreshWindow(open, async (page) => {
      const time = await page.evaluate(openInShingi, title);
      const box = await page.locator('.pdf-page[data-page-index="0"]').boundingBox();
      return { time, width: box?.width ?? 0 };
    });
    const address = 'app://bundle/bench/paper.pdf';
    const other = await inFreshWindow(open, (page) =>
      page.evaluate(openInPdfJs, { address, width: own.width }),
    );
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

function scrollRow(name: string, scrolled: Scrolled, note: string): ReportRow {
  const { frames, longTasks, blank } = scrolled;
  const late = frames.filter((time) => time > missed).length;
  const long = longTasks.reduce((sum, time) => sum + time, 0);
  return {
    name,
    median: milliseconds(median(frames)),
    spread: `${milliseconds(quantile(frames, 0.25))} – ${milliseconds(quantile(frames, 0.99))} (99 %)`,
    ratios: [
      `${late} of ${frames.length} (${((late / frames.length) * 100).toFixed(1)} %)`,
      `${longTasks.length} (${milliseconds(long)})`,
      `${((blank / frames.length) * 100).toFixed(1)} %`,
    ],
    note,
  };
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
    ratios: [`frames over ${missed} ms`, 'tasks over 50 ms', 'frames with a blank page'],
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
    const open = { application: applicationWithPdfJs(folder, paper), file: committeeWith(folder, paper) };
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
    return [opening, await inFreshWindow(open, scrolling)];
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

await send(run);
