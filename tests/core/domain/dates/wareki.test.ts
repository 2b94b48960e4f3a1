import { describe, expect, it } from 'vitest';
import { weekdayLetter } from '../../../../core/domain/dates/calendar.ts';
import { eraOf, westernYear } from '../../../../core/domain/dates/eras.ts';
import { fiscalYearOf, readFiscalYear, yearOfMonth } from '../../../../core/domain/dates/fiscal-year.ts';
import { readNumeral, readRoman } from '../../../../core/domain/dates/numerals.ts';
import { wareki } from '../../../../core/domain/dates/wareki.ts';

describe('wareki', () => {
  it.each([
    ['2023-06-30', '令和5年6月30日'],
    ['2019-05-01', '令和元年5月1日'],
    ['2019-04-30', '平成31年4月30日'],
    ['1989-01-08', '平成元年1月8日'],
    ['1989-01-07', '昭和64年1月7日'],
    ['1926-12-25', '昭和元年12月25日'],
    ['2023-09', '令和5年9月'],
    ['2019-05', '令和元年5月'],
    ['1850-01-01', '1850-01-01'],
    ['未定', '未定'],
  ])('%s is %s', (iso, text) => {
    expect(wareki(iso)).toBe(text);
  });

  it('appends the weekday to whole dates', () => {
    expect(wareki('2023-06-30', { weekday: true })).toBe('令和5年6月30日（金）');
    expect(wareki('2023-06', { weekday: true })).toBe('令和5年6月');
  });
});

describe('eras and years', () => {
  it.each([
    ['令和', 5, 2023],
    ['R', 1, 2019],
    ['平成', 31, 2019],
    ['h', 30, 2018],
    ['昭和', 64, 1989],
    ['慶応', 3, null],
  ])('%s %i is %s', (era, year, western) => {
    expect(westernYear(era, year)).toBe(western);
  });

  it('knows the era of a whole year by its end', () => {
    expect(eraOf('2019')).toEqual({ name: '令和', year: 1 });
  });

  it.each([
    ['令和5年度', 2023],
    ['令和 元 年度', 2019],
    ['Ｒ６年度', 2024],
    ['2024年度', 2024],
    ['平成３１年度', 2019],
    ['令和5年', null],
    ['5年度', null],
  ])('fiscal year in %s: %s', (text, year) => {
    expect(readFiscalYear(text)?.year ?? null).toBe(year);
  });

  it('runs from April to March', () => {
    expect(fiscalYearOf('2024-03-31')).toBe(2023);
    expect(fiscalYearOf('2024-04')).toBe(2024);
    expect(fiscalYearOf('未定')).toBeNull();
    expect([4, 12, 1, 3].map((month) => yearOfMonth(2023, month))).toEqual([2023, 2023, 2024, 2024]);
  });

  it('knows weekdays', () => {
    expect(weekdayLetter('2024-02-29')).toBe('木');
  });

  it.each([
    ['十', 10],
    ['十四', 14],
    ['二十一', 21],
    ['三', 3],
    ['１２', 12],
    ['元', 1],
    ['市', null],
    ['', null],
  ])('numeral %s is %s', (text, value) => {
    expect(readNumeral(text)).toBe(value);
  });

  it('reads Roman numerals as one sign and as letters', () => {
    expect([readRoman('Ⅲ'), readRoman('IV'), readRoman('X'), readRoman('A')]).toEqual([3, 4, 10, null]);
  });
});
