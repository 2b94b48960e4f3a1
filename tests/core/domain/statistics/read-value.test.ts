import { describe, expect, it } from 'vitest';
import { blankTable } from '../../../../core/domain/statistics/editing/blank.ts';
import { withCell, withLabel, withUnit } from '../../../../core/domain/statistics/editing/edit-table.ts';
import { readValue } from '../../../../core/domain/statistics/read-value.ts';

describe('a printed value of a table', () => {
  it.each([
    ['1.2万', 12_000],
    ['1.2万人', 12_000],
    ['１万２，３４５人', 12_345],
    ['3億2千万円', 320_000_000],
    ['5千人', 5_000],
    ['△5', -5],
    ['▲3.2%', -3.2],
    ['−1.5', -1.5],
    ['0人', 0],
    ['約30', 30],
    ['12か所', 12],
    ['10台', 10],
    ['1,234人※1', 1_234],
    ['25.0（速報値）', 25],
  ])('%s is a number', (raw, value) => expect(readValue(raw)).toEqual({ raw, value, missing: null }));

  it.each([
    '30以上',
    '30人未満',
    '80人増',
    '20人前後',
    '30～40',
    '30〜40人',
    '3/5',
    '12市町村中5位',
    '全校',
    '未実施',
    '年３回',
    '100％（継続）',
    '令和６年度策定予定',
    '1.5万200',
  ])('%s keeps its words and has no number', (raw) =>
    expect(readValue(raw)).toEqual({ raw, value: null, missing: null }),
  );

  it('takes 千円 behind a number for the unit where the row has it', () => {
    expect(readValue('5千円').value).toBe(5_000);
    expect(readValue('1,234千円', '千円').value).toBe(1_234);
    expect(readValue('1.2万人', '万人').value).toBe(1.2);
    expect(readValue('5万円', '千円').value).toBe(50_000);
  });

  it('follows a unit that is written later', () => {
    const blank = blankTable(['令和4年度'], '①', () => 'id');
    const table = withCell(blank, { series: 0, period: 0 }, '5千円');
    expect(table.series[0]?.values[0]?.value).toBe(5_000);
    expect(withUnit(table, 0, '千円').series[0]?.values[0]?.value).toBe(5);
    expect(withUnit(withUnit(table, 0, '千円'), 0, '').series[0]?.values[0]?.value).toBe(5_000);
    expect(withLabel(table, 0, '事業費（千円）').series[0]?.values[0]?.value).toBe(5);
  });
});
