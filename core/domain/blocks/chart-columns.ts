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
