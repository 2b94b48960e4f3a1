import { eraYearNumber, westernYear } from '../../dates/eras.ts';
import { type PrintedDate, printedDates } from './printed-dates.ts';

/** A printed year; `bare` is one without 年 or 年度 (R7), which may be either. */
export type FigureYear = PrintedDate & { readonly year: number; readonly bare: boolean };

/** The years of a sentence, also those that only figures are said with: 「R7の」. */
export function figureYears(sentence: string): FigureYear[] {
  const dates = printedDates(sentence);
  const bare = [
    ...sentence.matchAll(/(?<![A-Za-z\d])([RHS])(元|\d{1,2})(?=の|は|から|に|で|と|まで|より|[()、])/gu),
  ].flatMap((match): FigureYear[] => {
    const [text, era = '', inEra = ''] = match;
    const value = eraYearNumber(inEra);
    const year = value === null ? null : westernYear(era, value);
    const [from, to] = [match.index, match.index + text.length];
    if (year === null || dates.some((date) => date.from < to && from < date.to)) return [];
    return [{ from, to, text, year, month: null, day: null, fiscal: false, weekday: null, bare: true }];
  });
  const named = dates.flatMap((date): FigureYear[] =>
    date.year === null ? [] : [{ ...date, year: date.year, bare: false }],
  );
  return [...named, ...bare].sort((a, b) => a.from - b.from);
}
