import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shingi } from '../cli/command-line.ts';
import { createBench, type TestBench } from '../environment.ts';
import { poppler } from './reading.ts';

const sampleFolder = path.resolve(import.meta.dirname, '../../../sample');
const meeting = ['--meeting', '令和5年度第1回'];
const longText = Array.from(
  { length: 60 },
  (_, index) => `${index + 1}番目の心配ごとは、坂の多い町で買い物に出かける足がないことです。`,
).join('');

let bench: TestBench;

async function run(...argv: string[]) {
  const outcome = await shingi(bench, [...argv, '--json']);
  expect([argv.join(' '), outcome.status, outcome.status === 0 ? '' : outcome.error]).toEqual([
    argv.join(' '),
    0,
    '',
  ]);
  return outcome;
}

const plain = (text: string) => text.normalize('NFKC').replaceAll(/\s/gu, '');
const printed = (name: string, ...options: string[]) =>
  plain(execFileSync('pdftotext', [...options, bench.file(name), '-'], { encoding: 'utf8' }));

beforeAll(async () => {
  bench = createBench();
  await run('init', 's.shingi', '--committee', '霞野市地域福祉推進委員会', '--city', '霞野市');
  await run('members', 's.shingi', 'add', '--name', '青木 健一');
  await run('import', 's.shingi', path.join(sampleFolder, 'meeting-1.md'));
  await run('pack', 's.shingi', ...meeting, '--to', 'packet.shingix');
  await run('open', 'packet.shingix', '--as', 'm.shingi', '--member', '青木 健一');
  writeFileSync(
    bench.file('entries.json'),
    JSON.stringify([
      { kind: '意見', material: '4', page: 2, text: longText, reason: '一行目\n\n  三行目' },
      { kind: '質問', agenda: '(2)', text: '印のない字\ue123も消えませんか。', proposal: '=1+1' },
    ]),
  );
  await run('opine', 'm.shingi', ...meeting, '--from', 'entries.json');
});
afterAll(() => bench.close());

describe.runIf(poppler)('意見・提案シート on paper', () => {
  it('prints the own sheet word for word, with where it goes on', async () => {
    const { pageCount } = (await run('export', 'm.shingi', 'sheet', '--out', 'own.pdf')).json<{
      pageCount: number;
    }>();
    expect(pageCount).toBeGreaterThan(1);
    const text = printed('own.pdf', '-raw');
    // One sentence at most goes on behind foot and head of a page.
    const cut = longText.split(/(?<=。)/u).filter((sentence) => !text.includes(plain(sentence)));
    expect(cut.length).toBeLessThan(pageCount);
    for (const words of [
      '意見・提案シート',
      '氏名青木健一',
      '下書き(まだ提出していません)',
      '一行目三行目',
      '=1+1',
    ]) {
      expect(text).toContain(plain(words));
    }
    // What no font has is marked and explained; nothing else is touched.
    expect(text).toContain(plain('印のない字〓も消えませんか。'));
    expect(text).toContain('U+E123');
    execFileSync('qpdf', ['--check', bench.file('own.pdf')]);
  });

  it('names nobody in the properties of the file', () => {
    const info = execFileSync('pdfinfo', [bench.file('own.pdf')], { encoding: 'utf8' });
    expect(info).toContain('意見・提案シート（令和5年度第1回）');
    expect(info).not.toContain('青木');
    expect(info).toMatch(/Tagged:\s+yes/u);
  });

  it('prints a received sheet with its receipt', async () => {
    await run('submit', 'm.shingi', ...meeting, '--to', 'sheet.shingix');
    await run('receive', 's.shingi', 'sheet.shingix');
    await run('export', 's.shingi', 'sheet', '--sheet', '青木健一', '--out', 'received.pdf');
    const text = printed('received.pdf', '-raw');
    expect(text).toContain('受付番号1');
    expect(text).toContain('審議ノートのファイル');
    const wrong = await shingi(bench, ['export', 's.shingi', 'sheet', '--out', 'x.pdf', '--sheet', '9']);
    expect(wrong.status).toBe(3);
  });

  it('prints the empty form on one page, with the fields and terms of the committee', async () => {
    const { pageCount } = (await run('export', 's.shingi', 'sheet', '--blank', '--out', 'blank.pdf')).json<{
      pageCount: number;
    }>();
    expect(pageCount).toBe(1);
    const text = printed('blank.pdf');
    for (const words of [
      '意見・提案シート',
      '該当箇所',
      '誤記の指摘',
      '傍聴者',
      '理由',
      '修文の案',
      '公表します',
    ]) {
      expect(text).toContain(words);
    }
  });
});
