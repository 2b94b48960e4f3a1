import { describe, expect, it } from 'vitest';
import { readWrittenValue } from '../../../../core/domain/indicators/written-value.ts';

/** A value in one line: number with unit, aim, act with its year, or its kind. */
function read(text: string): string {
  const value = readWrittenValue(text);
  switch (value.kind) {
    case 'number': {
      const bound = value.bound === null ? '' : ` ${value.bound}`;
      const remark = value.remark === '' ? '' : ` [${value.remark}]`;
      const rough = value.rough ? ' rough' : '';
      return `${value.per}${value.number.toString()}${value.unit}${bound}${remark}${rough}`;
    }
    case 'aim':
      return `${value.aim}:${value.word}`;
    case 'done':
    case 'notDone':
      return `${value.kind}:${value.act} ${value.fiscalYear ?? ''}`.trim();
    case 'missing':
      return `missing:${value.missing}`;
    case 'pending':
    case 'text':
      return value.kind;
  }
}

describe('a written value', () => {
  it.each([
    ['0人', '0人'],
    ['１，２３４人', '1234人'],
    ['602件 (延べ件数)', '602件 [延べ件数]'],
    ['延べ1,050名', '1050人 [延べ]'],
    ['21.7%', '21.7%'],
    ['３０．５％', '30.5%'],
    ['14.2‰', '14.2‰'],
    ['年1法人実施', '年1法人'],
    ['年２回実施', '年2回'],
    ['月1回開催', '月1回'],
    ['3回/年', '年3回'],
    ['80％以上', '80% atLeast'],
    ['5件未満', '5件 below'],
    ['約120か所', '120か所 rough'],
    ['30人程度', '30人 rough'],
    ['３箇所', '3か所'],
    ['2万人', '20000人'],
    ['1.2万人', '12000人'],
    ['3億2千万円', '320000000円'],
    ['3億 2千万円', '320000000円'],
    ['1万2,345人', '12345人'],
    ['5千人', '5000人'],
    ['△5', '-5'],
    ['▲3.2%', '-3.2%'],
    ['年３回', '年3回'],
    ['100％（継続）', '100%'],
    ['5位', '5位'],
    ['△3.2ポイント', '-3.2ポイント'],
    ['令和4年度 183件', '183件'],
    ['12', '12'],
    ['1.25', '1.25'],
  ])('%s is a number', (text, wanted) => expect(read(text)).toBe(wanted));

  it.each([
    ['充実', 'raise:充実'],
    ['拡充・強化', 'raise:拡充'],
    ['充実を図る', 'raise:充実'],
    ['増加', 'raise:増加'],
    ['減少', 'lower:減少'],
    ['推進', 'improve:推進'],
    ['継続', 'keep:継続'],
    ['継続実施', 'keep:継続'],
    ['現状維持', 'keep:現状維持'],
  ])('%s is a word instead of a number', (text, wanted) => expect(read(text)).toBe(wanted));

  it.each([
    ['令和3年度に策定', 'done:策定 2021'],
    ['令和2年度開始', 'done:開始 2020'],
    ['窓口運営開始 (令和4年度)', 'done:開始 2022'],
    ['計画の策定', 'done:策定'],
    ['令和4年3月策定', 'done:策定 2021'],
    ['R3.10 設置', 'done:設置 2021'],
    ['策定済み', 'done:策定'],
    ['実施', 'done:実施'],
    ['未策定', 'notDone:策定'],
    ['検討中', 'notDone:検討'],
    ['未実施', 'notDone:実施'],
    ['令和６年度策定予定', 'notDone:策定 2024'],
    ['令和6年度に実施見込み', 'notDone:実施 2024'],
  ])('%s takes place once', (text, wanted) => expect(read(text)).toBe(wanted));

  it.each([
    ['—', 'missing:dash'],
    ['－', 'missing:dash'],
    ['', 'missing:blank'],
    ['　', 'missing:blank'],
    ['未定', 'missing:undecided'],
    ['集計中', 'pending'],
    ['（調査中）', 'pending'],
  ])('%s is no value, and not zero', (text, wanted) => expect(read(text)).toBe(wanted));

  it.each([
    '男性40% 女性35%',
    '20～30人',
    '30〜40',
    '3/5',
    '12市町村中5位',
    '全校',
    '1.5万200人',
    '80人増',
    'なし',
    '第3期計画',
    '各地区で定着',
    '1/3',
    '前年度並み',
  ])('%s carries no single value', (text) => expect(read(text)).toBe('text'));
});
