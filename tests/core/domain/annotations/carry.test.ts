import { describe, expect, it } from 'vitest';
import { type CarriedAnchor, carryAnchors } from '../../../../core/domain/annotations/carry.ts';
import type { Block } from '../../../../core/domain/blocks/block.ts';
import { heading, item, page, table, text } from '../../../fixtures/edits/blocks.ts';

interface Mark {
  readonly block: string;
  readonly quote: string;
}

/** Marks the first place of a quote in a block, carries it over, and says what is marked then. */
function carry(
  before: readonly Block[],
  after: readonly Block[],
  mark: Mark,
): CarriedAnchor & { says: string } {
  const block = before.find(({ id }) => id === mark.block);
  const from = block?.text.indexOf(mark.quote) ?? -1;
  if (from < 0) throw new Error(`no ${mark.quote} in ${mark.block}`);
  const [result] = carryAnchors(before, after, [
    { key: 'mark', parts: [{ blockId: mark.block, from, to: from + mark.quote.length }] },
  ]);
  if (result === undefined) throw new Error('no result');
  const says = result.parts
    .map(({ blockId, from: start, to: end }) =>
      after.find(({ id }) => id === blockId)?.text.slice(start ?? 0, end ?? undefined),
    )
    .join('|');
  return { ...result, says };
}

const around = {
  before: text('p', '会議では、資料の配り方について委員から多くの意見が出されました。'),
  after: text('q', '次回は、施設の見学を終えてから、議題を改めて決めることになりました。'),
};
const survey = '日ごろの買い物に困っていると答えた人は27.2%で、前の調査より増えています。';

describe('carryAnchors: text', () => {
  it('keeps a mark whose text and surroundings are untouched', () => {
    const blocks = [around.before, text('a', survey), around.after];
    const result = carry(blocks, blocks, { block: 'a', quote: '買い物に困っている' });
    expect(result).toMatchObject({ verdict: 'same', reason: 'untouched', says: '買い物に困っている' });
  });

  it('asks when a number of the same sentence is another one, and says which', () => {
    const before = [around.before, text('a', survey), around.after];
    const after = [around.before, text('b', survey.replace('27.2', '27.5')), around.after];
    expect(carry(before, after, { block: 'a', quote: '買い物に困っている' })).toMatchObject({
      verdict: 'changed',
      reason: 'numberChanged',
      says: '買い物に困っている',
      numbers: [{ before: '27.2', after: '27.5' }],
    });
    expect(carry(before, after, { block: 'a', quote: '27.2%' })).toMatchObject({
      verdict: 'changed',
      reason: 'numberChanged',
      says: '27.5%',
    });
  });

  it('proposes all of the number that stands there now, also at the end of a sentence and of a cell', () => {
    const number = (quote: string, old: string, now: string) =>
      carry([around.before, text('a', old), around.after], [around.before, text('b', now), around.after], {
        block: 'a',
        quote,
      });
    expect(
      number('27.2%', '27.2%が買い物に困っていると答えました。', '131.5%が買い物に困っていると答えました。'),
    ).toMatchObject({ verdict: 'changed', reason: 'numberChanged', says: '131.5%' });
    expect(number('相談は82', '窓口での相談は82件でした。', '窓口での相談は1,183件でした。')).toMatchObject({
      verdict: 'changed',
      reason: 'numberChanged',
      says: '相談は1,183',
    });
    const row = (value: string) =>
      table('t', ['事業', '令和4年度', '令和5年度'], [['居場所を開いた回数', '24', value]]);
    expect(carry(row('28'), row('131'), { block: 't-0', quote: '28' })).toMatchObject({
      verdict: 'changed',
      reason: 'numberChanged',
      says: '131',
    });
  });

  it('does not mind a number in another sentence of the same paragraph', () => {
    const two = `${survey}外出の回数は週に3回が最も多くなっています。`;
    const before = [around.before, text('a', two), around.after];
    const after = [around.before, text('a', two.replace('3回', '4回')), around.after];
    expect(carry(before, after, { block: 'a', quote: '買い物に困っている' }).verdict).toBe('same');
    expect(carry(before, after, { block: 'a', quote: '外出の回数' }).verdict).toBe('changed');
  });

  it('takes width, white space and number commas for nothing', () => {
    const before = [text('a', '利用した人は1,234人（ＮＰＯを含む）で、年間の目安を上回りました。')];
    const after = [text('b', '利用した人は １２３４人(NPOを含む)で、年間の目安を上回りました。')];
    expect(carry(before, after, { block: 'a', quote: '1,234人（ＮＰＯを含む）' })).toMatchObject({
      verdict: 'same',
      says: '１２３４人(NPOを含む)',
    });
  });

  it('leaves a mark without a place when its sentence is gone, though words of it occur elsewhere', () => {
    const before = [around.before, text('a', '買い物の支援を商店会と進めます。'), around.after];
    const after = [around.before, around.after, text('c', '買い物の支援については第3章で述べます。')];
    expect(carry(before, after, { block: 'a', quote: '買い物の支援' }).verdict).toBe('orphaned');
  });

  it('follows a sentence to where it was moved', () => {
    const before = [text('a', survey), around.before, around.after];
    const after = [around.before, around.after, text('b', survey)];
    expect(carry(before, after, { block: 'a', quote: '買い物に困っている' })).toMatchObject({
      verdict: 'moved',
      reason: 'movedElsewhere',
      says: '買い物に困っている',
    });
  });

  it('does not land on the twin of a deleted item', () => {
    const before = [
      heading('h1', '相談の内容として多いもの'),
      item('a', '介護'),
      item('b', '住まい'),
      heading('h2', '今後さらに学びたいもの'),
      item('c', '介護'),
      item('d', '防災'),
    ];
    const after = before.filter(({ id }) => id !== 'a');
    expect(carry(before, after, { block: 'a', quote: '介護' }).verdict).toBe('orphaned');
    expect(carry(before, after, { block: 'c', quote: '介護' })).toMatchObject({ verdict: 'same' });
  });

  it('keeps marks in a paragraph that was split, on either side of the cut', () => {
    const one = '相談の窓口は市役所の1階に置いています。夜間の相談は電話で受け付けています。';
    const before = [around.before, text('a', one), around.after];
    const [first = '', second = ''] = one.split(/(?<=。)/u);
    const after = [around.before, text('b', first), text('c', second), around.after];
    expect(carry(before, after, { block: 'a', quote: '市役所の1階' })).toMatchObject({ verdict: 'same' });
    expect(carry(before, after, { block: 'a', quote: '夜間の相談' })).toMatchObject({ verdict: 'same' });
  });
});

