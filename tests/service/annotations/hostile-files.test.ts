import { writeFileSync } from 'node:fs';
import { degrees, PDFHexString, PDFName, type PDFPage, PDFString } from '@cantoo/pdf-lib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { japaneseDocument } from '../../formats/pdf/japanese-fixtures.ts';
import { shingi } from '../cli/command-line.ts';
import { createBench, type TestBench } from '../environment.ts';
import { newNotedFile, packet } from './marked-file.ts';

interface Listed {
  id: string;
  textNow: string;
  body: { value: string } | { value: string }[];
  target: unknown;
  creator: { id: string; name: string };
}

const longest = 20_000;
const who = { id: 'https://example.invalid/people/1', name: '隣の課' };
const on = (exact: string) => ({
  source: 'https://example.invalid/paper',
  selector: { type: 'TextQuoteSelector', exact },
});
const foreign = (id: string, more: object) => ({
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  id: `https://example.invalid/notes/${id}`,
  type: 'Annotation',
  creator: who,
  body: { type: 'TextualBody', value: id },
  target: on('坂の多い地区'),
  ...more,
});
const answer = (id: string, to: string, more: object = {}) =>
  foreign(id, { motivation: 'replying', target: `https://example.invalid/notes/${to}`, ...more });

const wordsOf = ({ body }: Listed) => [body].flat().map(({ value }) => value);

let bench: TestBench;
beforeEach(() => {
  bench = createBench();
});
afterEach(() => bench.close());

async function listed(): Promise<Listed[]> {
  const outcome = await shingi(bench, ['annotations', 'a.shingi', '--json']);
  expect([outcome.status, outcome.error]).toEqual([0, '']);
  return outcome.json<{ annotations: Listed[] }>().annotations;
}

