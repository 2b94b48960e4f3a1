import { PDFDocument } from '@cantoo/pdf-lib';
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { ShingiError } from '../../../core/contract/errors.ts';
import { dictAt, nameAt, textAt } from '../../../formats/pdf/objects/access.ts';
import { PdfError } from '../../../formats/pdf/pdf-error.ts';
import type { Pdfium } from '../../../formats/pdf/pdfium/pdfium.ts';
import { extractPages } from '../../../formats/pdf/pdfium/pdfium-document.ts';
import { compareText } from '../../../formats/pdf/text/compare-text.ts';
import { assemblePacket, PartError } from '../../../paper/assemble/assemble-packet.ts';
import { locateMaterials } from '../../../paper/assemble/locate-materials.ts';
import type { AssembledPacket, PacketInput } from '../../../paper/assemble/packet.ts';
import { encryptedPdf, formPdf, plainPdf } from '../../formats/pdf/fixtures.ts';
import { hasTool, runOnFile, testPdfium } from '../../formats/pdf/support.ts';
import { part, printMaterials, stampFonts, stampWords } from './support.ts';

const rows = Array.from(
  { length: 60 },
  (_, year) => `<tr><th scope="row">${year + 1}年</th><td>${year * 137}人</td></tr>`,
);
const table = `<table><thead><tr><th scope="col">年度</th><th scope="col">人数</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
const materials = [
  { id: 'agenda', body: '<h1>次第</h1><p>日時　髙橋会館①Ⅱ</p>' },
  { id: 'list', body: '<h1>配布資料一覧</h1><ol><li>統計</li><li>課題</li></ol>' },
  {
    id: 'statistics',
    body: `<h1>統計資料</h1><h2>人口</h2>${table}<h2>世帯</h2><p id="homes">世帯の説明</p><p><a href="#homes">世帯へ</a></p>
      <figure aria-label="人口の図"><svg width="40" height="40" role="img" aria-label="折れ線"><rect width="40" height="40"/></svg></figure>`,
  },
  {
    id: 'issues',
    body: '<h1>課題シート</h1><h2>基本目標</h2><ul><li>災害に備える</li></ul>',
    landscape: true,
  },
] as const;
const ids = materials.map(({ id }) => id);

let pdfium: Pdfium;
let printed: Uint8Array;
let packet: AssembledPacket;

function inputOf(parts: PacketInput['parts']): PacketInput {
  return {
    title: '第1回 会議資料 <案> & 参考',
    language: 'ja',
    parts,
    fonts: stampFonts(),
    words: stampWords,
  };
}

beforeAll(async () => {
  pdfium = await testPdfium();
  printed = await printMaterials(materials);
  const ranges = locateMaterials(pdfium, printed, ids);
  const pages = (id: string) => ({ pdf: printed, ...(ranges.get(id) ?? { from: 0, to: 0 }) });
  packet = await assemblePacket(
    inputOf([
      part('agenda', pages('agenda'), { title: '次第', pageNumberStyle: 'agenda' }),
      part('list', pages('list'), { title: '配布資料一覧', pageNumberStyle: 'agenda' }),
      part('statistics', pages('statistics'), { title: '統計資料', label: '資料1' }),
      part(
        'report',
        { pdf: await plainPdf(['imported one', 'imported two']), from: 0, to: null },
        { title: '報告書', label: '資料2', origin: 'imported' },
      ),
      part('issues', pages('issues'), {
        title: '課題シート',
        label: '資料3',
        versionNote: '差替　令和6年6月27日',
      }),
    ]),
    { pdfium },
  );
});

interface StructureNode {
  readonly role?: string;
  readonly alt?: string;
  readonly children?: readonly StructureNode[];
}

const openInPdfjs = (bytes: Uint8Array) =>
  pdfjs.getDocument({ data: bytes.slice(), verbosity: 0, useSystemFonts: false }).promise;

const textOfPage = (page: number) =>
  extractPages(pdfium, packet.bytes).pages[page]?.text.replaceAll(/\s/g, '') ?? '';

describe('assembling a packet', () => {
  it('has every part in order', () => {
    expect(packet.parts.map(({ id }) => id)).toEqual(['agenda', 'list', 'statistics', 'report', 'issues']);
    const [agenda, list, statistics, report, issues] = packet.parts;
    expect([agenda, list].map((range) => range && range.to - range.from)).toEqual([1, 1]);
    expect(report && report.to - report.from).toBe(2);
    expect(statistics && statistics.to - statistics.from).toBeGreaterThan(1);
    expect(issues?.to).toBe(packet.pageCount);
    expect(textOfPage(report?.from ?? 0)).toContain('importedone');
  });

  it('stamps every page with its material, its number there and its number in the packet', () => {
    const { pageCount } = packet;
    const statistics = packet.parts[2]?.from ?? 0;
    expect(textOfPage(0)).toContain('-1-');
    expect(textOfPage(1)).toContain('-2-');
    expect(textOfPage(statistics + 1)).toContain('資料1-2');
    expect(textOfPage(pageCount - 1)).toContain('資料3-1');
    expect(textOfPage(pageCount - 1)).toContain('差替令和6年6月27日');
    for (let page = 0; page < pageCount; page += 1) {
      expect(textOfPage(page)).toContain(`通し${page + 1}／${pageCount}`);
      expect(textOfPage(page)).toContain('第1回みなと市地域福祉計画策定委員会');
    }
  });

  it('nests headings below materials in the outline', async () => {
    const outline = await (await openInPdfjs(packet.bytes)).getOutline();
    expect(outline.map(({ title }) => title)).toEqual([
      '次第',
      '配布資料一覧',
      '資料1　統計資料',
      '資料2　報告書',
      '資料3　課題シート',
    ]);
    expect(outline[2]?.items.map(({ title }: { title: string }) => title)).toEqual(['人口', '世帯']);
    expect(packet.outline.map(({ page }) => page)).toEqual(packet.parts.map(({ from }) => from));
  });

  it('labels pages as they are stamped', async () => {
    const labels = await (await openInPdfjs(packet.bytes)).getPageLabels();
    expect(labels?.slice(0, 4)).toEqual(['1', '2', '資料1-1', '資料1-2']);
    expect(labels?.at(-1)).toBe('資料3-1');
  });

  it('keeps links within the packet', async () => {
    const document = await openInPdfjs(packet.bytes);
    const last = (packet.parts[2]?.to ?? 1) - 1;
    const annotations = (await (await document.getPage(last + 1)).getAnnotations()) as {
      subtype: string;
      dest?: unknown[];
      contentsObj?: { str: string };
    }[];
    const link = annotations.find(({ subtype }) => subtype === 'Link');
    expect(await document.getPageIndex(link?.dest?.[0] as { num: number; gen: number })).toBe(last);
    expect(link?.contentsObj?.str).not.toBe('');
  });

  it('tags everything in the order of the pages', async () => {
    const document = await openInPdfjs(packet.bytes);
    const roles: string[] = [];
    const alternatives: string[] = [];
    const collect = (node: StructureNode) => {
      roles.push(node.role ?? '');
      alternatives.push(...(node.alt === undefined ? [] : [node.alt]));
      for (const child of node.children ?? []) {
        collect(child);
      }
    };
    for (let page = 1; page <= packet.pageCount; page += 1) {
      const tree = await (await document.getPage(page)).getStructTree();
      expect(tree).not.toBeNull();
      collect(tree as StructureNode);
    }
    expect(roles.filter((role) => role === 'H1')).toHaveLength(4);
    expect(roles.filter((role) => role === 'LBody')).toHaveLength(3);
    expect(roles).toContain('TH');
    expect(alternatives).toEqual(expect.arrayContaining(['人口の図', '折れ線']));
  });

  it.runIf(hasTool('pdfinfo'))('has the materials as parts of one document', () => {
    const structure = runOnFile('pdfinfo', ['-struct-text', '-enc', 'UTF-8'], packet.bytes);
    expect(structure.match(/^Document/gm)).toHaveLength(1);
    expect(structure.match(/^ {2}Part/gm)).toHaveLength(5);
    const places = ['次第', '統計資料', 'imported one', 'imported two', '課題シート'].map((text) =>
      structure.indexOf(`"${text}"`),
    );
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
    // Stamps are furniture: nothing of them is read aloud.
    expect(structure).not.toContain('通し');
  });

  it.runIf(hasTool('pdfinfo'))('states title and language and nothing about who made it with what', () => {
    const information = runOnFile('pdfinfo', ['-enc', 'UTF-8'], packet.bytes);
    expect(information).toMatch(/^Title:\s+第1回 会議資料 <案> & 参考$/m);
    expect(information).toMatch(/^Tagged:\s+yes$/m);
    expect(information).not.toMatch(/^(Creator|Producer|Author|CreationDate|ModDate):/m);
    const metadata = runOnFile('pdfinfo', ['-meta'], packet.bytes);
    expect(metadata).toContain('第1回 会議資料 &lt;案&gt; &amp; 参考');
    expect(metadata).toContain('<rdf:li>ja</rdf:li>');
    expect(new TextDecoder('latin1').decode(packet.bytes)).not.toMatch(/Mozilla|Skia|pdf-lib|cantoo/);
  });

  it('says its language, and asks viewers to show title and outline', async () => {
    const { catalog } = await PDFDocument.load(packet.bytes, { updateMetadata: false });
    expect(textAt(catalog, 'Lang')).toBe('ja');
    expect(nameAt(catalog, 'PageMode')).toBe('UseOutlines');
    expect(dictAt(catalog, 'ViewerPreferences')?.toString()).toContain('/DisplayDocTitle true');
    expect(dictAt(catalog, 'MarkInfo')?.toString()).toContain('/Marked true');
  });

  it.runIf(hasTool('qpdf'))('is sound', () => {
    expect(runOnFile('qpdf', ['--check'], packet.bytes)).toContain('No syntax');
  });

  it.runIf(hasTool('pdffonts'))('embeds its own fonts as TrueType subsets, never as Type 3', () => {
    const [imported, ...own] = runOnFile('pdffonts', [], packet.bytes)
      .trim()
      .split('\n')
      .slice(2)
      .sort((a, b) => Number(b.startsWith('Helvetica')) - Number(a.startsWith('Helvetica')));
    expect(imported).toMatch(/^Helvetica/);
    expect(own.length).toBeGreaterThanOrEqual(5);
    for (const line of own) {
      expect(line).toMatch(/^[A-Z]{6}\+BIZUD\S+\s+CID TrueType\s+Identity-H\s+yes yes yes/);
    }
  });

  it('yields unified ideographs in pdf.js too', async () => {
    const document = await openInPdfjs(packet.bytes);
    let text = '';
    for (let page = 1; page <= packet.pageCount; page += 1) {
      const content = await (await document.getPage(page)).getTextContent();
      text += content.items.map((item) => ('str' in item ? item.str : '')).join('');
    }
    expect(text).toContain('髙橋会館①Ⅱ');
    expect(text).not.toMatch(/[\u2e80-\u2fdf]/);
  });

  it('agrees with the model, thead rows of further pages excused', () => {
    const range = packet.parts[2];
    const found = extractPages(pdfium, printed).pages.slice(range?.from, range?.to);
    const model = materials[2].body.replaceAll(/<[^>]*>/g, '\n');
    const text = found.map((page) => page.text).join('\n');
    expect(text.match(/年度/g)?.length).toBeGreaterThan(1);
    const compare = (expected: string) =>
      compareText([{ id: 's', text: expected, mayAppear: ['年度\t人数'] }], [{ id: 's', text }]);
    expect(compare(model)).toEqual({ equal: true, missing: [], extra: [] });
    expect(compare(`${model}失われた一文`).missing.map((lost) => lost.text)).toEqual(['失われた一文']);
  });

  it('tells what had to be changed in files from elsewhere', () => {
    expect(packet.notices).toContainEqual({ partId: 'report', kind: 'untagged', count: 1 });
    expect(packet.notices.every(({ partId }) => partId === 'report')).toBe(true);
  });
});

describe('files that cannot be taken in', () => {
  const imported = (pdf: Uint8Array, more: { password?: string; from?: number; to?: number | null } = {}) =>
    assemblePacket(
      inputOf([part('file', { pdf, from: 0, to: null, ...more }, { label: '資料5', origin: 'imported' })]),
      { pdfium },
    );

  it('names the part and the fault', async () => {
    const faultOf = async (assembling: Promise<AssembledPacket>) => {
      const error: unknown = await assembling.catch((reason: unknown) => reason);
      return error instanceof PartError ? [error.partId, error.cause.fault, error.cause.errorCode] : error;
    };
    const locked = await encryptedPdf('hidden', 'geheim');
    expect(await faultOf(imported(locked))).toEqual(['file', 'passwordNeeded', 'source-encrypted']);
    expect(await faultOf(imported(locked, { password: 'no' }))).toEqual([
      'file',
      'wrongPassword',
      'source-encrypted',
    ]);
    expect(await faultOf(imported(new TextEncoder().encode('no PDF')))).toEqual([
      'file',
      'damaged',
      'source-damaged',
    ]);
    expect(new PdfError('noPages').errorCode).toBe('source-damaged');
    const { notices } = await imported(locked, { password: 'geheim' });
    expect(notices).toContainEqual({ partId: 'file', kind: 'decrypted', count: 1 });
  });

  it('takes the same file twice, and the same pages twice', async () => {
    const pdf = await formPdf('name');
    const pages = { pdf, from: 0, to: 1 };
    const { pageCount } = await assemblePacket(
      inputOf([part('a', pages, { origin: 'imported' }), part('b', pages, { origin: 'imported' })]),
      { pdfium },
    );
    expect(pageCount).toBe(2);
  });

  it('refuses pages that are not there, and an empty packet', async () => {
    await expect(imported(await plainPdf(['a']), { from: 0, to: 2 })).rejects.toThrow(RangeError);
    await expect(assemblePacket(inputOf([]), { pdfium })).rejects.toMatchObject({ code: 'nothing-to-print' });
  });

  it('names a character that no font of the stamps has', async () => {
    const pages = { pdf: await plainPdf(['a']), from: 0, to: null };
    const assembling = assemblePacket(inputOf([part('a', pages, { meetingLabel: '𠮷野市' })]), { pdfium });
    await expect(assembling).rejects.toMatchObject({
      code: 'character-without-font',
      detail: { character: '𠮷', text: '𠮷野市' },
    });
  });

  it('can be cancelled, and tells how far it is', async () => {
    const steps: number[] = [];
    const controller = new AbortController();
    const pages = { pdf: await plainPdf(['a']), from: 0, to: null };
    const assembling = assemblePacket(inputOf([part('a', pages)]), {
      pdfium,
      signal: controller.signal,
      onProgress: (done) => {
        steps.push(done);
        if (done === 2) {
          controller.abort();
        }
      },
    });
    await expect(assembling).rejects.toEqual(new ShingiError('cancelled'));
    expect(steps).toEqual([0, 1, 2]);
  });
});
