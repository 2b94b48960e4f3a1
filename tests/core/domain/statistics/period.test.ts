import { describe, expect, it } from 'vitest';
import {
  completedLabels,
  nextPeriodLabel,
  periodRank,
  readPeriodLabel,
  restyledLabel,
  samePeriod,
} from '../../../../core/domain/statistics/period.ts';

const read = (label: string): unknown[] | null => {
  const period = readPeriodLabel(label);
  return period === null ? null : [period.kind, period.year, period.month, period.day, period.part];
};

describe('readPeriodLabel', () => {
  it.each([
    ['平成30年度', ['fiscal', 2018, null, null, '']],
    ['2018年度', ['fiscal', 2018, null, null, '']],
    ['令和元年', ['calendar', 2019, null, null, '']],
    ['令和４年', ['calendar', 2022, null, null, '']],
    ['H30', ['bare', 2018, null, null, '']],
    ['2018', ['bare', 2018, null, null, '']],
    ['R4.11.1', ['day', 2022, 11, 1, '']],
    ['※R4.11.1', ['day', 2022, 11, 1, '']],
    ['2022-10-01', ['day', 2022, 10, 1, '']],
    ['2015年10月1日現在', ['day', 2015, 10, 1, '']],
    ['令和4年10月', ['month', 2022, 10, null, '']],
    ['令和4年（速報値）', ['calendar', 2022, null, null, '']],
    ['平成31年（令和元年）', ['calendar', 2019, null, null, '']],
    ['2018年(平成30年)', ['calendar', 2018, null, null, '']],
    ['平成31（2019）年', ['calendar', 2019, null, null, '']],
    ['令和4年度上半期', ['fiscal', 2022, null, null, '上半期']],
    ['R4未定', ['bare', 2022, null, null, '']],
  ])('reads %s', (label, expected) => {
    expect(read(label)).toEqual(expected);
  });

  it.each(['合計', '増減', 'H30-1', '2018.5', '令和', '令和4年13月1日', '', 'R', 'S-1'])(
    'takes %j for no period',
    (label) => {
      expect(readPeriodLabel(label)).toBeNull();
    },
  );
});

describe('restyledLabel', () => {
  it('writes one calendar or the other, marks and words kept', () => {
    const wareki = { calendar: 'wareki', year: null } as const;
    const western = { calendar: 'western', year: null } as const;
    expect(restyledLabel('※R4.11.1', wareki)).toBe('※令和4年11月1日');
    expect(restyledLabel('※R4.11.1', western)).toBe('※2022年11月1日');
    expect(restyledLabel('2019年度', wareki)).toBe('令和元年度');
    expect(restyledLabel('2019年4月1日', wareki)).toBe('平成31年4月1日');
    expect(restyledLabel('平成31年', wareki)).toBe('令和元年');
    expect(restyledLabel('令和4年（速報値）', western)).toBe('2022年（速報値）');
    expect(restyledLabel('H30', { calendar: 'wareki', year: '年度' })).toBe('平成30年度');
    expect(restyledLabel('合計', wareki)).toBe('合計');
  });

  it('changes nothing that it has written before', () => {
    for (const label of ['平成30年度', '令和元年', 'H30', '2018', '※R4.11.1', '令和4年10月']) {
      const once = restyledLabel(label, { calendar: 'wareki', year: null });
      expect(restyledLabel(once, { calendar: 'wareki', year: null })).toBe(once);
      const back = restyledLabel(restyledLabel(once, { calendar: 'western', year: null }), {
        calendar: 'wareki',
        year: null,
      });
      expect(back).toBe(once);
    }
  });
});

describe('nextPeriodLabel', () => {
  it('goes on in the same spelling, over the change of an era', () => {
    expect(nextPeriodLabel('平成30年度')).toBe('令和元年度');
    expect(nextPeriodLabel('令和元年')).toBe('令和2年');
    expect(nextPeriodLabel('H30')).toBe('R1');
    expect(nextPeriodLabel('2018')).toBe('2019');
    expect(nextPeriodLabel('R4.10.1')).toBe('R5.10.1');
    expect(nextPeriodLabel('2022-04-01')).toBe('2023-04-01');
    expect(nextPeriodLabel('※令和4年度（見込み）')).toBe('令和5年度');
    expect(nextPeriodLabel('合計')).toBeNull();
  });
});

describe('completedLabels', () => {
  it('writes out years of which only the number is printed', () => {
    expect(completedLabels(['平成30年度', '令和元', '2', '3', '増減'])).toEqual([
      '平成30年度',
      '令和元年度',
      '令和2年度',
      '令和3年度',
      '増減',
    ]);
    expect(completedLabels(['2018', '19', '20'])).toEqual(['2018', '2019', '2020']);
    expect(completedLabels(['平成29年', '30', '31'])).toEqual(['平成29年', '平成30年', '令和元年']);
  });

  it('leaves numbers that do not go on with the years', () => {
    expect(completedLabels(['令和4年', '1', '2'])).toEqual(['令和4年', '1', '2']);
    expect(completedLabels(['1', '2'])).toEqual(['1', '2']);
  });
});

it('knows the same period in other words, and keeps 年 and 年度 apart', () => {
  expect(samePeriod('H30', '平成30年度')).toBe(true);
  expect(samePeriod('※R4.11.1', '令和4年11月1日')).toBe(true);
  expect(samePeriod('令和元年', '2019年')).toBe(true);
  expect(samePeriod('令和4年', '令和4年度')).toBe(false);
  expect(samePeriod('合計', '合 計')).toBe(true);
  expect(samePeriod('合計', '男')).toBe(false);
});

it('sorts by the calendar', () => {
  const labels = ['R5.10.1', '平成30年', '令和4年度', '令和4年', '※R4.11.1'];
  expect(labels.toSorted((a, b) => (periodRank(a) ?? 0) - (periodRank(b) ?? 0))).toEqual([
    '平成30年',
    '令和4年',
    '令和4年度',
    '※R4.11.1',
    'R5.10.1',
  ]);
});
