import { readValue } from '../../core/domain/statistics/read-value.ts';

/** A cell of a distribution, read: a number of people, a share, or neither. */
export interface Figure {
  readonly value: number;
  /** Printed with a per cent sign. */
  readonly isShare: boolean;
  readonly decimals: number;
}

export function readFigure(cell: string): Figure | null {
  const plain = cell.normalize('NFKC').replace(/\s+/gu, '');
  const match = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(%|人|件|票)?$/u.exec(plain);
  if (match === null) return null;
  const value = Number(
    `${(match[1] ?? '').replaceAll(',', '')}${match[2] === undefined ? '' : `.${match[2]}`}`,
  );
  return { value, isShare: match[3] === '%', decimals: match[2]?.length ?? 0 };
}

/** True for 「—」, 「*」, 「x」: an answer of which the report gives no number. */
export function isWithheld(cell: string): boolean {
  return readValue(cell).missing === 'dash';
}

/** What the columns of figures hold: for each, numbers of people or shares. */
export type ColumnKind = 'count' | 'share';

/**
 * Whether a column holds shares: its cells are printed with %, or its head says so, or they have digits behind the point.
 * @param head text above the column; may be empty
 */
export function columnKind(head: string, figures: readonly (Figure | null)[]): ColumnKind {
  const word = head.normalize('NFKC');
  const known = figures.filter((figure) => figure !== null);
  if (/割合|[%％]|構成比|比率|回答率|率$/u.test(word) || known.some((figure) => figure.isShare))
    return 'share';
  if (/件数|人数|回答数|度数|実数|票数|^n$/iu.test(word)) return 'count';
  return known.some((figure) => figure.decimals > 0) ? 'share' : 'count';
}

/** Shares that a workbook keeps as fractions of one: 0.207 is 20.7 %. */
export function inPercent(shares: readonly (Figure | null)[]): (number | null)[] {
  const known = shares.filter((figure) => figure !== null);
  const sum = known.reduce((total, { value }) => total + value, 0);
  const fractions =
    known.length > 0 &&
    known.every(({ value, isShare }) => value <= 1 && !isShare) &&
    known.some(({ decimals }) => decimals >= 2) &&
    sum > 0.5;
  return shares.map((figure) => {
    if (figure === null || !fractions) return figure?.value ?? null;
    return Number((figure.value * 100).toFixed(Math.max(1, figure.decimals - 2)));
  });
}
