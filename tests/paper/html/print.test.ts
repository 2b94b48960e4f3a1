import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Printer } from '../../../core/contract/printer.ts';
import { toBlocks } from '../../../core/domain/blocks/to-blocks.ts';
import type { MaterialContent } from '../../../core/domain/materials/content.ts';
import { readPacketLines } from '../../../formats/packet-text/read-packet-text.ts';
import { loadPdfium, type Pdfium } from '../../../formats/pdf/pdfium/pdfium.ts';
import { extractPages } from '../../../formats/pdf/pdfium/pdfium-document.ts';
import { compareText } from '../../../formats/pdf/text/compare-text.ts';
import { locateMaterials } from '../../../paper/assemble/locate-materials.ts';
import { phrasesOf } from '../../../paper/charts/phrases.ts';
import { openFontBook } from '../../../paper/fonts/font-book.ts';
import { packetHtml, packetTexts } from '../../../paper/html.ts';
import { findPrinter } from '../../../paper/printers/find-printer.ts';
import { agendaContent, contents, issueSheetContent, narrativeContent } from '../../fixtures/contents.ts';
import { wideStatistics } from '../../fixtures/contents-statistics.ts';
import { fixtureIds } from '../../fixtures/fixture-ids.ts';
import { copyFonts, printJob } from './print-jobs.ts';

let folder: string;
let printer: Printer;
let pdfium: Pdfium;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'shingi-print-'));
  await copyFonts(folder);
  printer = await findPrinter();
  const modules = path.resolve(import.meta.dirname, '../../../node_modules');
  pdfium = await loadPdfium(
    new Uint8Array(readFileSync(path.join(modules, '@embedpdf/pdfium/dist/pdfium.wasm'))),
  );
}, 120_000);

afterAll(async () => {
  await printer.close();
  rmSync(folder, { recursive: true, force: true });
});

async function print(
  job: ReturnType<typeof printJob>,
  name: string,
): Promise<{ bytes: Uint8Array; file: string }> {
  const html = path.join(folder, `${name}.html`);
  writeFileSync(html, packetHtml(job));
  const bytes = await printer.print({ path: html, folders: [] }, {}, new AbortController().signal);
  const file = path.join(folder, `${name}.pdf`);
  writeFileSync(file, bytes);
  return { bytes, file };
}

function compare(job: ReturnType<typeof printJob>, bytes: Uint8Array) {
  const pages = extractPages(pdfium, bytes).pages.map((page) => page.text);
  const expected = packetTexts(job);
  const places = locateMaterials(
    pdfium,
    bytes,
    expected.map((entry) => entry.id),
  );
  const found = [...places].map(([id, { from, to }]) => ({ id, text: pages.slice(from, to).join('\n') }));
  return compareText(expected, found);
}

const tool = (name: string, ...parameters: string[]): string =>
  execFileSync(name, parameters, { encoding: 'utf8' });

