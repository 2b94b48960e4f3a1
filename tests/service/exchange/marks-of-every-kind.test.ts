/** Marks of every kind in a member's file when a newer packet replaces the papers under them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readArchive } from '../../../formats/bundle/read-archive.ts';
import { annotateAll, packet } from '../annotations/marked-file.ts';
import { shingi } from '../cli/command-line.ts';
import { createBench, type TestBench } from '../environment.ts';

const meeting = ['--meeting', '令和5年度第1回'];
const first = packet.replace('# ', '# 令和5年度第1回 ');
const secret = '家の事情も書いた覚え書き';

interface Listed {
  'shingi:mark': string;
  state: string;
  pending: boolean;
  verdict?: string;
  target: { 'shingi:shape'?: { type: string } }[];
  body: { value: string }[];
}

describe('marks of every kind', () => {
  let bench: TestBench;
  beforeEach(async () => {
    bench = createBench();
    writeFileSync(bench.file('first.md'), first);
    await run('init', 's.shingi', '--committee', '福祉計画策定委員会');
    await run('members', 's.shingi', 'add', '--name', '青木 健一');
    await run('import', 's.shingi', 'first.md');
    await run('pack', 's.shingi', ...meeting, '--to', '1.shingix');
    await run('open', '1.shingix', '--as', 'm.shingi', '--member', '青木 健一');
    await annotateAll(bench, 'm.shingi');
    await run('annotate', 'm.shingi', '--material', '動向', '--quote', '配食', '--body', secret);
  });
  afterEach(() => bench.close());

  async function run(...words: string[]) {
    const outcome = await shingi(bench, [...words, '--json']);
    expect([words[0], outcome.status, outcome.status === 0 ? '' : outcome.error]).toEqual([words[0], 0, '']);
    return outcome;
  }
  async function replace(material: string, text: string): Promise<void> {
    writeFileSync(bench.file('next.md'), text);
    await run('replace', 's.shingi', '--material', material, 'next.md');
  }
  const listed = async () =>
    (await run('annotations', 'm.shingi')).json<{ annotations: Listed[] }>().annotations;
  const shapeOf = ({ target }: Listed) => target[0]?.['shingi:shape']?.type ?? 'text';

  it('are carried by a newer packet, and asked about where their numbers changed', async () => {
    const before = await listed();
    expect(before).toHaveLength(9);
    await replace('動向', first.replace('18.0%', '18.5%'));
    await replace('2', first.replace('2,180', '2,190').replace('3,330', '3,340'));
    await run('pack', 's.shingi', ...meeting, '--to', '2.shingix');
    await run('receive', 'm.shingi', '2.shingix');

    const after = await listed();
    expect(after.map((note) => [note['shingi:mark'], note.body, shapeOf(note)])).toEqual(
      before.map((note) => [note['shingi:mark'], note.body, shapeOf(note)]),
    );
    // The chart and the row that a corrected number stands in are there, and are asked about; the rest stays.
    const asked = ['questionの言葉。髙橋①Ⅱ', 'areaの言葉。髙橋①Ⅱ', secret];
    for (const { body, state, pending, verdict } of after) {
      const words = body[0]?.value ?? '';
      const isAsked = asked.includes(words);
      expect([words, state, pending, verdict]).toEqual([
        words,
        'anchored',
        isAsked,
        isAsked ? 'changed' : 'same',
      ]);
    }
    await run('verify', 'm.shingi');

    writeFileSync(bench.file('entries.json'), JSON.stringify([{ kind: '意見', text: '図を足してほしい。' }]));
    await run('opine', 'm.shingi', ...meeting, '--from', 'entries.json');
    await run('submit', 'm.shingi', ...meeting, '--to', 'sheet.shingix');
    const entries = readArchive(readFileSync(bench.file('sheet.shingix')));
    const texts = [...entries.values()].map((bytes) => Buffer.from(bytes).toString('utf8')).join('\n');
    expect(texts).toContain('inkの言葉');
    expect(texts).not.toContain(secret);
  });

  it('on a point of a chart that is no longer drawn have no place; on the chart itself they have', async () => {
    const without = first
      .replace('\t令和4年', '')
      .replace('\t1,120', '')
      .replace('\t2,250', '')
      .replace('\t3,370', '');
    await replace('2', without);
    await run('pack', 's.shingi', ...meeting, '--to', '2.shingix');
    await run('receive', 'm.shingi', '2.shingix');
    const onChart = (await listed()).filter((note) => note['shingi:mark'] === 'area');
    expect(onChart.map((note) => [shapeOf(note), note.state, note.verdict, note.pending])).toEqual([
      ['rectangle', 'anchored', 'changed', true],
      ['dataPoint', 'orphaned', 'orphaned', true],
    ]);
  });
});
