import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Printer } from '../../../core/contract/printer.ts';
import type { StatisticsTable } from '../../../core/domain/statistics/statistics-content.ts';
import { packetHtml } from '../../../paper/html.ts';
import { findPrinter } from '../../../paper/printers/find-printer.ts';
import { ageTable } from '../../fixtures/age-table.ts';
import { fixtureIds } from '../../fixtures/fixture-ids.ts';
import { copyFonts, printJob } from './print-jobs.ts';

let folder: string;
let printer: Printer;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'shingi-statistics-'));
  await copyFonts(folder);
  printer = await findPrinter();
}, 120_000);
afterAll(async () => {
  await printer.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The lines of each page of a paper with one table and its chart. */
async function pagesOf(table: StatisticsTable, name: string): Promise<string[][]> {
  const job = printJob([{ kind: 'statistics', title: null, tables: [table], notes: [] }]);
  const html = path.join(folder, `${name}.html`);
  writeFileSync(html, packetHtml(job));
  const pdf = path.join(folder, `${name}.pdf`);
  writeFileSync(pdf, await printer.print({ path: html, folders: [] }, {}, new AbortController().signal));
  return execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' })
    .split('\f')
    .slice(0, -1)
    .map((page) => page.split('\n').map((line) => line.replaceAll(/\s/gu, '')));
}

/** 相談 by their content over two years, with a unit and a note of a whole line. */
function consultations(): StatisticsTable {
  const id = fixtureIds('8');
  const counts = Array.from({ length: 14 }, (_, index) => [240 - index * 13, 233 - index * 12] as const);
  const sums = [0, 1].map((year) => counts.reduce((sum, row) => sum + (row[year] ?? 0), 0));
  const row = (label: string, values: readonly number[]) => ({
    id: id(),
    label,
    unit: null,
    values: values.map((value) => ({ raw: String(value), value, missing: null })),
  });
  return {
    ...ageTable(10, 50),
    id: id(),
    title: '窓口で受けた相談',
    stub: '',
    unitLine: { id: id(), text: '（単位：件）' },
    periods: ['令和3年度', '令和4年度'].map((label) => ({ label, provisional: false, undecided: false })),
    series: [...counts.map((values, index) => row(`相談の内容${index + 1}`, values)), row('合計', sums)],
    notes: [{ id: id(), text: '※ 一人の相談がいくつもの内容にわたるときは、主な内容一つに数えています。' }],
    source: { id: id(), text: '資料：みはらし野市「市政の記録」' },
  };
}

describe('a table of statistics with its chart', () => {
  it('takes one page with fifteen rows of two years, and a line less for its unit and its note', async () => {
    const pages = await pagesOf(consultations(), 'rows');
    expect(pages).toHaveLength(1);
    const lines = pages[0] ?? [];
    expect(lines.some((line) => line.includes('窓口で受けた相談（単位：件）'))).toBe(true);
    expect(lines.some((line) => line.endsWith('主な内容一つに数えています。'))).toBe(true);
  });

  it('takes one page with the ages of a city by fives and their pyramid', async () => {
    const pages = await pagesOf(ageTable(5, 90), 'ages');
    expect(pages).toHaveLength(1);
    expect((pages[0] ?? []).filter((line) => line.includes('45～49歳'))).toHaveLength(2);
  });

  it('leaves a unit below a heading that reaches as far as the table', async () => {
    const table = { ...consultations(), title: '福祉の総合相談窓口で一年間に受けた相談の内容とその件数' };
    const [lines = []] = await pagesOf(table, 'heading');
    expect(lines).toContain('（単位：件）');
  });
});
