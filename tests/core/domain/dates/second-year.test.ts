import { describe, expect, it } from 'vitest';
import { findDates } from '../../../../core/domain/dates/read-date.ts';
import { twiceNamedYears, withoutSecondYears } from '../../../../core/domain/dates/second-year.ts';

describe('a year in both calendars', () => {
  it.each([
    ['令和6(2024)年度の計画', '令和6      年度の計画'],
    ['令和6年度(2024年度)の計画', '令和6年度        の計画'],
    ['2024年(令和6年)4月', '2024年      4月'],
    ['2020(2024)年', '2020(2024)年'],
    ['令和6年(第2回)', '令和6年(第2回)'],
  ])('%s keeps its first name', (text, plain) => {
    expect(withoutSecondYears(text)).toBe(plain);
  });

  it('says which western years its names are', () => {
    expect(twiceNamedYears('令和7(2024)年度、平成31(令和元)年')).toMatchObject([
      { from: 0, to: '令和7(2024)年度'.length, first: 2025, second: 2024 },
      { first: 2019, second: 2019 },
    ]);
  });

  it('is the year of its day', () => {
    expect(findDates('令和6（2024）年10月16日（水）')).toMatchObject([
      { text: '令和6（2024）年10月16日', year: 2024, month: 10, day: 16, weekday: '水' },
    ]);
  });
});
