import { describe, expect, it } from 'vitest';
import { copiedText } from '../../../../core/domain/pages/copied-text.ts';
import { linesOf } from '../../../../core/domain/pages/lines.ts';
import type { PageText } from '../../../../core/domain/pages/page-text.ts';
import { sentenceAround } from '../../../../core/domain/pages/sentence-around.ts';
import { pageOf } from './page-of.ts';

const whole = (page: PageText): string => copiedText(page, 0, page.text.length);
const below = (lines: readonly string[], x = 50): PageText =>
  pageOf(lines.map((text, index) => ({ text, x, y: 700 - index * 16 })));

describe('copied text', () => {
  it('has no line ends inside a sentence', () => {
    const page = pageOf([
      { text: '市では、地域の皆様とともに', x: 60, y: 700 },
      { text: '支え合いのまちづくりを進めて', x: 50, y: 684 },
      { text: 'います。', x: 50, y: 668 },
      { text: 'これからも続けてまいりま', x: 60, y: 652 },
      { text: 'す。', x: 50, y: 636 },
    ]);
    expect(whole(page)).toBe(
      '市では、地域の皆様とともに支え合いのまちづくりを進めています。\nこれからも続けてまいります。',
    );
  });

  it('keeps the lines of headings, items and lists', () => {
    const page = below([
      '1　計画の目的',
      '・見守り活動を広げる',
      '・相談の窓口をまとめる',
      '青葉みどり',
      '川岸透',
    ]);
    expect(whole(page)).toBe(
      '1　計画の目的\n・見守り活動を広げる\n・相談の窓口をまとめる\n青葉みどり\n川岸透',
    );
  });

  it('keeps a heading apart from the text in another size', () => {
    const page = pageOf([
      { text: '計画をつくる理由と背景について', x: 50, y: 720, size: 16 },
      { text: '人口が減り、支え手が少なくなっ', x: 50, y: 690 },
      { text: 'ています。', x: 50, y: 674 },
    ]);
    expect(whole(page)).toBe('計画をつくる理由と背景について\n人口が減り、支え手が少なくなっています。');
  });

  it('joins a short line that ends in the middle of a sentence', () => {
    expect(whole(below(['委員の御意見を', '一つ一つうかがいます。', '福祉計画とは', '何でしょうか。']))).toBe(
      '委員の御意見を一つ一つうかがいます。\n福祉計画とは\n何でしょうか。',
    );
  });

  it('leaves out spaces that the layout made, and keeps those between words and columns', () => {
    const narrow = pageOf([{ text: '令和5年度', x: 50, y: 700 }]);
    const noPlace = [0, 0, 0, 0];
    const spaced = {
      text: '令和 5 年度',
      boxes: Float32Array.from([
        ...narrow.boxes.slice(0, 8),
        ...noPlace,
        ...narrow.boxes.slice(8, 12),
        ...noPlace,
        ...narrow.boxes.slice(12),
      ]),
    };
    expect(whole(spaced)).toBe('令和5年度');
    expect(whole(below(['目標　　実績 前年']))).toBe('目標　　実績 前年');
    expect(whole(below(['community care plan', 'and its goals']))).toContain('community care plan');
  });

  it('follows columns of vertical writing', () => {
    const page = pageOf([
      { text: '誰もが安心して暮らせる地', x: 440, y: 700, vertical: true },
      { text: '域をつくります。', x: 420, y: 700, vertical: true },
    ]);
    expect(whole(page)).toBe('誰もが安心して暮らせる地域をつくります。');
  });

  it('has kanji instead of radicals that look like them', () => {
    expect(whole(below(['⾒守りと⼈づくり']))).toBe('見守りと人づくり');
  });

  it('goes by the text alone where no places are known', () => {
    const text = '地域で暮らす一人一人が主役となる計\n画です。\n次の章へ';
    expect(copiedText({ text, boxes: new Float32Array() }, 0, text.length)).toBe(
      '地域で暮らす一人一人が主役となる計画です。\n次の章へ',
    );
  });

  it('is exactly the wanted stretch', () => {
    const page = below(['市では、地域の皆様とともに', '支え合いのまちづくりを']);
    const from = page.text.indexOf('とともに');
    expect(copiedText(page, from, page.text.indexOf('のまち'))).toBe('とともに支え合い');
    expect(copiedText(page, 3, 3)).toBe('');
  });
});

describe('the sentence around a place', () => {
  const page = pageOf([
    { text: '計画の目的', x: 50, y: 730, size: 16 },
    { text: 'この計画は、支え合うまちをつく', x: 50, y: 700 },
    { text: 'るためのものです。期間は六年です', x: 50, y: 684 },
    { text: '。', x: 50, y: 668 },
  ]);
  const sentence = (word: string): string =>
    page.text.slice(...sentenceAround(page, linesOf(page), page.text.indexOf(word))).replaceAll('\n', '');

  it('goes over the ends of lines, but not into the heading', () => {
    expect(sentence('支え')).toBe('この計画は、支え合うまちをつくるためのものです。');
    expect(sentence('ため')).toBe('この計画は、支え合うまちをつくるためのものです。');
    expect(sentence('期間')).toBe('期間は六年です。');
    expect(sentence('目的')).toBe('計画の目的');
  });
});
