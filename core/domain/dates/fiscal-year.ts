import { isoParts } from './calendar.ts';
import { eraNames, eraYearNumber, westernYear } from './eras.ts';

/** The fiscal year, from April to March, of an ISO date or year and month; null for other text. */
export function fiscalYearOf(iso: string): number | null {
  const parts = isoParts(iso);
  return parts === null ? null : parts.month >= 4 ? parts.year : parts.year - 1;
}

const pattern = new RegExp(
  `(?:(${eraNames}|(?<![A-Za-z])[RHSTM])\\s*(元|\\d{1,2})|((?:19|20)\\d{2}))\\s*年?度`,
  'u',
);

/** A fiscal year named in a text: 「令和5年度」, 「R5年度」, 「2023年度」. */
export function readFiscalYear(text: string): { readonly text: string; readonly year: number } | null {
  const match = pattern.exec(text.normalize('NFKC'));
  if (match === null) return null;
  const inEra = match[2] === undefined ? null : eraYearNumber(match[2]);
  const year =
    match[3] === undefined ? (inEra === null ? null : westernYear(match[1] ?? '', inEra)) : Number(match[3]);
  return year === null ? null : { text: match[0], year };
}

/** The western year of a month in a fiscal year: January to March lie in the next. */
export function yearOfMonth(fiscalYear: number, month: number): number {
  return month >= 4 ? fiscalYear : fiscalYear + 1;
}
