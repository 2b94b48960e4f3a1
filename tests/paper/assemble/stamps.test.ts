import { beforeAll, describe, expect, it } from 'vitest';
import type { Pdfium } from '../../../formats/pdf/pdfium/pdfium.ts';
import { extractCharacters, extractPages } from '../../../formats/pdf/pdfium/pdfium-document.ts';
import { assemblePacket } from '../../../paper/assemble/assemble-packet.ts';
import type { PacketPart } from '../../../paper/assemble/packet.ts';
import { crowdedPdf, plainPdf, turnedPdf, unbalancedPdf } from '../../formats/pdf/fixtures.ts';
import { hasTool, runOnFile, testPdfium } from '../../formats/pdf/support.ts';
import { part, stampFonts, stampWords } from './support.ts';

let pdfium: Pdfium;
beforeAll(async () => {
  pdfium = await testPdfium();
});

async function stamped(pdf: Uint8Array, more: Partial<PacketPart> = {}) {
  const pages = { pdf, from: 0, to: null };
  const parts = [part('a', pages, { label: '資料4', origin: 'imported', ...more })];
  return assemblePacket(
    { title: 'x', language: 'ja', parts, fonts: stampFonts(), words: stampWords },
    { pdfium },
  );
}

interface Word {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Words of a page as displayed: points from the upper left corner. */
function wordsOf(bytes: Uint8Array): { width: number; words: Word[] } {
  const html = runOnFile('pdftotext', ['-bbox', '-cropbox'], bytes, ['-']);
  const width = Number(/<page width="([\d.]+)"/.exec(html)?.[1]);
  const words = [...html.matchAll(/<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</g)].map(
    ([, left, top, right, bottom, text]) => ({
      text: text ?? '',
      left: Number(left),
      top: Number(top),
      right: Number(right),
      bottom: Number(bottom),
    }),
  );
  return { width, words };
}

describe.runIf(hasTool('pdftotext'))('where stamps stand', () => {
  it.each([0, 90, 180, 270])(
    'upright in the corners of the crop box of a page turned by %d degrees',
    async (angle) => {
      const { words } = wordsOf((await stamped(await turnedPdf('body', angle))).bytes);
      const [width, height] = angle % 180 === 0 ? [595, 842] : [842, 595];
      const box = words.find(({ text }) => text === '資料4');
      const number = words.find(({ text }) => text === '資料4-1');
      const total = words.find(({ text }) => text === '1／1');
      expect(box?.left).toBeGreaterThan(width - 100);
      expect(box?.right).toBeLessThan(width - 28);
      expect(box?.top).toBeGreaterThan(15);
      expect(box?.bottom).toBeLessThan(45);
      expect(((number?.left ?? 0) + (number?.right ?? 0)) / 2).toBeCloseTo(width / 2, 0);
      expect(number?.top).toBeGreaterThan(height - 35);
      expect(total?.right).toBeCloseTo(width - 28.3, 0);
    },
  );

  it('keeps to the margins of pages printed for it', async () => {
    const { words } = wordsOf((await stamped(await plainPdf(['body']), { origin: 'printed' })).bytes);
    const box = words.find(({ text }) => text === '資料4');
    expect(box?.right).toBeLessThan(595 - 20 * 2.83);
    expect(words.find(({ text }) => text.startsWith('令和'))?.left).toBeCloseTo(25 * 2.8346, 0);
    expect(box?.top).toBeGreaterThan(15 * 2.83);
    expect(box?.bottom).toBeLessThan(29 * 2.83);
  });

  it.each([
    [[200, 280], 0.5],
    [[2384, 3370], 2.83],
  ] as const)('suits the size of a page of %j points', async (size, scale) => {
    const { words } = wordsOf((await stamped(await plainPdf(['x'], [...size]))).bytes);
    const box = words.find(({ text }) => text === '資料4');
    const height = (box?.bottom ?? 0) - (box?.top ?? 0);
    expect(height / 13).toBeGreaterThan(scale * 0.8);
    expect(height / 13).toBeLessThan(scale * 1.3);
  });

  it.each([true, false])('is not moved by what a page leaves open (tagged: %s)', async (tagged) => {
    const { words, width } = wordsOf((await stamped(await unbalancedPdf(tagged))).bytes);
    const box = words.find(({ text }) => text === '資料4');
    expect(box?.right).toBeLessThan(width - 28);
    expect(box?.left).toBeGreaterThan(width - 100);
  });

  it('never cuts a long name', async () => {
    const meetingLabel =
      '令和6年度 第12回 みなと市地域福祉計画及び成年後見制度利用促進基本計画並びに再犯防止推進計画策定合同委員会';
    const more = { meetingLabel, versionNote: '差替　令和6年12月27日（第3版）' } as const;
    const { bytes } = await stamped(await plainPdf(['body'], [420, 595]), more);
    const { words, width } = wordsOf(bytes);
    expect(words.map(({ text }) => text).join('')).toContain(meetingLabel.replaceAll(' ', ''));
    const note = words.find(({ text }) => text.startsWith('差替'));
    const name = words.filter(({ text }) => meetingLabel.includes(text) && text.length > 4).at(-1);
    expect(name?.right).toBeLessThan(note?.left ?? 0);
    expect(words.every(({ left, right }) => left >= 0 && right <= width)).toBe(true);
  });
});

describe('stamps on crowded pages', () => {
  it('leaves out the name of the meeting, keeps the number, and says that text is covered', async () => {
    const { bytes, notices } = await stamped(await crowdedPdf());
    const text = extractPages(pdfium, bytes).pages[0]?.text.replaceAll(/[x\s]/g, '') ?? '';
    expect(text).toBe('資料4資料4-1通し1／1');
    expect(notices).toContainEqual({ partId: 'a', kind: 'textCovered', count: 1 });
  });

  it('covers nothing on a page with room', async () => {
    const { bytes, notices } = await stamped(await plainPdf(['body']));
    expect(notices.map(({ kind }) => kind)).not.toContain('textCovered');
    const characters = extractCharacters(pdfium, bytes, 0);
    expect(characters.map(({ character }) => character).join('')).toContain('body');
  });
});
