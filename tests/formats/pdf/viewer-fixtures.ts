import { deflateSync } from 'node:zlib';
import {
  degrees,
  type PDFArray,
  type PDFDocument,
  type PDFFont,
  PDFHexString,
  PDFName,
  type PDFPage,
  type PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { japaneseDocument } from './japanese-fixtures.ts';

/** PDFs for the viewer, made for the tests. */

const paragraph = [
  'この計画は、地域に暮らす誰もが、困りごとを一人で抱えずに相談でき、',
  'たがいに支え合いながら安心して暮らせるまちをつくるためのものです。',
  '令和6年度から令和11年度までの6年間に、市と社会福祉協議会が力を',
  '合わせて取り組むことを、三つの目標に分けてまとめました。',
];
export const paragraphText = paragraph.join('');

/** A page of running text under a heading. */
function textPage(
  document: PDFDocument,
  font: PDFFont,
  heading: string,
  size: [number, number] = [595, 842],
): PDFPage {
  const page = document.addPage(size);
  page.drawText(heading, { x: 72, y: size[1] - 100, size: 20, font });
  for (const [index, line] of paragraph.entries()) {
    page.drawText(line, { x: 72, y: size[1] - 150 - index * 24, size: 12, font });
  }
  return page;
}

interface Entry {
  readonly title: string;
  readonly page: number;
  readonly children?: readonly Entry[];
}

function addOutline(document: PDFDocument, entries: readonly Entry[]): void {
  const { context } = document;
  const pages = document.getPages();
  const build = (list: readonly Entry[], parent: PDFRef): { first: PDFRef; last: PDFRef } => {
    const references = list.map(() => context.nextRef());
    for (const [index, { title, page, children = [] }] of list.entries()) {
      const reference = references[index];
      const target = pages[page];
      if (reference === undefined || target === undefined) {
        throw new Error(`no page ${page}`);
      }
      const item = context.obj({
        Parent: parent,
        Dest: [target.ref, 'XYZ', 0, target.getHeight() - 80, null],
      });
      item.set(PDFName.of('Title'), PDFHexString.fromText(title));
      const [before, after] = [references[index - 1], references[index + 1]];
      if (before !== undefined) item.set(PDFName.of('Prev'), before);
      if (after !== undefined) item.set(PDFName.of('Next'), after);
      if (children.length > 0) {
        const { first, last } = build(children, reference);
        item.set(PDFName.of('First'), first);
        item.set(PDFName.of('Last'), last);
        item.set(PDFName.of('Count'), context.obj(children.length));
      }
      context.assign(reference, item);
    }
    const [first] = references;
    const last = references.at(-1);
    if (first === undefined || last === undefined) {
      throw new Error('an outline has entries');
    }
    return { first, last };
  };
  const root = context.nextRef();
  const { first, last } = build(entries, root);
  context.assign(root, context.obj({ Type: 'Outlines', First: first, Last: last, Count: entries.length }));
  document.catalog.set(PDFName.of('Outlines'), root);
}

function addLink(page: PDFPage, rectangle: readonly number[], action: Record<string, unknown>): void {
  const { context } = page.doc;
  const link = context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [...rectangle], Border: [0, 0, 0] });
  for (const [name, value] of Object.entries(action)) {
    link.set(PDFName.of(name), value as PDFArray);
  }
  page.node.addAnnot(context.register(link));
}

/** A grey picture over the whole page, as a scanner makes it. */
function scannedPage(document: PDFDocument): PDFPage {
  const page = document.addPage([595, 842]);
  const { context } = document;
  const pixels = new Uint8Array(60 * 84).map((_, index) => ((index % 60) % 7 === 3 ? 60 : 230));
  const picture = context.stream(new Uint8Array(deflateSync(pixels)), {
    Type: 'XObject',
    Subtype: 'Image',
    Width: 60,
    Height: 84,
    ColorSpace: 'DeviceGray',
    BitsPerComponent: 8,
    Filter: 'FlateDecode',
  });
  page.node
    .normalizedEntries()
    .Resources.set(PDFName.of('XObject'), context.obj({ Scan: context.register(picture) }));
  page.node.set(
    PDFName.of('Contents'),
    context.register(context.flateStream('q 595 0 0 842 0 0 cm /Scan Do Q')),
  );
  return page;
}

