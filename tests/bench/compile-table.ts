/** The table of 20,000 opinions: in the service beside bare SQL, and in a real window beside an empty list. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { Page } from 'playwright-core';
import { everyRow } from '../../core/domain/opinion-sheets/compiled.ts';
import { openCommitteeFile } from '../../db/connection/committee-file.ts';
import { CommitteeService } from '../../service/committee-service.ts';
import { compileHandlers } from '../../service/handlers/compile.ts';
import { createThreadRunner } from '../../service/jobs/job-runner.ts';
import { changeTable, makeEmptyList, openTable, scrollTable } from './compile-table/in-window.ts';
import {
  databaseEnvironment,
  opinionsOfSheet,
  sheetCount,
  writeManyOpinions,
} from './compile-table/many-opinions.ts';
import { measure, median, quantile } from './measure.ts';
import { milliseconds, type Report, type ReportRow, timeRows } from './report.ts';
import { send } from './run-one.ts';
import { root } from './sources.ts';
import { inFreshWindow, scrollHeads, scrollRow } from './window.ts';

const rows = (sheetCount * opinionsOfSheet).toLocaleString('en');
const windowRows = 60;

const joined = `SELECT i.*, o.*, s.*, t.*, r.* FROM opinion_item AS i JOIN opinion AS o ON o.id = i.opinion_id
  JOIN opinion_sheet AS s ON s.id = o.sheet_id JOIN sheet_standing AS t ON t.sheet_id = s.id
  LEFT JOIN opinion_response AS r ON r.subject_id = coalesce(i.group_id, i.id) WHERE i.meeting_id = ?`;

const acts = {
  first: { name: 'first window, by number', order: 'number', words: '', sql: 'ORDER BY i.number' },
  sort: { name: 'sorted by category', order: 'category', words: '', sql: 'ORDER BY i.category, i.number' },
  filter: {
    name: 'filtered by a word',
    order: 'number',
    words: '図書館',
    sql: "AND o.search_key LIKE '%図書館%' ORDER BY i.number",
  },
} as const;

/** Each act as the window asks for it: the headings, then the first rows, with handlers that have kept nothing. */
async function inService(file: string, meetingId: string): Promise<Report[]> {
  // A committee file is locked by whoever has it open.
  const copy = `${file}-copy`;
  copyFileSync(file, copy);
  const opened = openCommitteeFile(file, databaseEnvironment);
  const service = new CommitteeService(opened, {
    now: Date.now,
    newId: databaseEnvironment.newId,
    locale: 'ja',
    assetsFolder: '',
    passwords: new Map(),
    jobs: createThreadRunner(''),
    findPrinter: () => Promise.reject(new Error('nothing is printed here')),
  });
  const database = new Database(copy, { readonly: true, fileMustExist: true });
  const reports: Report[] = [];
  try {
    for (const { name, order, words, sql } of Object.values(acts)) {
      const request = { meetingId, filter: { ...everyRow, words }, order, descending: false } as const;
      const bare = database.prepare(`${joined} ${sql}`);
      const names = { ours: 'Shingi: headings and first rows', bare: 'bare SQL: all of these rows' };
      const measured = await measure(
        [
          { name: names.bare, run: () => bare.all(meetingId) },
          {
            name: names.ours,
            run: async () => {
              const calls = compileHandlers(service);
              await calls.compileOutline(request);
              return calls.compileTable({ ...request, offset: 0, limit: windowRows });
            },
          },
        ],
        { warmUp: 1, rounds: 7 },
      );
      reports.push({
        title: `${rows} opinions in the service: ${name}`,
        ratios: [`× ${names.bare}`],
        rows: timeRows(measured, [names.bare]),
        notes: [`Shingi: order, headings with people and ${windowRows} rows, put into shape and checked`],
      });
    }
  } finally {
    database.close();
    await service.close();
  }
  return reports;
}

