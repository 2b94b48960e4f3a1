import { writeFileSync } from 'node:fs';
import { shingi } from '../cli/command-line.ts';
import type { TestBench } from '../environment.ts';

/** A packet of two papers, with a chart. */
export const packet = `# 福祉計画策定委員会
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

/** A committee file with the packet. */
export async function newNotedFile(bench: TestBench, name: string): Promise<void> {
  writeFileSync(bench.file('packet.md'), packet);
  await shingi(bench, ['init', name, '--committee', '福祉計画策定委員会']);
  await shingi(bench, ['import', name, 'packet.md']);
}

/** One annotation of every kind, on text, a table row and a chart. */
export async function annotateAll(bench: TestBench, file: string): Promise<void> {
  const blocksOf = async (material: string) =>
    (await shingi(bench, ['blocks', file, '--material', material, '--json'])).json<{
      version: { id: string };
      blocks: Block[];
    }>();
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
  const row = figures.blocks.find(({ kind, text: words }) => kind === 'table-row' && words.includes('2,180'));
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
      made(
        'textBox',
        'idea',
        on(v, paragraph, { 'shingi:shape': { ...box, rectangle: [0.1, 1.2, 0.8, 1.6] } }),
      ),
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
  await shingi(bench, ['annotate', file, '--from', 'all.json']);
}