/**
 * Eleven pages: a cover and a list of contents with links (labels ⅰ, ⅱ), running text (labels 1 to 7, one of them
 * landscape, one turned with a crop box), a scanned page, and a last one where a sentence runs over from the page before.
 */
export async function viewerPdf(): Promise<Uint8Array> {
  const { document, font } = await japaneseDocument();
  const cover = document.addPage([595, 842]);
  cover.drawText('みはらし野市地域福祉計画', { x: 110, y: 560, size: 28, font });
  const contents = document.addPage([595, 842]);
  contents.drawText('目次', { x: 72, y: 740, size: 20, font });
  contents.drawText('第1章　計画のあらまし　1ページ', { x: 72, y: 690, size: 14, font });
  contents.drawText('市のホームページ', { x: 72, y: 650, size: 14, font });
  contents.drawText('古いホームページ', { x: 72, y: 610, size: 14, font });
  contents.drawText('申込書のファイル', { x: 72, y: 570, size: 14, font });
  textPage(document, font, '第1章　計画のあらまし');
  textPage(document, font, '1　計画の目的');
  textPage(document, font, '2　計画の期間', [842, 595]);
  const turnedPage = textPage(document, font, '3　計画の進め方', [900, 1000]);
  turnedPage.setCropBox(40, 450, 595, 540);
  turnedPage.setRotation(degrees(90));
  textPage(document, font, '第2章　地域の現状');
  textPage(document, font, '1　人口の移り変わり');
  scannedPage(document);
  const end = textPage(document, font, '2　相談の件数');
  end.drawText('見守り活動は、町内会と民生委員が手を取り合', { x: 72, y: 60, size: 12, font });
  const last = document.addPage([595, 842]);
  last.drawText('って続けています。', { x: 72, y: 780, size: 12, font });

  addOutline(document, [
    {
      title: '第1章　計画のあらまし',
      page: 2,
      children: [
        { title: '1　計画の目的', page: 3 },
        { title: '2　計画の期間', page: 4 },
        { title: '3　計画の進め方', page: 5 },
      ],
    },
    {
      title: '第2章　地域の現状',
      page: 6,
      children: [
        { title: '1　人口の移り変わり', page: 7 },
        { title: '2　相談の件数', page: 9 },
      ],
    },
  ]);
  const { context } = document;
  const chapter = document.getPages()[2];
  addLink(contents, [70, 684, 300, 708], {
    Dest: context.obj([chapter?.ref ?? null, 'XYZ', 60, 762, null]),
  });
  const uri = (address: string) => context.obj({ S: 'URI', URI: PDFString.of(address) });
  addLink(contents, [70, 644, 200, 668], { A: uri('https://example.invalid/plan') });
  addLink(contents, [70, 604, 200, 628], { A: uri('http://example.invalid/old') });
  const launch = context.obj({ S: 'Launch', F: PDFString.of('form.exe') });
  addLink(contents, [70, 564, 200, 588], { A: launch });
  document.catalog.set(
    PDFName.of('PageLabels'),
    context.obj({ Nums: [0, { S: 'r' }, 2, { S: 'D', St: 1 }] }),
  );
  return document.save();
}

/** Nothing but scanned pages. */
export async function scannedPdf(pages: number): Promise<Uint8Array> {
  const { document } = await japaneseDocument();
  for (let page = 0; page < pages; page += 1) {
    scannedPage(document);
  }
  return document.save();
}

/** Many pages of running text, each with its number. */
export async function longPdf(pages: number): Promise<Uint8Array> {
  const { document, font } = await japaneseDocument();
  for (let page = 1; page <= pages; page += 1) {
    textPage(document, font, `${page}枚目の資料`);
  }
  return document.save();
}
