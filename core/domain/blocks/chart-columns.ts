import { readPeriodLabel } from '../statistics/period.ts';
import { unitOfLabel } from '../statistics/read-value.ts';

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

/**
 * Of columns that measure different things (件数（件）, 割合（％）) those that measure what the first one does: a share beside a
 * count on one axis would look like a small count.
 */
export function ofOneMeasure(columns: readonly number[], labelOf: (column: number) => string): number[] {
  const measures = columns.map((column) => measureOf(labelOf(column)));
  return columns.filter((_, index) => measures[index] === measures[0]);
}

function measureOf(label: string): string {
  const plain = label.normalize('NFKC').trim();
  const isShare = /[%‰]|割合|比率|構成比|(?:率|比)(?:\(|$)/u.test(plain);
  return isShare ? (plain.includes('‰') ? '‰' : '%') : (unitOfLabel(plain) ?? '');
}

/**
 * True for rows that have an order of their own: 0～4歳, 5～9歳 …; 要支援1, 要支援2, 要介護1 …; 第1地区, 第2地区. Sorted by their
 * size nobody would find them. The last one may have no figure (不詳, その他).
 */
export function areSteps(labels: readonly string[]): boolean {
  const steps = labels.map((label) =>
    /^(?<name>\D*)(?<number>\d+(?:\.\d+)?)/u.exec(label.normalize('NFKC').replaceAll(',', '').trim()),
  );
  const numbered = steps.at(-1) === null ? steps.slice(0, -1) : steps;
  return (
    numbered.length >= 3 &&
    numbered.every((step, index) => {
      const before = numbered[index - 1];
      if (step === null || before === null) return false;
      if (before === undefined || before.groups?.['name'] !== step.groups?.['name']) return true;
      return Number(before.groups?.['number']) <= Number(step.groups?.['number']);
    })
  );
}
