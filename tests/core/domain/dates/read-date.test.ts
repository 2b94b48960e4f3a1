import { describe, expect, it } from 'vitest';
import { readTimeSpan } from '../../../../core/domain/dates/read-clock.ts';
import {
  contradictingWeekday,
  findDates,
  isImpossible,
  isoOf,
} from '../../../../core/domain/dates/read-date.ts';
import { readScheduleDate } from '../../../../core/domain/dates/read-schedule-date.ts';

const fiscal2023 = { fiscalYear: 2023, previous: null };

describe('dates in a text', () => {
  it.each([
    ['令和5年6月30日（金）', ['2023-06-30']],
    ['令和５年６月３０日', ['2023-06-30']],
    ['令和元年5月1日', ['2019-05-01']],
    ['R5.6.30', ['2023-06-30']],
    ['Ｒ５．６．３０', ['2023-06-30']],
    ['2023年6月30日', ['2023-06-30']],
    ['2023/6/30', ['2023-06-30']],
    ['6月30日', ['2023-06-30']],
    ['2月10日', ['2024-02-10']],
    ['令和5年11月15日から 同年12月15日まで', ['2023-11-15', '2023-12-15']],
    ['令和5年12月14日から翌年1月10日まで', ['2023-12-14', '2024-01-10']],
    ['令和4年12月14日～1月10日', ['2022-12-14', '2023-01-10']],
    ['令和5年11月18日、22日', ['2023-11-18', '2023-11-22']],
    ['令和5年11月18日及び同月22日', ['2023-11-18', '2023-11-22']],
    ['令和5年12月1日から28日まで', ['2023-12-01', '2023-12-28']],
    ['令和5年12月1日（金）から28日（木）まで', ['2023-12-01', '2023-12-28']],
    ['12月14日から翌年1月10日まで', ['2023-12-14', '2024-01-10']],
    ['12月28日から5日間', ['2023-12-28']],
    ['12月28日から5日まで', ['2023-12-28']],
    ['令和5年12月1日 10時から28日', ['2023-12-01']],
    ['令和5年9月', ['2023-09']],
    ['第3回', []],
    ['1.5倍', []],
    ['13月1日', []],
  ])('%s', (text, dates) => {
    expect(findDates(text, fiscal2023).map(isoOf)).toEqual(dates);
  });

  it('gives places in the source', () => {
    const text = '日時は令和５年６月３０日（金）です';
    const [date] = findDates(text);
    expect(text.slice(date?.from, date?.to)).toBe('令和５年６月３０日（金）');
    expect(date?.text).toBe('令和５年６月３０日');
  });

  it('knows no year where none is said', () => {
    expect(findDates('6月30日').map(isoOf)).toEqual([null]);
  });

  it('sees days that do not exist and weekdays that do not fit', () => {
    const [impossible] = findDates('令和5年2月30日');
    const [wrong] = findDates('令和5年6月30日（木）');
    const [right] = findDates('令和5年6月30日（金・祝）');
    expect(impossible && isImpossible(impossible)).toBe(true);
    expect(wrong && contradictingWeekday(wrong)).toBe('金');
    expect(right && contradictingWeekday(right)).toBeNull();
  });
});

describe('times of day', () => {
  it.each([
    ['午後2時00分から', '14:00', null],
    ['午後２時３０分', '14:30', null],
    ['午前10時から正午まで', '10:00', '12:00'],
    ['午後6時から8時まで', '18:00', '20:00'],
    ['午後2時半', '14:30', null],
    ['14:00～16:00', '14:00', '16:00'],
    ['14時～16時30分', '14:00', '16:30'],
    ['午前9時30分から11時まで', '09:30', '11:00'],
    ['午前11時30分から午後1時まで', '11:30', '13:00'],
    ['午後0時15分', '12:15', null],
    ['約2時間', null, null],
    ['未定', null, null],
  ])('%s', (text, start, end) => {
    expect(readTimeSpan(text)).toEqual({ start, end });
  });
});

describe('日程 of a schedule', () => {
  const read = (text: string, details = '', year: number | null = 2023) =>
    readScheduleDate(text, details, year);

  it.each([
    ['令和5年7月28日', 'exact', '2023-07-28', null],
    ['令和5年9月頃', 'approx-month', '2023-09', null],
    ['令和５年９月ごろ', 'approx-month', '2023-09', null],
    ['10月上旬', 'approx-month', '2023-10', null],
    ['1月中旬', 'approx-month', '2024-01', null],
    ['令和6年2月（予定）', 'approx-month', '2024-02', null],
    ['令和5年9月20日頃', 'approx-month', '2023-09', null],
    ['9月', 'approx-month', '2023-09', null],
    ['令和4年12月14日から 令和5年1月10日まで', 'range', '2022-12-14', '2023-01-10'],
    ['11月15日～12月15日', 'range', '2023-11-15', '2023-12-15'],
    ['令和5年12月1日から28日まで', 'range', '2023-12-01', '2023-12-28'],
    ['令和５年１２月１日（金）から２８日（木）まで', 'range', '2023-12-01', '2023-12-28'],
    ['12月1日～5日', 'range', '2023-12-01', '2023-12-05'],
    ['12月1日〜5日', 'range', '2023-12-01', '2023-12-05'],
    ['12月14日から翌年1月10日まで', 'range', '2023-12-14', '2024-01-10'],
    ['12月1日から5日間', 'exact', '2023-12-01', null],
    ['9月下旬～10月上旬', 'range', '2023-09', '2023-10'],
    ['12月～1月', 'range', '2023-12', '2024-01'],
    ['未定', 'undecided', null, null],
    ['', 'undecided', null, null],
    ['—', 'undecided', null, null],
  ])('%s is %s', (text, precision, start, end) => {
    const { date, problems } = read(text);
    expect(date).toMatchObject({ dateText: text, precision, start, end });
    expect(problems).toEqual([]);
  });

  it('takes several dates with their times and places', () => {
    const details =
      '説明会 (1) 時間 午前10時から正午まで 会場 市民館2階 (2) 時間 午後6時から8時まで 会場 市役所301会議室';
    const { date } = read('(1)令和5年11月18日 (2)令和5年11月22日', details);
    expect(date.precision).toBe('multi');
    expect(date.occurrences).toEqual([
      {
        no: '(1)',
        date: '2023-11-18',
        dateText: '令和5年11月18日',
        timeText: '午前10時から正午まで',
        start: '10:00',
        end: '12:00',
        place: '市民館2階',
      },
      {
        no: '(2)',
        date: '2023-11-22',
        dateText: '令和5年11月22日',
        timeText: '午後6時から8時まで',
        start: '18:00',
        end: '20:00',
        place: '市役所301会議室',
      },
    ]);
  });

  it('numbers dates that are printed without numbers', () => {
    const { date } = read('11月18日、22日', '時間 午後2時から');
    expect(date.occurrences.map(({ no, date: day, start }) => [no, day, start])).toEqual([
      ['(1)', '2023-11-18', '14:00'],
      ['(2)', '2023-11-22', '14:00'],
    ]);
  });

  it('says what it does not understand', () => {
    expect(read('夏ごろ').problems).toEqual([{ code: 'dateNotUnderstood', text: '夏ごろ' }]);
    expect(read('令和5年2月30日').problems).toEqual([{ code: 'dateImpossible', text: '令和5年2月30日' }]);
    expect(read('令和5年6月30日（木）').problems).toEqual([
      { code: 'weekdayContradicts', text: '令和5年6月30日', printed: '木', actual: '金' },
    ]);
  });
});