describe('notes of other programs in JSON', () => {
  beforeEach(() => newNotedFile(bench, 'a.shingi'));

  async function take(annotations: readonly object[] | string) {
    const text = typeof annotations === 'string' ? annotations : JSON.stringify(annotations);
    writeFileSync(bench.file('in.json'), text);
    return shingi(bench, ['annotate', 'a.shingi', '--from', 'in.json', '--json']);
  }
  async function refused(annotations: readonly object[] | string): Promise<string> {
    const outcome = await take(annotations);
    expect(outcome.status).not.toBe(0);
    return outcome.json<{ error: { code: string } }>().error.code;
  }

  it.each([
    ['a note', [foreign('1', { body: { type: 'TextualBody', value: 'あ'.repeat(longest + 1) } })]],
    ['an answer', [foreign('1', {}), answer('2', '1', { bodyValue: 'x', body: 'あ'.repeat(longest + 1) })]],
  ])('%s that is too long is refused, and what was there is still read', async (_, annotations) => {
    await take([foreign('0', {})]);
    expect(await refused(annotations)).toBe('invalid-input');
    expect(await listed()).toHaveLength(1);
  });

  it('nest so deeply that programs fall over them: they are refused', async () => {
    const deep = `${'{"x":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
    const [text] = [JSON.stringify([foreign('1', { rest: 0 })]).replace('"rest":0', `"rest":${deep}`)];
    expect(await refused(text)).toBe('invalid-input');
    expect(await listed()).toEqual([]);
  });

  it('take an author with an endless name, an empty one and none', async () => {
    const names = [
      { id: who.id, name: '長'.repeat(5000) },
      { id: '', name: '' },
      { id: '', name: '無記名' },
    ];
    const outcome = await take(names.map((creator, index) => foreign(String(index), { creator })));
    expect(outcome.json()).toMatchObject({ added: 3 });
    expect((await listed()).map(({ creator }) => creator.name.length).sort()).toContain(200);
  });

  it('may list answers before what they answer, and answers to answers', async () => {
    const list = [answer('3', '2'), answer('2', '1'), foreign('1', {})];
    expect((await take(list)).json()).toMatchObject({ added: 3 });
    expect((await take(list)).json()).toMatchObject({ added: 0, unchanged: 3 });
    // One thread of one level: nothing of it is out of sight.
    const answers = (await listed()).filter(({ textNow }) => textNow === undefined);
    const root = 'https://example.invalid/notes/1';
    expect(answers.map(({ target }) => target)).toEqual([root, root]);
    // What goes out holds together by itself.
    const out = ['export', 'a.shingi', 'annotations', '--include-private', '--out', 'out.json'];
    expect((await shingi(bench, out)).status).toBe(0);
    await newNotedFile(bench, 'b.shingi');
    const again = await shingi(bench, ['annotate', 'b.shingi', '--from', 'out.json', '--json']);
    expect([again.error, again.json()]).toMatchObject(['', { added: 3 }]);
  });

  it('answer before the note was made, by a slow clock: the answer is not lost', async () => {
    const created = (time: string) => ({ created: `2024-06-01T${time}Z` });
    await take([foreign('1', created('12:00:00')), answer('2', '1', created('11:59:00'))]);
    expect((await listed()).flatMap(wordsOf)).toEqual(['1', '2']);
  });

  it('answer each other in a circle: they are refused', async () => {
    expect(await refused([answer('1', '2'), answer('2', '1'), answer('3', '3')])).toBe('not-found');
    expect(await listed()).toEqual([]);
  });

  it('cannot put words into the mouth of somebody else', async () => {
    await shingi(bench, [
      'annotate',
      'a.shingi',
      '--material',
      '動向',
      '--quote',
      '18.0%',
      '--body',
      '自分の言葉',
    ]);
    const [own] = await listed();
    const forged = foreign('x', { modified: '2999-01-01T00:00:00Z', body: 'すり替えた言葉' });
    expect((await take([{ ...forged, id: own?.id }])).json()).toMatchObject({ updated: 0 });
    expect((await listed()).flatMap(wordsOf)).toEqual(['自分の言葉']);
  });
});

describe('notes of other programs in PDFs', () => {
  const sentence = '歩いて十分の範囲に店があります。';

  async function pdf(mark: (page: PDFPage, index: number) => void): Promise<Uint8Array> {
    const { document, font } = await japaneseDocument();
    for (const [index, turn] of [0, 90, 180, 270].entries()) {
      const page = document.addPage([595, 842]);
      page.drawText(`${index + 1}：${sentence}`, { x: 100, y: 600, size: 16, font });
      page.setRotation(degrees(turn));
      page.setCropBox(50, 300, 500, 400);
      mark(page, index);
    }
    return document.save();
  }

  function add(page: PDFPage, members: Record<string, unknown>): void {
    const { context } = page.doc;
    const dict = context.obj({
      Type: 'Annot',
      Rect: [115, 595, 250, 620],
      QuadPoints: [115, 620, 250, 620, 115, 595, 250, 595],
      ...members,
    } as never);
    page.node.addAnnot(context.register(dict));
  }
  const text = (value: string) => PDFHexString.fromText(value);

  async function take(mark: (page: PDFPage, index: number) => void) {
    writeFileSync(bench.file('地図.pdf'), await pdf(() => undefined));
    writeFileSync(bench.file('noted.pdf'), await pdf(mark));
    writeFileSync(bench.file('packet.md'), packet.replace('# ', '# 令和5年度第1回 '));
    await shingi(bench, ['init', 'a.shingi', '--committee', '福祉計画策定委員会']);
    await shingi(bench, ['import', 'a.shingi', 'packet.md']);
    const imported = await shingi(bench, ['import', 'a.shingi', '地図.pdf', '--meeting', '令和5年度第1回']);
    expect(imported.error).toBe('');
    const outcome = await shingi(bench, ['annotate', 'a.shingi', '--from', 'noted.pdf', '--json']);
    expect(outcome.status, outcome.error).toBe(0);
    // What is said about each is a line, however long the note is.
    expect(Math.max(...outcome.error.split('\n').map(({ length }) => length))).toBeLessThan(200);
    return outcome.json<{ added: number; unchanged: number; notPlaced: { contents: string }[] }>();
  }

  it('stand on their words on turned and cropped pages', async () => {
    const report = await take((page, index) =>
      add(page, { Subtype: PDFName.of('Highlight'), Contents: text(`${index}`), T: text('') }),
    );
    expect(report).toMatchObject({ added: 4, notPlaced: [] });
    const notes = await listed();
    expect(notes).toHaveLength(4);
    for (const { textNow } of notes) {
      expect(textNow).toMatch(/^：?歩いて十分の範囲$/u);
    }
  });

  it('have one name on several pages: none is taken for another', async () => {
    const report = await take((page, index) =>
      add(page, { Subtype: PDFName.of('Highlight'), NM: text('0001'), Contents: text(`${index}枚目`) }),
    );
    expect(report).toMatchObject({ added: 4, unchanged: 0 });
    expect((await listed()).flatMap(wordsOf).sort()).toEqual(['0枚目', '1枚目', '2枚目', '3枚目']);
  });

  it('bear an impossible date, a text without end, a stroke without end: the others come in, these are named', async () => {
    const report = await take((page, index) => {
      if (index === 0) {
        add(page, {
          Subtype: PDFName.of('Highlight'),
          CreationDate: PDFString.of('D:19010101000000Z'),
          M: PDFString.of('D:19010101000000Z'),
          Contents: text('昔の日付'),
        });
        add(page, { Subtype: PDFName.of('Text'), Contents: text('長'.repeat(longest + 1)) });
        add(page, {
          Subtype: PDFName.of('Ink'),
          Contents: text('線'),
          InkList: [Array.from({ length: 40_100 }, (_, at) => 600 + (at % 7))],
        });
      }
    });
    expect([report.added, report.notPlaced.length]).toEqual([1, 2]);
    expect((await listed()).flatMap(wordsOf)).toEqual(['昔の日付']);
  });
});
