import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Printer } from '../../../core/contract/printer.ts';
import { agendaTitleParts } from '../../../paper/documents/layouts/agenda.tsx';
import { packetHtml } from '../../../paper/html.ts';
import { findPrinter } from '../../../paper/printers/find-printer.ts';
import { agendaContent } from '../../fixtures/contents.ts';
import { copyFonts, printJob } from './print-jobs.ts';

const parts = (title: string): string[] =>
  agendaTitleParts(title)
    .map(([from, to]) => title.slice(from, to).trim())
    .filter((part) => part !== '');

describe('the parts of a title of a 次第', () => {
  it.each([
    ['令和5年度第1回みはらし野市会議 次第', ['令和5年度第1回', 'みはらし野市会議', '次第']],
    ['みはらし野市会議（令和6年度第3回）次第', ['みはらし野市会議', '（令和6年度第3回）', '次第']],
    ['みはらし野市会議［第3回］ 会議次第', ['みはらし野市会議', '［第3回］', '会議次第']],
    [
      '令和6年度第3回（通算第27回）みはらし野市会議次第',
      ['令和6年度第3回（通算第27回）', 'みはらし野市会議', '次第'],
    ],
    ['（第3回）みはらし野市会議次第', ['（第3回）みはらし野市会議', '次第']],
    ['みはらし野市会議次第', ['みはらし野市会議', '次第']],
    ['第2回　次第', ['第2回', '次第']],
  ])('%s', (title, expected) => {
    expect(parts(title)).toEqual(expected);
  });
});

describe('a long title on paper', () => {
  let folder: string;
  let printer: Printer;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'shingi-titles-'));
    await copyFonts(folder);
    printer = await findPrinter();
  }, 120_000);
  afterAll(async () => {
    await printer.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('breaks between phrases and between things, never before a bracket that closes', async () => {
    const titles: [string, string[]][] = [
      [
        'みはらし野市高齢者保健福祉計画・介護保険事業計画策定委員会（令和6年度第3回）次第',
        ['みはらし野市高齢者保健福祉計画・介護保険事業計画策定委員会', '（令和6年度第3回）次第'],
      ],
      [
        '令和6年度第3回みはらし野市障害者自立支援協議会・障害者差別解消支援地域協議会 合同会議 次第',
        ['令和6年度第3回', 'みはらし野市障害者自立支援協議会・', '障害者差別解消支援地域協議会合同会議次第'],
      ],
    ];
    const job = printJob(titles.map(([title]) => ({ ...structuredClone(agendaContent), title })));
    const html = path.join(folder, 'titles.html');
    writeFileSync(html, packetHtml(job));
    const pdf = path.join(folder, 'titles.pdf');
    writeFileSync(pdf, await printer.print({ path: html, folders: [] }, {}, new AbortController().signal));
    for (const [index, [, lines]] of titles.entries()) {
      const page = String(index + 1);
      const text = execFileSync('pdftotext', ['-f', page, '-l', page, '-layout', pdf, '-'], {
        encoding: 'utf8',
      });
      const shown = text
        .split('\n')
        .map((line) => line.replaceAll(/\s/gu, ''))
        .filter((line) => line !== '');
      expect(shown.slice(0, lines.length)).toEqual(lines);
    }
  }, 60_000);
});
