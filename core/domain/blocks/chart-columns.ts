import { readPeriodLabel } from '../statistics/period.ts';

/** True for columns that follow one another: years, months, 第1回. A line between 男 and 女 would mean nothing. */
export function followOneAnother(labels: readonly string[]): boolean {
  const following = labels.filter(
    (label) =>
      readPeriodLabel(label) !== null ||
      /^第?\s*\d+\s*(?:月|回|期|年|週|四半期)/u.test(label.normalize('NFKC').trim()),
  );
  return following.length * 2 > labels.length;
}

/**
 * Of columns that give several things for each year (令和3年 総数, 令和3年 女性) those of the first thing: on one axis they would
 * be taken for one row of figures. Halves and quarters of a year are times of their own.
 */
export function ofOneKind(columns: readonly number[], labelOf: (column: number) => string): number[] {
  const periods = columns.map((column) => ({ column, period: readPeriodLabel(labelOf(column)) }));
  const kinds = periods.map(({ period }) =>
    period === null || isPartOfYear(period.part) ? '' : period.part,
  );
  const years = periods.map(({ period }) =>
    period === null ? '' : `${period.year} ${period.month} ${period.day}`,
  );
  const isMixed = years.some((year, index) => {
    const other = years.indexOf(year);
    return year !== '' && other < index && kinds[other] !== kinds[index];
  });
  return isMixed ? columns.filter((_, index) => kinds[index] === kinds[0]) : [...columns];
}

function isPartOfYear(part: string): boolean {
  return /半期|四半期|期$|月|[前後]期|春|夏|秋|冬/u.test(part);
}

/** True for answers that make up the whole in each column: their shares add up to a hundred, as far as rounding lets them. */
export function areSharesOfWhole(rows: readonly { readonly values: readonly (number | null)[] }[]): boolean {
  const [first] = rows;
  if (first === undefined || rows.length < 2) return false;
  return first.values.every((_, column) => {
    const values = rows.map((row) => row.values[column] ?? null);
    if (values.some((value) => value === null || value < 0)) return false;
    const sum = values.reduce<number>((all, value) => all + (value ?? 0), 0);
    return Math.abs(sum - 100) <= Math.max(0.5, rows.length * 0.06);
  });
}
