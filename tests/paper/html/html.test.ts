import { parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { toBlocks } from '../../../core/domain/blocks/to-blocks.ts';
import { isPrintedFromBlocks, packetHtml, packetTexts, plainTextPacket } from '../../../paper/html.ts';
import {
  agendaContent,
  contents,
  issueSheetContent,
  reportContent,
  statisticsContent,
} from '../../fixtures/contents.ts';
import { wideStatistics } from '../../fixtures/contents-statistics.ts';
import { printJob, printMaterial } from './print-jobs.ts';

describe('packetHtml', () => {
  const html = packetHtml(printJob(contents));

  it('holds each material in a section of its own that a link leads to', () => {
    const sections = [...html.matchAll(/<section class="material[^"]*" id="(material-[^"]+)"/gu)].map(
      (match) => match[1],
    );
    const links = [...html.matchAll(/<a href="#(material-[^"]+)"><\/a>/gu)].map((match) => match[1]);
    // The report has pages of its own.
    expect(sections).toEqual(['1', '2', '3', '4', '5', '6', '7'].map((id) => `material-${id}`));
    expect(links).toEqual(sections);
  });

  it('sets wide papers on landscape pages', () => {
    expect(html).toContain('<section class="material landscape" id="material-6"');
    expect(html).toMatch(/@page wide\s*\{\s*size: A4 landscape/u);
    expect(html).not.toContain('class="material landscape large"');
    const wide = packetHtml(printJob([wideStatistics(20)]));
    expect(wide).toContain('<section class="material landscape large" id="material-1"');
    expect(wide).toMatch(/@page large\s*\{\s*size: A3 landscape/u);
  });

  it('names title and language, and needs nothing but the fonts', () => {
    expect(html).toContain('<title>令和5年度第1回 会議資料</title>');
    expect(html).toContain('<html lang="ja">');
    const addresses = [...html.matchAll(/(?:src|href)[=:]\s*(?:url\()?"([^"#][^"]*)"/gu)].map(
      (match) => match[1],
    );
    expect(addresses).toHaveLength(4);
    for (const address of addresses) expect(address).toMatch(/^fonts\/[\w-]+\.ttf$/u);
    expect(html).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org\/2000\/svg)/u);
  });

  it('never falls back to a font of the system', () => {
    const print = html.slice(html.indexOf('@page'));
    expect(print).not.toMatch(/sans-serif|serif|system-ui|local\(/u);
  });

  it('escapes what the source may hold', () => {
    const content = structuredClone(agendaContent);
    content.title = '<script>alert(1)</script>&"次第';
    const escaped = packetHtml(printJob([content], { title: '</title><script>alert(1)</script>' }));
    expect(escaped).not.toContain('<script');
    expect(parse(escaped).childNodes.map((node) => node.nodeName)).toEqual(['#documentType', 'html']);
  });

  it('is the same for the same materials', () => {
    expect(packetHtml(printJob(contents))).toBe(html);
  });
});

describe('packetTexts', () => {
  it('expects the text of blocks, and allows marks, table heads and what figures say', () => {
    const [statistics] = packetTexts(printJob([statisticsContent]));
    expect(statistics?.text).toMatch(/^みはらし野市の資料\n①/u);
    expect(statistics?.mayAppear).toEqual(
      expect.arrayContaining([
        '令和4年',
        '図',
        '図に入れていない項目：高齢化率',
        '1世帯当たりの人員（右目盛）',
      ]),
    );
    const labels = toBlocks(issueSheetContent)
      .filter((block) => block.kind === 'heading' && block.level === 3)
      .map((block) => block.text);
    expect(labels.length).toBeGreaterThan(2);
    const [sheet] = packetTexts(printJob([issueSheetContent]));
    expect(sheet?.mayAppear).toEqual(expect.arrayContaining(['・', '調査結果項目', '問番号', ...labels]));
  });
});

describe('plainTextPacket', () => {
  it('puts each material under its number and title', () => {
    const text = plainTextPacket(printJob([agendaContent, statisticsContent]));
    expect(text).toContain('資料2　みはらし野市の資料\n\n①');
    expect(text.split('－'.repeat(20))).toHaveLength(3);
  });
});

describe('isPrintedFromBlocks', () => {
  it('is false for papers kept as files', () => {
    expect(isPrintedFromBlocks(printMaterial(reportContent, '1'))).toBe(false);
    expect(isPrintedFromBlocks(printMaterial(agendaContent, '1'))).toBe(true);
  });
});
