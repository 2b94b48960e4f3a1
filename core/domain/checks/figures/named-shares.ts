import { isTotalLabel } from '../statistics/grid.ts';
import { halfUp } from './derived-values.ts';
import { type FigureIndex, plain, tableOf } from './figure-index.ts';
import type { Figure } from './figures.ts';
import { endsWith, likeliest, type Meant } from './meant.ts';
import { isSlip } from './slip.ts';

/** What a cell is of the totals of its row and of its column, in percent. */
function sharesOf(cell: Figure, index: FigureIndex): number[] {
  return wholesOf(cell, index).map((whole) => (cell.value / whole.value) * 100);
}

/** The totals of a cell's row and of its column. */
export function wholesOf(cell: Figure, index: FigureIndex): Figure[] {
  const column = [...index.columnOf(cell), cell];
  const row = index.groupOf(cell);
  const wholes = [
    ...column.filter(
      (other) => isTotalLabel(other.sentence.split('\t')[0] ?? '') || isSumOfThose(other, column, index),
    ),
    ...row.filter(
      (other) =>
        other.labels.slice(1).some((label) => isTotalLabel(label)) || isSumOfThose(other, row, index),
    ),
  ];
  return wholes.filter(({ value }) => value > cell.value);
}

/** A total under another name: the sum of all that stand before it, of which there are several. */
function isSumOfThose(total: Figure, line: readonly Figure[], index: FigureIndex): boolean {
  const before = line.filter(
    (other) => other.kind !== 'share' && index.positionOf(other) < index.positionOf(total),
  );
  return before.length >= 2 && before.reduce((sum, { value }) => sum + value, 0) === total.value;
}

/**
 * 「方法別では、電話が59.6%、来所が24.8%」: shares that nobody printed, each of a named row or column over the total. Where the others
 * are those of one year, this one is too.
 */
export function ofShares(figure: Figure, index: FigureIndex): Meant | null {
  if (figure.kind !== 'share') return null;
  const own = countsNamedBefore(figure, index);
  if (own.length === 0) return null;
  const others = index
    .groupOf(figure)
    .filter((other) => other !== figure && other.sentence === figure.sentence && other.kind === 'share');
  const candidates = others.flatMap((other) =>
    countsNamedBefore(other, index)
      .filter((cell) => sharesOf(cell, index).some((share) => halfUp(share, other.decimals) === plain(other)))
      .flatMap((cell) => own.filter((one) => tableOf(one) === tableOf(cell) && isBeside(one, cell))),
  );
  const shares = candidates.flatMap((cell) =>
    sharesOf(cell, index).map((share) => ({ source: cell, text: halfUp(share, figure.decimals) })),
  );
  const isPrinted = index.equalTo(figure).some((other) => tableOf(other) !== null);
  return isPrinted ? null : likeliest(figure, shares);
}

/** 「このうち電話が52.7%を占めている」: a share of the total that nobody printed, one slip away from what is computed. */
export function ofNamedShare(figure: Figure, index: FigureIndex): Meant | null {
  if (figure.kind !== 'share' || !/うち|全体|総数|合計|占め|構成|内訳/u.test(figure.sentence)) return null;
  if (index.equalTo(figure).some((other) => tableOf(other) !== null)) return null;
  const shares = countsNamedBefore(figure, index).flatMap((cell) =>
    sharesOf(cell, index).map((share) => ({ source: cell, text: halfUp(share, figure.decimals) })),
  );
  const digits = plain(figure).replace('.', '');
  return shares.some(({ text }) => text === plain(figure))
    ? null
    : (shares.find(({ text }) => isSlip(digits, text.replace('.', ''))) ?? null);
}

/** 「電話が52.7%」: the counts named before a share, and the totals of which they are that. */
export function sharesNamed(figure: Figure, index: FigureIndex): (readonly [Figure, Figure])[] {
  return countsNamedBefore(figure, index).flatMap((cell) =>
    wholesOf(cell, index)
      .filter((whole) => halfUp((cell.value / whole.value) * 100, figure.decimals) === plain(figure))
      .map((whole) => [cell, whole] as const),
  );
}

/**
 * 「令和4年度の…は、認可保育所が64.5%」, where that is the share of another year: a cell of the year that is meant. Null where the
 * named year has no such cells, or this share.
 */
export function shareOfOtherYear(figure: Figure, index: FigureIndex): Figure | null {
  const year = figure.year ?? figure.carriedYear;
  if (figure.kind !== 'share' || year === null) return null;
  const cells = countsNamedBefore(figure, index).filter((cell) => cell.year !== null);
  const fits = cells.filter((cell) =>
    sharesOf(cell, index).some((share) => halfUp(share, figure.decimals) === plain(figure)),
  );
  const hasYear = cells.some((cell) => cell.year === year);
  return hasYear && !fits.some((cell) => cell.year === year) ? (fits[0] ?? null) : null;
}

function countsNamedBefore(figure: Figure, index: FigureIndex): readonly Figure[] {
  return index
    .relatedTo({ ...figure, kind: 'any' })
    .filter(
      (cell) =>
        tableOf(cell) !== null && cell.kind !== 'share' && cell.labels.some((name) => endsWith(figure, name)),
    );
}

/** Two cells of one row or one column. */
function isBeside(first: Figure, second: Figure): boolean {
  return first.group === second.group || first.column === second.column;
}
