import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TableReport } from '../../../core/contract/plan-calls.ts';
import { documentText } from '../../../formats/office/document-text.ts';
import { buildSample } from '../../../service/sample/build-sample.ts';
import { shingi } from '../cli/command-line.ts';
import { createBench, noSignal, type TestBench } from '../environment.ts';
import { poppler } from './reading.ts';

let bench: TestBench;

beforeAll(async () => {
  bench = createBench();
  await buildSample(bench.file('s.shingi'), bench.environment, noSignal);
});
afterAll(() => bench.close());

const meeting = ['--meeting', '令和5年度第1回'];
const plain = (text: string) => text.normalize('NFKC').replaceAll(/\s/gu, '');

async function made(out: string, ...options: string[]): Promise<TableReport> {
  const outcome = await shingi(bench, [
    'export',
    's.shingi',
    'plan-changes',
    ...meeting,
    '--out',
    out,
    '--json',
    ...options,
  ]);
  expect([outcome.error, outcome.status]).toEqual(['', 0]);
  return outcome.json<TableReport>();
}

describe('what the opinions change in the plan', () => {
  it('is a list with both texts as they are, and the opinions it comes from', async () => {
    const { rows } = await made('list.csv');
    expect(rows).toBe(4);
    const text = readFileSync(bench.file('list.csv'), 'utf8');
    expect(text).toContain('資料,修正箇所,種別,修正前,修正後,元の意見,状態');
    expect(text).toContain('No.6、No.16');
  });

  it.runIf(poppler)(
    'is printed as 修正箇所一覧 and as 新旧対照表, the changed words named on both sides',
    async () => {
      const { pdf } = await made('list.pdf', '--number', '資料3');
      expect(pdf?.tagged).toBe(true);
      await made('comparison.pdf', '--comparison');
      for (const [name, title] of [
        ['list.pdf', '修正箇所一覧'],
        ['comparison.pdf', '新旧対照表'],
      ] as const) {
        const text = plain(execFileSync('pdftotext', ['-raw', bench.file(name), '-'], { encoding: 'utf8' }));
        expect(text).toContain(title);
        expect(text).toContain('57.1〔削除〕%');
        expect(text).toContain('51.7〔追加〕%');
      }
      execFileSync('qpdf', ['--check', bench.file('list.pdf')]);
    },
  );

  it('is a Word document and plain text as well', async () => {
    await made('list.docx');
    const text = await documentText(new Uint8Array(readFileSync(bench.file('list.docx'))));
    expect(text).toContain('<strong>51.7</strong>〔追加〕%');
    await made('list.txt');
    expect(readFileSync(bench.file('list.txt'), 'utf8')).toContain('修正前\n　');
    await made('list.xlsx', '--comparison');
  });

  it('is refused where there is nothing', async () => {
    const outcome = await shingi(bench, [
      'export',
      's.shingi',
      'plan-changes',
      '--meeting',
      '令和5年度第2回',
      '--out',
      'none.csv',
    ]);
    expect(outcome.status).toBe(3);
  });
});
