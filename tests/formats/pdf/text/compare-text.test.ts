import { describe, expect, it } from 'vitest';
import { compareText } from '../../../../formats/pdf/text/compare-text.ts';

const compare = (text: string, found: string, mayAppear: string[] = []) =>
  compareText([{ id: 'a', text, mayAppear }], [{ id: 'a', text: found }]);

describe('comparing printed text with the model', () => {
  it('takes white space, widths and radicals for the same', () => {
    expect(compare('令和５年度　⾼齢者\t1,234人', '令和5年度 高齢者\n1,234 人').equal).toBe(true);
  });

  it('finds a lost sentence and says where it was', () => {
    const text = '一つ目の文です。二つ目の文がここにあります。三つ目の文です。';
    const { equal, missing, extra } = compare(text, '一つ目の文です。三つ目の文です。');
    expect(equal).toBe(false);
    expect(extra).toEqual([]);
    expect(missing).toHaveLength(1);
    const [lost] = missing;
    // The sentences share their end, so the gap may be reported shifted by what they share.
    expect(lost?.text).toHaveLength('二つ目の文がここにあります。'.length);
    expect(text.replace(lost?.text ?? '', '')).toBe('一つ目の文です。三つ目の文です。');
    expect(text.slice(lost?.offset, (lost?.offset ?? 0) + (lost?.text.length ?? 0))).toBe(lost?.text);
  });

  it('finds the loss of one of several equal sentences', () => {
    const { missing } = compare(
      '支援が必要です。支援が必要です。支援が必要です。',
      '支援が必要です。支援が必要です。',
    );
    expect(missing.map(({ text }) => text).join('')).toBe('支援が必要です。');
  });

  it('finds one changed digit on both sides', () => {
    const { missing, extra } = compare('人口は12,345人', '人口は12,346人');
    expect(missing.map(({ text }) => text)).toEqual(['5']);
    expect(extra.map(({ text }) => text)).toEqual(['6']);
  });

  it('does not mind the order of cells in a row cut by a page', () => {
    const cells = ['災害のときに助け合う仕組みをつくる', '訓練に参加した人の数が増えている'];
    const model = cells.join('\t');
    const paper = '災害のときに助け\n訓練に参加した\n合う仕組みをつくる\n人の数が増えている';
    expect(compare(model, paper).equal).toBe(true);
  });

  it('excuses repeated table heads and list marks, but nothing else', () => {
    const mayAppear = ['年度\t人数', '・'];
    expect(
      compare('年度\t人数\n4年度\t12\n5年度\t13', '年度 人数\n4年度 12\n年度 人数\n・5年度 13', mayAppear)
        .equal,
    ).toBe(true);
    const { extra } = compare('年度\t人数', '年度 人数\n年度 人数 合計', mayAppear);
    expect(extra).toEqual([{ id: 'a', text: '合計' }]);
  });

  it('reports a material that is not in the print, and a print that is no material', () => {
    const comparison = compareText([{ id: 'a', text: '本文' }], [{ id: 'b', text: '別の本文' }]);
    expect(comparison.missing).toEqual([{ id: 'a', offset: 0, text: '本文' }]);
    expect(comparison.extra).toEqual([{ id: 'b', text: '別の本文' }]);
  });

  it('compares long texts that repeat themselves', () => {
    const text = Array.from(
      { length: 3000 },
      (_, index) => `事業${index % 50}の現状と課題を次の表に示します。`,
    ).join('\n');
    expect(compare(text, text).equal).toBe(true);
    expect(
      compare(text, text.slice(0, -10))
        .missing.map((lost) => lost.text)
        .join(''),
    ).toHaveLength(10);
  });
});