async function scrolling(page: Page): Promise<Report> {
  const area = { selector: '.compile-table', mostFrames: 600 };
  const wheel = await page.evaluate(scrollTable, { ...area, pixelsPerFrame: 40 });
  const flick = await page.evaluate(scrollTable, { ...area, pixelsPerFrame: 200 });
  const thumb = await page.evaluate(scrollTable, { ...area, pixelsPerFrame: 4000 });
  await page.evaluate(makeEmptyList);
  const empty = await page.evaluate(scrollTable, {
    selector: '#empty-list',
    mostFrames: 600,
    pixelsPerFrame: 200,
  });
  await page.evaluate(() => document.querySelector('#empty-list')?.remove());
  return {
    title: `Scrolling through ${rows} opinions in a window, time from frame to frame`,
    ratios: [...scrollHeads.slice(0, 2), 'frames with a row missing'],
    rows: [
      scrollRow('an empty list of the same height', empty, 'what this window can do'),
      scrollRow('wheel', wheel, '40 pixels a frame: 40 rows a second'),
      scrollRow('flicked', flick, '200 pixels a frame: 200 rows a second'),
      scrollRow('dragged by its bar', thumb, '4,000 pixels a frame: 4,000 rows a second'),
    ],
    notes: ['a row missing: the one in the middle of the view has not come from the file yet'],
  };
}

async function changing(page: Page): Promise<Report> {
  const find = '.compile-find';
  const order = '.compile-order select';
  const tries = 7;
  const open: number[] = [await page.evaluate(openTable)];
  const filter: { time: number; longest: number }[] = [];
  const clear: typeof filter = [];
  const sort: typeof filter = [];
  for (let round = 0; round < tries; round += 1) {
    const words = ['図書館', '学校', 'バス'][round % 3] ?? '';
    filter.push(await page.evaluate(changeTable, { selector: find, value: words, event: 'input' as const }));
    clear.push(await page.evaluate(changeTable, { selector: find, value: '', event: 'input' as const }));
    const wanted = ['number', 'submitter', 'kind', 'disposition'][round % 4] ?? '';
    sort.push(await page.evaluate(changeTable, { selector: order, value: wanted, event: 'change' as const }));
  }
  for (let round = 0; round < 4; round += 1) {
    await page.evaluate(() => {
      window.location.hash = '#/';
    });
    await page.waitForFunction(() => document.querySelector('.compile-table') === null);
    open.push(await page.evaluate(openTable));
  }
  const row = (name: string, list: readonly { time: number; longest: number }[], note: string): ReportRow => {
    const times = list.map(({ time }) => time);
    return {
      name,
      median: milliseconds(median(times)),
      spread: `${milliseconds(quantile(times, 0.25))} – ${milliseconds(quantile(times, 0.75))}`,
      ratios: [milliseconds(Math.max(...list.map(({ longest }) => longest)))],
      note,
    };
  };
  return {
    title: `${rows} opinions in a window: from the act to the rows on the screen`,
    ratios: ['longest frame on the way'],
    rows: [
      {
        ...row(
          'opened by its link',
          open.map((time) => ({ time, longest: 0 })),
          '',
        ),
        ratios: ['–'],
      },
      row('filtered by a word', filter, 'of it 200 ms of waiting for the next letter'),
      row('word taken away', clear, 'likewise'),
      row('sorted', sort, ''),
    ],
    notes: ['what was shown before stays until the new rows are there'],
  };
}

async function inWindow(file: string): Promise<Report[]> {
  return inFreshWindow(root, file, '対応表', async (page) => {
    const changed = await changing(page);
    const scrolled = await scrolling(page);
    return [changed, { ...scrolled, notes: [...scrolled.notes, process.env['SHINGI_BENCH_RUNTIME'] ?? ''] }];
  });
}

async function run(): Promise<Report[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'shingi-bench-table-'));
  try {
    const file = path.join(folder, 'committee.shingi');
    const meetingId = writeManyOpinions(file);
    return [...(await inService(file, meetingId)), ...(await inWindow(file))];
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

await send(run);
