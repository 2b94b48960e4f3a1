import { describe, expect, it } from 'vitest';
import { createTranslate } from '../../../core/locales/translator.ts';
import { dateWords } from '../../../renderer/ui/dates.ts';

const ja = createTranslate('ja');
const en = createTranslate('en');

describe('dates of the program', () => {
  it('are Japanese years unless the reader wants western ones', () => {
    expect(dateWords(ja, 'wareki').full('2023-06-30')).toBe('令和5年6月30日（金）');
    expect(dateWords(ja, 'western').full('2023-06-30')).toBe('2023年6月30日（金）');
    expect(dateWords(en, 'wareki').full('2023-06-30')).toBe('Fri 30 June Reiwa 5 (2023)');
  });

  it('call the first year of an era 元年', () => {
    const { full } = dateWords(ja, 'wareki');
    expect(full('2019-05-01')).toBe('令和元年5月1日（水）');
    expect(full('2019-04-30')).toBe('平成31年4月30日（火）');
  });

  it('leave the year out where a day is enough', () => {
    expect(dateWords(ja, 'wareki').dayOfMonth('2023-06-30')).toBe('6月30日（金）');
  });

  it('say the time of day in words', () => {
    const { time } = dateWords(ja, 'wareki');
    expect(time('14:00')).toBe('午後2時');
    expect(time('14:30')).toBe('午後2時30分');
    expect(time('12:00')).toBe('正午');
    expect(time('12:30')).toBe('午後0時30分');
    expect(time('09:05')).toBe('午前9時5分');
    expect(dateWords(en, 'wareki').time('14:05')).toBe('2:05 pm');
  });
});