describe('a printed packet', () => {
  it('holds every character of the model and nothing else, in bundled TrueType fonts, tagged', async () => {
    const job = printJob(contents);
    const { bytes, file } = await print(job, 'packet');
    expect(compare(job, bytes)).toEqual({ equal: true, missing: [], extra: [] });

    const fonts = tool('pdffonts', file).trim().split('\n').slice(2);
    expect(fonts.length).toBe(4);
    for (const font of fonts)
      expect(font).toMatch(/BIZUDP?Gothic-(?:Regular|Bold) +CID TrueType .* yes yes yes/u);
    const facts = tool('pdfinfo', file);
    expect(facts).toMatch(/Tagged: +yes/u);
    expect(facts).toMatch(/Title: +令和5年度第1回 会議資料/u);
  });

  it('keeps the place of stamps free on every page', async () => {
    const { file } = await print(printJob(contents), 'margins');
    const boxes = tool('pdftotext', '-bbox', file, '-');
    const pages = boxes.split('<page ').slice(1);
    expect(pages.length).toBeGreaterThan(7);
    for (const page of pages) {
      const height = Number(/height="([\d.]+)"/u.exec(page)?.[1]);
      const tops = [...page.matchAll(/yMin="([\d.]+)"/gu)].map((match) => Number(match[1]));
      const bottoms = [...page.matchAll(/yMax="([\d.]+)"/gu)].map((match) => Number(match[1]));
      // 28 mm below the upper edge, 18 mm above the lower one.
      expect(Math.min(...tops)).toBeGreaterThan((28 / 25.4) * 72 - 3);
      expect(Math.max(...bottoms)).toBeLessThan(height - (18 / 25.4) * 72);
    }
  });

  it('loses nothing when long tables and lists break over pages', async () => {
    const long: Extract<MaterialContent, { kind: 'issueSheet' }> = structuredClone(issueSheetContent);
    const [sheet] = long.sheets;
    const [challenge] = sheet?.challenges ?? [];
    if (sheet === undefined || challenge === undefined)
      throw new Error('the fixture has a sheet with challenges');
    let count = 0;
    const fresh = (): string => {
      count += 1;
      return `0188fd00-0000-7000-8fff-${count.toString(16).padStart(12, '0')}`;
    };
    sheet.findings = Array.from({ length: 60 }, (_, index) => ({
      id: fresh(),
      text: `設問${index}では、「ある」と答えた人が${index}.5%で最も多く、「ない」と答えた人がそれに続いています。`,
      questionText: `問${index}`,
      question: null,
      answers: [],
    }));
    challenge.current = Array.from({ length: 50 }, (_, index) => ({
      id: fresh(),
      marker: '・',
      text: `現状の${index}番目として、地域の集まりに出る人が減り、担い手のなり手が見つからないことが挙げられます。`,
    }));
    const job = printJob([long, narrativeContent]);
    const { bytes } = await print(job, 'long');
    expect(compare(job, bytes)).toEqual({ equal: true, missing: [], extra: [] });
  });

  it('sets the label of a row that begins with a table exactly over its copy', async () => {
    const source = [
      '課題シート',
      '',
      '基本目標1「歩いて行ける図書館」についての課題',
      '',
      '| 事業名 | 指標 | 現状（令和元年度） | 目標（令和6年度） | 結果（令和5年度） |',
      '| --- | --- | --- | --- | --- |',
      '| 分館の開館 | 開館日数 | 210日 | 290日 | 284日 |',
      '',
      '町民アンケートの結果',
      '',
      '| 設問 | 回答 | 割合 |',
      '| --- | --- | --- |',
      '| 問3 分館へ行く回数 | 行かない | 44.7％ |',
      '| 問8 困ること | 閉館が早い | 51.9％ |',
    ].join('\n');
    const [sheet] = readPacketLines(source, fixtureIds('b')).documents;
    if (sheet === undefined) throw new Error('the source has a sheet');
    const { file } = await print(printJob([sheet.content]), 'label-over-table');
    const words = tool('pdftotext', '-bbox', file, '-').split('\n');
    const tops = words.flatMap((word) =>
      word.includes('町民') ? [Number(/yMin="([\d.]+)"/u.exec(word)?.[1])] : [],
    );
    expect(tops.length).toBeGreaterThan(0);
    expect(Math.max(...tops) - Math.min(...tops)).toBeLessThan(0.5);
  });

  it('repeats the label of a row on each page that the row reaches', async () => {
    const long: Extract<MaterialContent, { kind: 'issueSheet' }> = structuredClone(issueSheetContent);
    const [sheet] = long.sheets;
    if (sheet === undefined) throw new Error('the fixture has a sheet');
    long.sheets = [sheet];
    sheet.challenges = sheet.challenges.slice(0, 1).map((challenge) => ({
      ...challenge,
      current: Array.from({ length: 60 }, (_, index) => ({
        id: `0188fd00-0000-7000-8ffd-${index.toString(16).padStart(12, '0')}`,
        marker: '・',
        text: `現状の${index}番目として、地域の集まりに出る人が減り、担い手のなり手が見つからないことが挙げられます。`,
      })),
    }));
    const job = printJob([long]);
    const { bytes, file } = await print(job, 'labels');
    expect(compare(job, bytes)).toEqual({ equal: true, missing: [], extra: [] });
    const label = toBlocks(long).find((block) => block.kind === 'heading' && block.part === 'challenges');
    const pages = extractPages(pdfium, bytes).pages.map((page) => page.text.replaceAll(/\s/gu, ''));
    const reached = pages.filter((page) => /現状の\d+番目/u.test(page));
    expect(reached.length).toBeGreaterThan(2);
    for (const page of reached) expect(page).toContain(label?.text);
    // Whoever listens to the document or looks at its bookmarks meets the heading once.
    const [phrase] = phrasesOf(label?.text ?? '');
    const spoken = tool('pdfinfo', '-struct-text', file).split('\n');
    expect(spoken.filter((line) => line.trim() === `"${phrase}"`)).toHaveLength(1);
  });

  it('prints a table of 20 years on A3, all of it within the margins', async () => {
    const job = printJob([wideStatistics(20), narrativeContent]);
    const { bytes, file } = await print(job, 'large');
    expect(compare(job, bytes)).toEqual({ equal: true, missing: [], extra: [] });
    const [first, second] = tool('pdftotext', '-bbox', file, '-').split('<page ').slice(1);
    const sizes = [first, second].map((page) =>
      [...(page ?? '').slice(0, 60).matchAll(/"([\d.]+)"/gu)].map((match) =>
        Math.round(Number(match[1]) / 3),
      ),
    );
    // In steps of 3 points: 420 × 297 mm, then 210 × 297 mm.
    expect(sizes).toEqual([
      [397, 281],
      [198, 281],
    ]);
    const right = [...(first ?? '').matchAll(/xMax="([\d.]+)"/gu)].map((match) => Number(match[1]));
    expect(Math.max(...right)).toBeLessThan(1191 - (18 / 25.4) * 72 + 1);
    // Each figure of the widest row on a line of its own: nothing is broken or printed over its neighbour.
    const words = [
      ...(first ?? '').matchAll(/<word xMin="([\d.]+)"[^>]*xMax="([\d.]+)"[^>]*>(2\d,\d{3})</gu),
    ];
    const places = words.slice(0, 20).map((match) => [Number(match[1]), Number(match[2])] as const);
    expect(places).toHaveLength(20);
    for (const [index, [from]] of places.entries()) {
      expect(from).toBeGreaterThan(places[index - 1]?.[1] ?? 0);
    }
  });

  it('sets rare kanji from the bundled fallback, not from the system', async () => {
    const content = structuredClone(agendaContent);
    content.notes = [
      { id: '0188fd00-0000-7000-8ffe-000000000001', text: '委員　𠮷田　髙橋　山﨑　槗本　鄧' },
    ];
    const book = await openFontBook(path.join(folder, 'fonts'));
    const text = packetTexts(printJob([content]))[0]?.text ?? '';
    expect(await book.missing(text)).toEqual([]);
    const job = printJob([content], { fallbackFaces: await book.facesFor(text) });
    const { bytes, file } = await print(job, 'rare');
    expect(compare(job, bytes).equal).toBe(true);
    const fonts = tool('pdffonts', file).trim().split('\n').slice(2);
    for (const font of fonts)
      expect(font).toMatch(/(?:BIZUDP?Gothic|NotoSansJP)\S* +CID TrueType .* yes yes/u);
  });
});
