import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBench, type TestBench } from '../environment.ts';
import { shingi } from './command-line.ts';

const paper = (...paragraphs: string[]) => `# 福祉計画策定委員会
日時 令和5年6月30日（金）

資料3

# 動向について

${paragraphs.join('\n\n')}
`;

const intro = 'この資料は、移動の支援と配食の支援についてまとめたものです。';
const transport = '移動の支援が足りないと答えた人は27.2%で、前回より増えました。';
const meals = '配食の支援が足りないと答えた人は18.0%で、前回と変わりません。';
const shopping = '買物の支援を望む声は、坂の多い地区から多く寄せられています。';

interface Listed {
  verdict: string;
  state: string;
  textNow: string | null;
  reason: string;
}

interface Replaced {
  outcome: string;
  verdicts: Record<string, number>;
  blocks: Record<string, number>;
  annotations: Listed[];
}

describe('replace and diff', () => {
  let bench: TestBench;
  beforeEach(async () => {
    bench = createBench();
    await shingi(bench, ['init', 'a.shingi', '--committee', '福祉計画策定委員会']);
    writeFileSync(bench.file('first.md'), paper(intro, transport, meals, shopping));
    await shingi(bench, ['import', 'a.shingi', 'first.md']);
    for (const quote of ['移動の支援が足りない', '18.0%', '坂の多い地区', 'まとめたもの']) {
      await shingi(bench, ['annotate', 'a.shingi', '--material', '動向', '--quote', quote, '--body', quote]);
    }
  });
  afterEach(() => bench.close());

  const run = (...words: string[]) => shingi(bench, [...words, '--json']);
  const replaceWith = async (...paragraphs: string[]) => {
    writeFileSync(bench.file('next.md'), paper(...paragraphs));
    return run('replace', 'a.shingi', '--material', '動向', 'next.md', '--note', '数値の訂正');
  };
  const listed = async () =>
    (await run('annotations', 'a.shingi')).json<{ annotations: Listed[] }>().annotations;

  it('gives every annotation its verdict and loses none', async () => {
    const outcome = await replaceWith(intro, transport.replace('27.2', '27.5'), meals);
    expect(outcome.status, outcome.error).toBe(0);
    const { verdicts, blocks, annotations } = outcome.json<Replaced>();
    expect(annotations).toHaveLength(4);
    const of = (text: string) => annotations.find((annotation) => JSON.stringify(annotation).includes(text));
    expect(of('移動の支援が足りない')).toMatchObject({ verdict: 'changed', reason: 'numberChanged' });
    expect(of('"18.0%"')).toMatchObject({ verdict: 'same', textNow: '18.0%' });
    expect(of('坂の多い地区')).toMatchObject({ verdict: 'orphaned', state: 'orphaned', textNow: null });
    expect(of('まとめたもの')).toMatchObject({ verdict: 'same', textNow: 'まとめたもの' });
    expect(Object.values(verdicts).reduce((sum, count) => sum + count)).toBe(4);
    expect(blocks['removed']).toBe(1);
  });

  it('is taken back without a trace, also when something was noted on the new version', async () => {
    const before = await listed();
    await replaceWith(intro, transport, meals.replace('18.0', '18.1'), shopping);
    const noted = await run('annotate', 'a.shingi', '--material', '動向', '--quote', '買物の支援');
    expect(noted.status).toBe(0);
    expect((await run('replace', 'a.shingi', '--undo')).status).toBe(0);
    const after = await listed();
    expect(after.slice(0, 4)).toEqual(before);
    expect(after[4]).toMatchObject({ textNow: '買物の支援', verdict: 'same' });
    expect((await run('verify', 'a.shingi')).status).toBe(0);
    expect((await run('replace', 'a.shingi', '--undo')).status).toBe(3);
  });

  it('carries a note on an old version on to the current one', async () => {
    await replaceWith(intro, transport, shopping);
    const noted = await run(
      'annotate',
      'a.shingi',
      '--material',
      '動向',
      '--version',
      '1',
      '--quote',
      '坂の多い',
      '--body',
      'x',
    );
    expect(noted.status).toBe(0);
    expect((await listed()).at(-1)).toMatchObject({ textNow: '坂の多い', verdict: 'same' });
  });

  it('changes nothing for the same text, and refuses what does not hold the paper', async () => {
    const same = await replaceWith(intro, transport, meals, shopping);
    expect(same.json<Replaced>().outcome).toBe('unchanged');
    writeFileSync(bench.file('other.md'), '資料2\n\n①人口\n年\t令和3年\t令和4年\n合計\t10\t11\n');
    expect((await run('replace', 'a.shingi', '--material', '動向', 'other.md')).status).toBe(3);
    expect((await run('replace', 'a.shingi', '--material', '動向')).status).toBe(2);
    expect(
      (await run('replace', 'a.shingi', '--material', '動向', 'first.md', '--kind', '三版')).status,
    ).toBe(2);
    expect((await run('diff', 'a.shingi', '--material', '動向')).status).toBe(3);
  });

  it('shows what differs, with exit status 1', async () => {
    await replaceWith(intro, transport.replace('27.2', '27.5'), meals, shopping, '新しい段落を加えました。');
    const outcome = await run('diff', 'a.shingi', '--material', '動向');
    expect(outcome.status).toBe(1);
    const { entries } = outcome.json<{
      entries: {
        change: string;
        before: { text: string }[];
        after: { text: string }[];
        differences: { before: [number, number]; after: [number, number] }[];
      }[];
    }>();
    expect(entries.map(({ change }) => change)).toEqual(['changed', 'added']);
    const [changed] = entries;
    const [difference] = changed?.differences ?? [];
    expect(changed?.before[0]?.text.slice(...(difference?.before ?? [0, 0]))).toBe('27.2');
    expect(changed?.after[0]?.text.slice(...(difference?.after ?? [0, 0]))).toBe('27.5');
    const text = await shingi(bench, ['diff', 'a.shingi', '--material', '動向']);
    expect(text.out).toContain(`+ 新しい段落を加えました。`);
  });
});
