import { describe, expect, it } from 'vitest';
import {
  cutAt,
  headingAbove,
  joinWithPrevious,
  pageIn,
  paperNumberIn,
  proposeSegments,
  suggestKind,
  withRole,
  wordsOf,
} from '../../../../core/domain/opinion-sheets/split-text.ts';

/** Role and words of each segment; fails where the segments are not the text. */
function read(text: string): [string, string][] {
  const segments = proposeSegments(text);
  expect(segments.map(({ from, to }) => text.slice(from, to)).join('')).toBe(text);
  return segments.map((segment) => {
    const { from, to } = wordsOf(text, segment);
    return [segment.role, text.slice(from, to)];
  });
}

describe('a text that somebody sent', () => {
  it('falls into the items of its list, greeting and signature aside', () => {
    const mail = [
      '差出人: 青木 健一',
      '件名: 意見について',
      '',
      '事務局御中',
      'いつもお世話になっております。',
      '',
      '１．備蓄の説明を先にしてほしい。',
      '　理由は次のとおりです。',
      '　・夜に断水があった。',
      '　・案内がなかった。',
      '２．資料４の３ページ、数字の単位は何でしょうか。',
      '',
      'よろしくお願いします。',
      '--',
      '青木 健一',
      'TEL 042-000-0000',
    ].join('\r\n');
    expect(read(mail)).toEqual([
      [
        'aside',
        '差出人: 青木 健一\r\n件名: 意見について\r\n\r\n事務局御中\r\nいつもお世話になっております。',
      ],
      [
        'opinion',
        '１．備蓄の説明を先にしてほしい。\r\n　理由は次のとおりです。\r\n　・夜に断水があった。\r\n　・案内がなかった。',
      ],
      ['opinion', '２．資料４の３ページ、数字の単位は何でしょうか。'],
      ['aside', 'よろしくお願いします。\r\n--\r\n青木 健一\r\nTEL 042-000-0000'],
    ]);
  });

  it('falls into its paragraphs where there is no list', () => {
    expect(read('歩道が狭い。\n段差も多い。\n\n会議録は早く出してほしい。\n')).toEqual([
      ['opinion', '歩道が狭い。\n段差も多い。'],
      ['opinion', '会議録は早く出してほしい。'],
    ]);
  });

  it('has headings over several opinions, and a heading of one opinion stays with it', () => {
    const text =
      '■資料２について\n・単位を付けてほしい。\n・合計が合わない。\n\n【会議の進め方について】\n夕方に開いてほしい。\n';
    expect(read(text)).toEqual([
      ['heading', '■資料２について'],
      ['opinion', '・単位を付けてほしい。'],
      ['opinion', '・合計が合わない。'],
      ['opinion', '【会議の進め方について】\n夕方に開いてほしい。'],
    ]);
    const segments = proposeSegments(text);
    expect(headingAbove(text, segments, 2)).toBe('■資料２について');
  });

  it('keeps quoted mail and what was forwarded aside', () => {
    const text =
      '一つ意見があります。数が多すぎます。\n\n> 資料をお送りします。\n> ご意見をください。\n\n-----Original Message-----\nFrom: 事務局\n1. 議題\n2. 資料\n';
    expect(read(text).map(([role]) => role)).toEqual(['opinion', 'aside']);
  });

  it('knows lists by many marks', () => {
    for (const marks of [
      ['(1)', '(2)'],
      ['①', '②'],
      ['●', '●'],
      ['一、', '二、'],
      ['意見１　', '意見２　'],
      ['1つ目 ', '2つ目 '],
    ]) {
      const text = marks.map((mark, index) => `${mark}内容${index}を直すこと。`).join('\n');
      expect([marks[0], read(text).map(([role]) => role)]).toEqual([marks[0], ['opinion', 'opinion']]);
    }
  });

  it('can be cut and joined by hand, and stays whole', () => {
    const text = '前半です。後半です。\n\n別の件。\n';
    const cut = cutAt(text, proposeSegments(text), 5);
    expect(cut.map(({ from, to }) => text.slice(from, to))).toEqual([
      '前半です。',
      '後半です。\n\n',
      '別の件。\n',
    ]);
    expect(cutAt(text, cut, 11)).toEqual(cut);
    const joined = joinWithPrevious(cut, 1);
    expect(joined).toEqual(proposeSegments(text));
    expect(withRole(joined, 1, 'aside')[1]?.role).toBe('aside');
    expect(joinWithPrevious(joined, 0)).toEqual(joined);
  });

  it('of nothing but blanks and of nothing at all has no opinions', () => {
    expect(read('')).toEqual([]);
    expect(read(' \n\n').map(([role]) => role)).toEqual(['aside']);
  });
});

describe('what the words suggest', () => {
  it.each([
    ['単位は何でしょうか。', 'question'],
    ['別表を付けてはいかがでしょうか。', 'proposal'],
    ['窓口の時間を長くしてほしい。', 'request'],
    ['二段目の字は誤りです。', 'correction'],
    ['歩道が狭いと思う。', 'opinion'],
  ])('%s is a %s', (text, kind) => {
    expect(suggestKind(text)).toBe(kind);
  });

  it('names paper and page', () => {
    expect([paperNumberIn('資料４の３ページ'), pageIn('資料４の３ページ')]).toEqual(['4', 3]);
    expect([paperNumberIn('計画全体'), pageIn('P.12 の図')]).toEqual([null, 12]);
  });
});
