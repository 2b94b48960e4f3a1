/** Newer packets in a member's file, in whatever order they come: what becomes of the member's notes. */
import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shingi } from '../cli/command-line.ts';
import { createBench, type TestBench } from '../environment.ts';

const intro = 'この資料は、移動の支援と配食の支援についてまとめたものです。';
const transport = '移動の支援が足りないと答えた人は27.2%で、前回より増えました。';
const meals = '配食の支援が足りないと答えた人は18.0%で、前回と変わりません。';
const shopping = '買物の支援を望む声は、坂の多い地区から多く寄せられています。';
const added = '見守りの輪を広げる取り組みを、来年から三つの地区で始めます。';
const meeting = ['--meeting', '令和5年度第1回'];
const quotes = ['移動の支援が足りない', '18.0%', '坂の多い地区', 'まとめたもの'];

const paper = (...paragraphs: string[]) => `# 令和5年度第1回 福祉計画策定委員会
日時 令和5年6月30日（金）

資料3

# 動向について

${paragraphs.join('\n\n')}
`;

interface Listed {
  id: string;
  state: string;
  pending: boolean;
  verdict?: string;
  textNow: string | null;
  body: { value: string }[];
}

describe('packets', () => {
  let bench: TestBench;
  beforeEach(async () => {
    bench = createBench();
    await run('init', 's.shingi', '--committee', '福祉計画策定委員会');
    await run('members', 's.shingi', 'add', '--name', '青木 健一');
    await write('first.md', intro, transport, meals, shopping);
    await run('import', 's.shingi', 'first.md');
    await pack('1');
    // The sentence about shopping goes, a number is another.
    await replaceBy(intro, transport.replace('27.2', '27.5'), meals);
    await pack('2');
    // It comes back, and there is something new.
    await replaceBy(intro, transport.replace('27.2', '27.5'), meals, shopping, added);
    await pack('3');
    await run('replace', 's.shingi', '--undo');
    await pack('4');
    await run('open', '1.shingix', '--as', 'm.shingi', '--member', '青木 健一');
    for (const quote of quotes) {
      await note(quote);
    }
  });
  afterEach(() => bench.close());

  async function run(...words: string[]) {
    const outcome = await shingi(bench, [...words, '--json']);
    expect([words[0], outcome.status, outcome.status === 0 ? '' : outcome.error]).toEqual([words[0], 0, '']);
    return outcome;
  }
  const write = async (name: string, ...paragraphs: string[]) =>
    writeFileSync(bench.file(name), paper(...paragraphs));
  const pack = (name: string) => run('pack', 's.shingi', ...meeting, '--to', `${name}.shingix`);
  const replaceBy = async (...paragraphs: string[]) => {
    await write('next.md', ...paragraphs);
    await run('replace', 's.shingi', '--material', '動向', 'next.md');
  };
  const note = (quote: string) =>
    run('annotate', 'm.shingi', '--material', '動向', '--quote', quote, '--body', quote);
  const receive = (name: string) => run('receive', 'm.shingi', `${name}.shingix`);
  const listed = async () =>
    Object.fromEntries(
      (await run('annotations', 'm.shingi'))
        .json<{ annotations: Listed[] }>()
        .annotations.map(({ body, state, pending, verdict, textNow }) => [
          body[0]?.value,
          { state, pending, verdict, textNow },
        ]),
    );

  const home = { state: 'anchored', pending: false, verdict: 'same', textNow: '坂の多い地区' };

  it('that come one after the other without a review: what was gone and comes back is where it was', async () => {
    await receive('2');
    expect((await listed())['坂の多い地区']).toMatchObject({ state: 'orphaned', pending: true });
    await receive('3');
    const now = await listed();
    expect(now).toMatchObject({
      移動の支援が足りない: { pending: true, verdict: 'changed' },
      '18.0%': { pending: false, textNow: '18.0%' },
      坂の多い地区: home,
      まとめたもの: { pending: false, verdict: 'same' },
    });
    // Older ones change nothing any more.
    await receive('2');
    await receive('1');
    expect(await listed()).toEqual(now);
    await run('verify', 'm.shingi');
  });

  it('of which one was left out give the same', async () => {
    await receive('3');
    const direct = await listed();
    expect(direct).toMatchObject({
      移動の支援が足りない: { pending: true, verdict: 'changed' },
      坂の多い地区: home,
    });
    await receive('2');
    expect(await listed()).toEqual(direct);
    await run('verify', 'm.shingi');
  });

  it('that take a version away keep every note, also those made on it', async () => {
    await receive('3');
    await note('見守りの輪');
    await receive('4');
    const now = await listed();
    expect(Object.keys(now).sort()).toEqual([...quotes, '見守りの輪'].sort());
    expect(now).toMatchObject({
      見守りの輪: { state: 'orphaned', pending: true },
      坂の多い地区: { state: 'orphaned', pending: true },
      '18.0%': { state: 'anchored', textNow: '18.0%' },
    });
    await receive('3');
    // Its packet is older than the last one: what was taken back stays so, and nothing is lost.
    expect(Object.keys(await listed())).toHaveLength(quotes.length + 1);
    await run('verify', 'm.shingi');
  });
});
