import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBench, type TestBench } from '../environment.ts';
import { shingi } from './command-line.ts';

const packet = `# 福祉計画策定委員会
日時 令和5年6月30日（金）

資料3

# 動向について

移動の支援が足りないと答えた人は27.2%です。

配食の支援が足りないと答えた人は18.0%です。
`;

interface Listed {
  id: string;
  textNow: string;
  state: string;
  range: [number, number];
  motivation: string;
  'shingi:visibility': string;
}

describe('annotate and annotations', () => {
  let bench: TestBench;
  beforeEach(async () => {
    bench = createBench();
    await shingi(bench, ['init', 'a.shingi', '--committee', '福祉計画策定委員会']);
    writeFileSync(bench.file('packet.md'), packet);
    await shingi(bench, ['import', 'a.shingi', 'packet.md']);
  });
  afterEach(() => bench.close());

  const mark = (...words: string[]) => shingi(bench, ['annotate', 'a.shingi', ...words, '--json']);
  const list = async () =>
    (await shingi(bench, ['annotations', 'a.shingi', '--json'])).json<{ annotations: Listed[] }>()
      .annotations;

  it('is found by the words of the note, and by the text it is on', async () => {
    await mark('--material', '動向', '--quote', '27.2%', '--body', 'ﾀﾞｲﾔの改正の前の数か');
    const found = async (query: string, places: string) =>
      (await shingi(bench, ['search', 'a.shingi', query, '--in', places, '--json'])).json<{
        hits: { kind: string; snippet: string; ranges: [number, number][]; material: string }[];
        total: number;
      }>();
    const byNote = await found('ダイヤ 改正', 'annotations');
    expect(byNote.total).toBe(1);
    expect(byNote.hits[0]).toMatchObject({
      kind: 'annotation',
      material: '3',
      ranges: [
        [0, 4],
        [5, 7],
      ],
    });
    expect((await found('27.2', 'annotations')).hits[0]?.snippet).toBe('27.2%');
    expect((await found('27.2', 'materials,annotations')).hits.map(({ kind }) => kind)).toEqual([
      'paragraph',
      'annotation',
    ]);
    expect((await found('どこにもない', 'annotations,opinions')).total).toBe(0);
  });

  it('marks a quote and lists it with the text it holds', async () => {
    const made = await mark(
      '--material',
      '動向',
      '--quote',
      '27.2%',
      '--body',
      '前回は？',
      '--motivation',
      'questioning',
    );
    expect(made.status, made.error).toBe(0);
    const [only, ...others] = await list();
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      textNow: '27.2%',
      state: 'anchored',
      motivation: 'questioning',
      'shingi:visibility': 'private',
    });
  });

  it('refuses a quote that stands twice, naming the places, and one that stands nowhere', async () => {
    const twice = await mark('--material', '動向', '--quote', '支援が足りない');
    expect(twice.status).toBe(3);
    const { error } = twice.json<{ error: { code: string; detail: { candidates: string[] } } }>();
    expect([error.code, error.detail.candidates.length]).toEqual(['ambiguous', 2]);
    expect((await mark('--material', '動向', '--quote', 'どこにもない')).status).toBe(3);
    expect((await mark('--quote', '27.2%')).status).toBe(2);
    expect(await list()).toEqual([]);
    const decided = await mark(
      '--material',
      '動向',
      '--quote',
      '支援が足りない',
      '--prefix',
      '配食の',
      '--shared',
    );
    expect(decided.status).toBe(0);
    expect((await list())[0]?.['shingi:visibility']).toBe('shared');
  });

  it('takes a whole list or nothing of it, and the same list twice without a change', async () => {
    const target = (exact: string) => ({ selector: { type: 'TextQuoteSelector', exact } });
    const annotation = (exact: string) => ({
      type: 'Annotation',
      body: { value: 'メモ' },
      target: target(exact),
    });
    writeFileSync(bench.file('bad.json'), JSON.stringify([annotation('18.0%'), annotation('ない文')]));
    expect((await mark('--from', 'bad.json')).status).toBe(3);
    expect(await list()).toEqual([]);
    writeFileSync(
      bench.file('good.json'),
      JSON.stringify([
        { ...annotation('18.0%'), id: 'https://example.invalid/1', rights: 'CC0' },
        annotation('27.2%'),
      ]),
    );
    expect((await mark('--from', 'good.json')).status).toBe(0);
    const first = await list();
    expect(first.map(({ textNow }) => textNow)).toEqual(['18.0%', '27.2%']);
    expect(first[0]).toMatchObject({ id: 'https://example.invalid/1', rights: 'CC0' });
    // What was listed goes back in as it is, into this file and into another one.
    writeFileSync(bench.file('again.json'), JSON.stringify({ annotations: first }));
    const again = await mark('--from', 'again.json');
    expect(again.json()).toMatchObject({ added: 0, updated: 0, unchanged: 2 });
    expect(await list()).toEqual(first);
    for (const text of ['{', '"x"', '[{"type":"Annotation"}]']) {
      writeFileSync(bench.file('broken.json'), text);
      expect((await mark('--from', 'broken.json')).status, text).toBe(3);
    }
    expect((await mark('--from', 'missing.json')).status).toBe(3);
  });
});