describe('carryAnchors: tables', () => {
  const head = ['項目', '令和3年度', '令和4年度'];
  const rows = [
    ['見守りに参加した団体の数', '24', '28'],
    ['居場所を開いた回数', '24', '28'],
    ['研修を受けた人の数', '310', '355'],
  ];

  it('follows a row that was moved', () => {
    const before = table('t', head, rows);
    const after = table('u', head, [rows[2] ?? [], rows[0] ?? [], rows[1] ?? []]);
    expect(carry(before, after, { block: 't-2', quote: '355' })).toMatchObject({
      verdict: 'moved',
      says: '355',
    });
  });

  it('asks when another cell of the row has another number', () => {
    const before = table('t', head, rows);
    const after = table('u', head, [rows[0] ?? [], ['居場所を開いた回数', '24', '29'], rows[2] ?? []]);
    expect(carry(before, after, { block: 't-1', quote: '居場所' })).toMatchObject({
      verdict: 'changed',
      reason: 'numberChanged',
      says: '居場所',
      numbers: [{ before: '28', after: '29' }],
    });
    expect(carry(before, after, { block: 't-0', quote: '28' })).toMatchObject({ verdict: 'same' });
  });
});

describe('carryAnchors: pages', () => {
  it('is not disturbed by a page that comes before everything', () => {
    const lines = [around.before.text, survey, around.after.text];
    const before = [page('1', [...lines, '- 1 -'], 0)];
    const after = [
      page('2', ['この冊子の読み方について説明します。', '- 1 -'], 0),
      page('3', [...lines, '- 2 -'], 1),
    ];
    expect(carry(before, after, { block: '1', quote: '買い物に困っている' })).toMatchObject({
      verdict: 'same',
      parts: [{ blockId: '3' }],
    });
  });
});

describe('carryAnchors: blocks', () => {
  it('asks when something in the marked block was edited, and keeps it when nothing was', () => {
    const before = [around.before, text('a', survey), around.after];
    const after = [around.before, text('b', survey.replace('困っている', '不便がある')), around.after];
    const anchors = [
      { key: 'a', parts: [{ blockId: 'a', from: null, to: null }] },
      { key: 'p', parts: [{ blockId: 'p', from: null, to: null }] },
    ];
    expect(carryAnchors(before, after, anchors)).toMatchObject([
      { key: 'a', verdict: 'changed', reason: 'blockTextChanged', parts: [{ blockId: 'b', from: null }] },
      { key: 'p', verdict: 'same', parts: [{ blockId: 'p', from: null }] },
    ]);
  });
});
