/** Scrolling a structured paper and a PDF with 2,000 annotations, beside the same papers without any. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { makeEmptyColumn, openInShingi, scrollThrough } from './pdf-open/in-page.ts';
import { longPaper, pageCount } from './pdf-open/long-paper.ts';
import type { Report, ReportRow } from './report.ts';
import { send } from './run-one.ts';
import { openStructured } from './scrolling/in-page.ts';
import { structuredPages, structuredPaper } from './scrolling/structured-paper.ts';
import { root } from './sources.ts';
import { inFreshWindow, scrollHeads, scrollRow, shingi } from './window.ts';

const annotationCount = 2000;
const pdfTitle = '地区別報告';
const textTitle = '見守りの三年間';
/** Some 7 pages a second; and the speed at which people skim. */
const speeds = [
  ['flicked through', 150],
  ['skimmed', 50],
] as const;
/** Some ten seconds where no frame is missed. */
const mostFrames = 600;
const colours = ['important', 'doubt', 'agreement', 'idea', 'concern'] as const;
const marks = ['highlight', 'underline', 'note', 'question', 'highlight'] as const;

interface BlockList {
  readonly version: { readonly id: string };
  readonly blocks: readonly { readonly id: string; readonly kind: string; readonly text: string }[];
}

/** Annotations all over a paper: every fifth with words, some in each block. */
function annotationsFor(file: string, material: string): object[] {
  const printed = execFileSync(
    process.execPath,
    [path.join(root, 'dist/service/cli.cjs'), 'blocks', file, '--material', material, '--json'],
    { encoding: 'utf8', maxBuffer: 2 ** 28 },
  );
  const { version, blocks } = JSON.parse(printed) as BlockList;
  const long = blocks.filter(({ kind, text }) => kind !== 'heading' && text.length > 40);
  return Array.from({ length: annotationCount }, (_, index) => {
    const place = (index * long.length) / annotationCount;
    const block = long[Math.floor(place)];
    const length = block?.text.length ?? 0;
    const from = Math.floor((place % 1) * Math.max(1, length - 24));
    return {
      type: 'Annotation',
      'shingi:mark': marks[index % marks.length],
      'shingi:colour': colours[index % colours.length],
      ...(index % 5 === 2 || index % 5 === 3
        ? { body: { type: 'TextualBody', value: `${index + 1}件目のメモ。数字の出どころを確かめたい。` } }
        : {}),
      target: {
        source: `urn:uuid:${version.id}`,
        selector: [
          {
            type: 'FragmentSelector',
            conformsTo: 'urn:shingi:blocks',
            value: block?.id,
            refinedBy: { type: 'TextPositionSelector', start: from, end: Math.min(length, from + 12) },
          },
        ],
      },
    };
  });
}

/** Two committee files with the same papers, the second with 2,000 annotations on each. */
function committees(folder: string, paper: string): { bare: string; noted: string } {
  const text = path.join(folder, 'packet.md');
  const pdf = path.join(folder, `${pdfTitle}.pdf`);
  writeFileSync(text, structuredPaper(textTitle));
  writeFileSync(pdf, readFileSync(paper));
  const [bare, noted] = ['bare', 'noted'].map((name) => {
    const file = path.join(folder, `${name}.shingi`);
    shingi('init', file, '--committee', 'みはらし野市見守り推進委員会');
    shingi('import', file, text);
    shingi('import', file, pdf, '--meeting', '第1回');
    return file;
  });
  if (bare === undefined || noted === undefined) {
    throw new Error('two files');
  }
  for (const title of [textTitle, pdfTitle]) {
    const list = path.join(folder, 'annotations.json');
    writeFileSync(list, JSON.stringify(annotationsFor(noted, title)));
    shingi('annotate', noted, '--from', list);
  }
  return { bare, noted };
}

/** With SHINGI_BENCH_TRACE, what the window did meanwhile, for Chromium's own viewer. */
async function traced<Value>(
  application: ElectronApplication,
  name: string,
  work: () => Promise<Value>,
): Promise<Value> {
  const folder = process.env['SHINGI_BENCH_TRACE'];
  if (folder === undefined) {
    return work();
  }
  await application.evaluate(({ contentTracing }) =>
    contentTracing.startRecording({
      included_categories: ['devtools.timeline', 'disabled-by-default-v8.cpu_profiler', 'v8', 'blink'],
    }),
  );
  const value = await work();
  await application.evaluate(
    ({ contentTracing }, target) => contentTracing.stopRecording(target),
    path.join(folder, `${name}.json`),
  );
  return value;
}

type Open = (page: Page) => Promise<void>;

async function rowsOf(
  file: string,
  title: string,
  name: string,
  open: Open,
  withEmpty: boolean,
): Promise<ReportRow[]> {
  return inFreshWindow(root, file, title, async (page, application) => {
    await open(page);
    const rows: ReportRow[] = [];
    for (const [how, pixelsPerFrame] of speeds) {
      const area = { selector: 'section.scroll', pixelsPerFrame, mostFrames };
      const scrolled = await traced(application, `${name}-${pixelsPerFrame}`, () =>
        page.evaluate(scrollThrough, area),
      );
      rows.push(scrollRow(`${name}, ${how}`, scrolled, `${pixelsPerFrame} pixels a frame`));
    }
    if (withEmpty) {
      await page.evaluate(makeEmptyColumn);
      const empty = await page.evaluate(scrollThrough, {
        selector: '#empty-column',
        pixelsPerFrame: 150,
        mostFrames,
      });
      rows.unshift(scrollRow('an empty column of the same height', empty, 'what this window can do'));
    }
    return rows;
  });
}

async function run(): Promise<Report[]> {
  const paper = await longPaper();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'shingi-bench-scrolling-'));
  try {
    const { bare, noted } = committees(folder, paper);
    const openPdf: Open = async (page) => void (await page.evaluate(openInShingi, pdfTitle));
    const openText =
      (notes: boolean): Open =>
      (page) =>
        page.evaluate(openStructured, { title: textTitle, notes });
    const report = (title: string, rows: readonly ReportRow[]): Report => ({
      title,
      ratios: scrollHeads,
      rows,
      notes: [
        `${annotationCount} annotations of all colours on one paper, two of five with words; the other file has the same papers and none`,
        process.env['SHINGI_BENCH_RUNTIME'] ?? '',
      ],
    });
    return [
      report(`Scrolling a structured paper of ${structuredPages} pages, time from frame to frame`, [
        ...(await rowsOf(bare, textTitle, 'text without annotations', openText(false), true)),
        ...(await rowsOf(noted, textTitle, `text with ${annotationCount}`, openText(true), false)),
      ]),
      report(`Scrolling a PDF of ${pageCount} pages, time from frame to frame`, [
        ...(await rowsOf(bare, pdfTitle, 'PDF without annotations', openPdf, true)),
        ...(await rowsOf(noted, pdfTitle, `PDF with ${annotationCount}`, openPdf, false)),
      ]),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

await send(run);
