import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hasTool } from '../../formats/pdf/support.ts';
import { shingi } from '../cli/command-line.ts';
import { createBench, type TestBench } from '../environment.ts';

const packet = `# 福祉計画策定委員会
日時 令和5年6月30日（金）

資料2

①人口
（単位：人）
年\t令和2年\t令和3年\t令和4年
年少人口\t1,200\t1,150\t1,120
老年人口\t2,100\t2,180\t2,250
合計\t3,300\t3,330\t3,370

資料：住民基本台帳

資料3

# 動向について

移動の支援が足りないと答えた人は27.2%です。坂の多い地区では、買物に行けない日が続くという声もあります。

配食の支援が足りないと答えた人は18.0%です。
`;

interface Block {
  id: string;
  kind: string;
  text: string;
}

interface Listed {
  id: string;
  textNow: string;
  range: unknown;
  blockText: string;
  target: { 'shingi:shape'?: unknown }[];
}

describe('annotations in a PDF', () => {
  let bench: TestBench;
  beforeEach(() => {
    bench = createBench();
    writeFileSync(bench.file('packet.md'), packet);
  });
  afterEach(() => bench.close());

  const newFile = async (name: string) => {
    await shingi(bench, ['init', name, '--committee', '福祉計画策定委員会']);
    await shingi(bench, ['import', name, 'packet.md']);
  };
  const blocksOf = async (material: string) =>
    (await shingi(bench, ['blocks', 'a.shingi', '--material', material, '--json'])).json<{
      version: { id: string };
      blocks: Block[];
    }>();
  const listed = async (name: string) =>
    (await shingi(bench, ['annotations', name, '--json'])).json<{ annotations: Listed[] }>().annotations;

  /** One annotation of every kind, on text, a table row and a chart. */
  const annotate = async (): Promise<void> => {
    const [figures, text] = [await blocksOf('2'), await blocksOf('動向')];
    const on = (source: string, block: Block | undefined, more: object = {}, range?: [number, number]) => ({
      source: `urn:uuid:${source}`,
      selector: [
        {
          type: 'FragmentSelector',
          conformsTo: 'urn:shingi:blocks',
          value: block?.id,
          ...(range === undefined
            ? {}
            : { refinedBy: { type: 'TextPositionSelector', start: range[0], end: range[1] } }),
        },
      ],
      ...more,
    });
    const made = (mark: string, colour: string, target: object) => ({
      type: 'Annotation',
      'shingi:mark': mark,
      'shingi:colour': colour,
      'shingi:visibility': 'shared',
      body: { type: 'TextualBody', value: `${mark}の言葉。髙橋①Ⅱ` },
      target,
    });
    const row = figures.blocks.find(
      ({ kind, text: words }) => kind === 'table-row' && words.includes('2,180'),
    );
    const chart = figures.blocks.find(({ kind }) => kind === 'figure');
    const paragraph = text.blocks.find(({ text: words }) => words.includes('坂の多い'));
    const ink = {
      type: 'ink',
      space: 'block',
      strokes: [
        {
          points: [
            [0, 0.5, 0.5],
            [1, 0.5, 0.5],
          ],
          width: 0.01,
        },
      ],
    };
    const box = { type: 'rectangle', space: 'block', rectangle: [0.2, 0.1, 0.5, 0.6] };
    const v = text.version.id;
    writeFileSync(
      bench.file('all.json'),
      JSON.stringify([
        made('highlight', 'important', on(v, paragraph, {}, [0, 24])),
        made('underline', 'agreement', on(v, paragraph, {}, [24, 31])),
        made('question', 'doubt', on(figures.version.id, row, {}, [0, (row?.text.length ?? 2) - 1])),
        made('stickyNote', 'idea', on(v, paragraph)),
        made('ink', 'concern', on(v, paragraph, { 'shingi:shape': ink })),
        made('textBox', 'idea', on(v, paragraph, { 'shingi:shape': box })),
        made('area', 'concern', on(figures.version.id, chart, { 'shingi:shape': box })),
        made(
          'area',
          'doubt',
          on(figures.version.id, chart, {
            'shingi:shape': { type: 'dataPoint', series: '老年人口', period: '令和4年' },
          }),
        ),
      ]),
    );
    await shingi(bench, ['annotate', 'a.shingi', '--from', 'all.json']);
  };

  it('are standard ones, and are read back as they were, also into a file that read the paper for itself', async () => {
    await newFile('a.shingi');
    await annotate();
    const before = await listed('a.shingi');
    expect(before).toHaveLength(8);
    const made = await shingi(bench, ['export', 'a.shingi', 'annotations', '--out', 'noted.pdf', '--json']);
    expect(made.status, made.error).toBe(0);
    if (hasTool('qpdf')) {
      execFileSync('qpdf', ['--check', bench.file('noted.pdf')]);
    }
    await newFile('b.shingi');
    const taken = await shingi(bench, ['annotate', 'b.shingi', '--from', 'noted.pdf', '--json']);
    expect(taken.json()).toEqual({ added: 8, updated: 0, unchanged: 0, notPlaced: [] });
    const essence = (list: Listed[]) =>
      list
        .map(({ id, textNow, range, blockText, target, ...rest }) => ({
          id,
          textNow,
          range,
          blockText,
          shape: target[0]?.['shingi:shape'],
          mark: Reflect.get(rest, 'shingi:mark'),
          colour: Reflect.get(rest, 'shingi:colour'),
          body: Reflect.get(rest, 'body'),
        }))
        .sort((a, b) => a.id.localeCompare(b.id));
    expect(essence(await listed('b.shingi'))).toEqual(essence(before));
    const again = await shingi(bench, ['annotate', 'b.shingi', '--from', 'noted.pdf', '--json']);
    expect(again.json()).toEqual({ added: 0, updated: 0, unchanged: 8, notPlaced: [] });
    const same = await shingi(bench, ['annotate', 'a.shingi', '--from', 'noted.pdf', '--json']);
    expect(same.json()).toMatchObject({ unchanged: 8 });
  });

  it('hold private ones only by explicit choice', async () => {
    await newFile('a.shingi');
    await shingi(bench, [
      'annotate',
      'a.shingi',
      '--material',
      '動向',
      '--quote',
      '18.0%',
      '--body',
      'ここだけの話',
    ]);
    const utf16 = Buffer.from('ここだけの話', 'utf16le').swap16().toString('hex').toUpperCase();
    const holds = (name: string) => {
      // Strings of notes are in the object streams, which have to be opened to be searched.
      const bytes =
        name.endsWith('.pdf') && hasTool('qpdf')
          ? execFileSync('qpdf', ['--qdf', '--object-streams=disable', bench.file(name), '-'])
          : readFileSync(bench.file(name));
      return (
        bytes.includes('ここだけの話') ||
        bytes.toString('latin1').toUpperCase().includes(utf16) ||
        bytes.includes(Buffer.from('ここだけの話', 'utf16le').swap16())
      );
    };
    await shingi(bench, ['export', 'a.shingi', 'annotations', '--out', 'shared.pdf']);
    await shingi(bench, ['export', 'a.shingi', 'annotations', '--out', 'all.pdf', '--include-private']);
    await shingi(bench, ['export', 'a.shingi', 'annotations', '--out', 'shared.json']);
    await shingi(bench, ['export', 'a.shingi', 'annotations', '--out', 'all.json', '--include-private']);
    await shingi(bench, ['export', 'a.shingi', 'packet', '--out', 'packet.pdf']);
    expect(['shared.pdf', 'packet.pdf', 'shared.json', 'all.json'].map(holds)).toEqual([
      false,
      false,
      false,
      true,
    ]);
    if (hasTool('qpdf')) {
      expect(holds('all.pdf')).toBe(true);
    }
  });

  it('of a PDF that shows other papers are not taken in', async () => {
    await newFile('a.shingi');
    await annotate();
    await shingi(bench, ['export', 'a.shingi', 'annotations', '--out', 'noted.pdf']);
    await shingi(bench, ['init', 'c.shingi', '--committee', '別の委員会']);
    writeFileSync(
      bench.file('other.md'),
      '# 別の委員会\n日時 令和6年1月10日（水）\n\n資料1\n\n# 公園について\n\n遊具の点検の結果をまとめました。\n',
    );
    await shingi(bench, ['import', 'c.shingi', 'other.md']);
    const refused = await shingi(bench, ['annotate', 'c.shingi', '--from', 'noted.pdf', '--json']);
    expect([refused.status, refused.json<{ error: { code: string } }>().error.code]).toEqual([
      3,
      'nothing-recognised',
    ]);
    expect(await listed('c.shingi')).toEqual([]);
  });
});
