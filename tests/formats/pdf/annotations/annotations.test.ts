import path from 'node:path';
import * as fontkit from 'fontkit';
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { NewAnnotation } from '../../../../formats/pdf/annotations/annotation.ts';
import { parsePdfDate, pdfDate } from '../../../../formats/pdf/annotations/dates.ts';
import { readAnnotations } from '../../../../formats/pdf/annotations/read-annotations.ts';
import { writeAnnotations } from '../../../../formats/pdf/annotations/write-annotations.ts';
import { mergePdfs } from '../../../../formats/pdf/merge/merge.ts';
import { openSource } from '../../../../formats/pdf/merge/source.ts';
import { saveDocument } from '../../../../formats/pdf/objects/fast-save.ts';
import type { Pdfium } from '../../../../formats/pdf/pdfium/pdfium.ts';
import { plainPdf } from '../fixtures.ts';
import { corpusFiles, fontFolder, hasTool, readBytes, runOnFile, testPdfium } from '../support.ts';

let pdfium: Pdfium;
beforeAll(async () => {
  pdfium = await testPdfium();
});

const common = {
  pageIndex: 0,
  author: '髙橋委員',
  createdAt: '2024-06-27T01:02:03.000Z',
  modifiedAt: '2024-06-28T01:02:03.000Z',
  colour: { red: 1, green: 0.8, blue: 0 },
};
const notes: readonly NewAnnotation[] = [
  {
    ...common,
    kind: 'highlight',
    id: 'one',
    contents: '数字の根拠は',
    quads: [
      { left: 72, bottom: 640, right: 200, top: 655 },
      { left: 72, bottom: 620, right: 120, top: 635 },
    ],
  },
  { ...common, kind: 'note', id: 'two', contents: '（改行\nあり）', at: { x: 300, y: 700 } },
  { ...common, kind: 'note', id: 'three', contents: '答え', at: { x: 300, y: 700 }, replyTo: 'two' },
  {
    ...common,
    kind: 'ink',
    id: 'four',
    contents: '',
    lineWidth: 2,
    strokes: [
      [
        { x: 100, y: 100 },
        { x: 150, y: 120 },
        { x: 200, y: 100 },
      ],
    ],
  },
  {
    ...common,
    kind: 'freeText',
    id: 'five',
    contents: '意見①を書く欄です。とても長い文は次の行へ折り返します。',
    size: 10,
    rectangle: { left: 72, bottom: 200, right: 232, top: 260 },
  },
];

/** A tagged file with the notes written into it. */
async function annotated(list: readonly NewAnnotation[] = notes): Promise<Uint8Array> {
  const source = await openSource(pdfium, await plainPdf(['body text']));
  const part = { source, from: 0, to: 1, title: 't', bookmark: 't', imageAlternative: () => '' };
  const { document } = await mergePdfs([part], 'ja', { figure: '図', documentLink: '文書内リンク' });
  source.close();
  document.registerFontkit(fontkit);
  const font = await document.embedFont(
    readBytes(path.join(fontFolder, 'biz-udpgothic/400Regular/BIZUDPGothic_400Regular.ttf')),
    { subset: true, customName: 'NOTEST+BIZUDPGothic-Regular' },
  );
  writeAnnotations(document, list, font);
  return saveDocument(document);
}

async function read(bytes: Uint8Array) {
  const source = await openSource(pdfium, bytes);
  onTestFinished(() => source.close());
  return readAnnotations(source);
}

describe('notes in PDFs', () => {
  it('are read back as they were written', async () => {
    const found = await read(await annotated());
    expect(found.map(({ key, kind, contents, author }) => [key, kind, contents, author])).toEqual(
      notes.map(({ id, kind, contents, author }) => [id, kind, contents, author]),
    );
    expect(found[0]).toMatchObject({
      quads: [
        { left: 72, bottom: 640, right: 200, top: 655 },
        { left: 72, bottom: 620, right: 120, top: 635 },
      ],
      createdAt: common.createdAt,
      modifiedAt: common.modifiedAt,
      colour: common.colour,
      hidden: false,
    });
    expect(found[2]?.replyTo).toBe('two');
    expect(found[3]?.strokes).toEqual([
      [
        { x: 100, y: 100 },
        { x: 150, y: 120 },
        { x: 200, y: 100 },
      ],
    ]);
  });

  it('are understood by pdf.js', async () => {
    const document = await pdfjs.getDocument({ data: await annotated(), verbosity: 0 }).promise;
    const found = (await (await document.getPage(1)).getAnnotations()) as {
      subtype: string;
      titleObj: { str: string };
      contentsObj: { str: string };
      hasAppearance: boolean;
      inReplyTo?: string;
    }[];
    expect(found.map(({ subtype }) => subtype)).toEqual(['Highlight', 'Text', 'Text', 'Ink', 'FreeText']);
    expect(found.map(({ contentsObj }) => contentsObj.str)).toEqual(notes.map(({ contents }) => contents));
    expect(found.every(({ hasAppearance, titleObj }) => hasAppearance && titleObj.str === '髙橋委員')).toBe(
      true,
    );
    expect(found[2]?.inReplyTo).toBeDefined();
  });

  it.runIf(hasTool('qpdf') && hasTool('pdfinfo'))('leave the file sound and tagged', async () => {
    const bytes = await annotated();
    expect(runOnFile('qpdf', ['--check'], bytes)).toContain('No syntax');
    expect(runOnFile('pdfinfo', ['-struct'], bytes).match(/^ +Annot/gm)).toHaveLength(notes.length);
  });

  it('refuse a page that is not there and an answer to nothing', async () => {
    const [, note] = notes;
    await expect(annotated(note ? [{ ...note, pageIndex: 5 }] : [])).rejects.toThrow(RangeError);
    await expect(annotated(note?.kind === 'note' ? [{ ...note, replyTo: 'nobody' }] : [])).rejects.toThrow(
      RangeError,
    );
  });

  it.each([
    ["D:20240627100203+09'00'", '2024-06-27T01:02:03.000Z'],
    ['D:20240627', '2024-06-27T00:00:00.000Z'],
    ['20240627010203Z', '2024-06-27T01:02:03.000Z'],
    ['D:00000000000000Z', null],
    ['yesterday', null],
    [null, null],
  ])('read the date %s', (text, iso) => {
    expect(parsePdfDate(text)).toBe(iso);
  });

  it('write dates that are read back', () => {
    expect(parsePdfDate(pdfDate(common.createdAt).decodeText())).toBe(common.createdAt);
  });

  const files = corpusFiles();
  it.runIf(files.length > 0).each(files)(
    'are read from $name, with keys that stay the same',
    async (file) => {
      const [first, second] = [await read(file.bytes()), await read(file.bytes())];
      expect(second).toEqual(first);
      expect(first.every(({ key }) => key !== '')).toBe(true);
    },
  );

  it.runIf(files.length > 0)('are found where other programs put them', async () => {
    const byName = async (name: string) => {
      const file = files.find((other) => other.name === name);
      return file ? read(file.bytes()) : [];
    };
    expect((await byName('annotation-highlight.pdf')).map(({ kind, quads }) => [kind, quads.length])).toEqual(
      [['highlight', 1]],
    );
    expect((await byName('annotation-text-without-popup.pdf')).map(({ kind }) => kind)).toContain('note');
  });
});
