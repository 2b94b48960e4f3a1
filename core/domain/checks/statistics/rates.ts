import type { Decimal } from 'decimal.js';
import { figure } from '../../statistics/figure.ts';
import { type Rounding, roundingThatGives } from '../../statistics/rounding.ts';
import { type Finding, finding } from '../finding.ts';
import { comparisonKey } from '../text/normal.ts';
import { type Grid, type GridRow, type GridValue, transposed } from './grid.ts';

/** A way in which a rate could have been computed. */
interface Formula {
  readonly numerator: GridRow;
  readonly denominator: GridRow;
  readonly scale: number;
  /** For each column: what the formula gives, unrounded; null where a number is lacking. */
  readonly results: readonly (Decimal | null)[];
  /** Recognised by the words of the labels, not only by the numbers. */
  readonly named: boolean;
}

interface Verdict {
  readonly formula: Formula;
  readonly agreeing: number;
  readonly compared: number;
}

/**
 * Rates against the rows they follow from. Rows that explain a rate are found by their labels (65歳以上 ÷ 合計,
 * 1世帯当たり) or by their numbers: a quotient that gives the printed digits in most columns is the rule, and the other
 * columns are wrong. Numerators and denominators may stand in other tables with the same periods.
 */
export function checkRates(grid: Grid, all: readonly Grid[]): Finding[] {
  const across = transposed(grid);
  return [
    ...grid.rows.filter((row) => row.isRate).flatMap((rate) => checkRate(grid, rate, all)),
    ...across.rows.filter((row) => row.isRate).flatMap((rate) => checkRate(across, rate, [across])),
  ];
}

function checkRate(grid: Grid, rate: GridRow, all: readonly Grid[]): Finding[] {
  const verdicts = formulas(grid, rate, all)
    .map((formula) => weigh(rate, formula))
    .filter((verdict) => verdict.compared > 0);
  const best = verdicts.reduce<Verdict | null>(
    (chosen, verdict) => (chosen === null || rank(verdict) > rank(chosen) ? verdict : chosen),
    null,
  );
  if (best !== null && isRule(best)) return differences(grid, rate, best.formula);
  return nearly(grid, rate, all);
}

function rank({ formula, agreeing, compared }: Verdict): number {
  return agreeing / compared + (formula.named ? 0.001 : 0) + compared / 10_000;
}

/** Enough columns agree that the formula must be the rule by which the row was made. */
function isRule({ formula, agreeing, compared }: Verdict): boolean {
  if (formula.named) return agreeing * 2 >= compared || (compared === 1 && formula.scale === 100);
  return agreeing >= 3 && agreeing * 5 >= compared * 3;
}

function weigh(rate: GridRow, formula: Formula): Verdict {
  const compared = formula.results.filter((result) => result !== null).length;
  const agreeing = formula.results.filter((result, column) => {
    const printed = rate.values[column];
    return result !== null && printed !== undefined && rounding(printed, result) === 'halfUp';
  }).length;
  return { formula, agreeing, compared };
}

function rounding({ value, decimals }: GridValue, exact: Decimal): Rounding | null {
  return value === null ? null : roundingThatGives(value, decimals, exact);
}

function differences(grid: Grid, rate: GridRow, formula: Formula): Finding[] {
  return formula.results.flatMap((exact, column) => {
    const printed = rate.values[column];
    if (exact === null || printed?.value == null) return [];
    const way = rounding(printed, exact);
    if (way === 'halfUp') return [];
    const values = {
      table: grid.title,
      rate: rate.label,
      column: grid.columns[column]?.label ?? '',
      printed: printed.raw,
      computed: figure(exact, printed.decimals),
      exact: figure(exact, printed.decimals + 2),
      numerator: formula.numerator.label,
      denominator: formula.denominator.label,
      rounding: way ?? '',
    };
    const place = { materialId: grid.materialId, blockId: grid.columnBlockIds?.[column] ?? rate.id };
    return [finding(way === null ? 'rateDiffers' : 'rateRounded', place, printed.raw, values)];
  });
}

function formulas(grid: Grid, rate: GridRow, all: readonly Grid[]): Formula[] {
  const perUnit = /(?:1|一)?(.{1,6}?)(?:当たり|あたり)/u.exec(rate.key)?.[1] ?? null;
  const own = counts(grid).map((row): AlignedRow => ({ row, values: row.values }));
  const others = all
    .filter((other) => other !== grid)
    .flatMap((other) =>
      counts(other)
        .filter(isBase)
        .map((row) => align(row, other, grid)),
    );
  const found: Formula[] = [];
  const add = (numerator: AlignedRow, denominator: AlignedRow, scale: number, named: boolean): void => {
    if (numerator === denominator) return;
    if (!named && !isNear(rate, numerator, denominator, scale)) return;
    const results = rate.values.map((_, column) => quotient(numerator, denominator, column, scale));
    found.push({ numerator: numerator.row, denominator: denominator.row, scale, results, named });
  };
  if (perUnit !== null) {
    for (const denominator of own.filter(({ row }) => row.key.includes(perUnit))) {
      for (const numerator of [...own, ...others]) add(numerator, denominator, 1, false);
    }
    return found;
  }
  const aged = /高齢化率|老年人口(?:の)?(?:割合|比率)|高齢者(?:人口)?(?:の)?(?:割合|比率)/u.test(rate.key);
  for (const numerator of own) {
    for (const denominator of own) {
      const named = aged && populationOf(numerator.row) === '65-' && denominator.row.isTotal;
      for (const scale of scalesOf(rate)) add(numerator, denominator, scale, named && scale === 100);
    }
    for (const denominator of others) {
      for (const scale of scalesOf(rate)) add(numerator, denominator, scale, false);
    }
  }
  return found;
}

/** Rows that other tables' rates are usually based on. */
function isBase(row: GridRow): boolean {
  return row.isTotal || populationOf(row) !== null;
}

/** Whether the quotient comes within 2% of the rate in any column: a quick look before exact arithmetic. */
function isNear(rate: GridRow, numerator: AlignedRow, denominator: AlignedRow, scale: number): boolean {
  return rate.values.some(({ rough, decimals }, column) => {
    const above = numerator.values[column]?.rough ?? Number.NaN;
    const below = denominator.values[column]?.rough ?? Number.NaN;
    return Math.abs((above * scale) / below - rough) <= Math.abs(rough) * 0.02 + 10 ** -decimals;
  });
}

function scalesOf(rate: GridRow): readonly number[] {
  const unit = comparisonKey(`${rate.label}${rate.unit ?? ''}`);
  if (unit.includes('‰')) return [1000];
  if (unit.includes('%')) return [100];
  return [100, 1000];
}

/** A row and where its values stand for the columns of another table. */
interface AlignedRow {
  readonly row: GridRow;
  readonly values: readonly (GridValue | null)[];
}

function align(row: GridRow, home: Grid, grid: Grid): AlignedRow {
  const values = grid.columns.map((column) => {
    const same = home.columns.findIndex((other) => other.key === column.key);
    if (same >= 0) return row.values[same] ?? null;
    // 年 and 年度 name different periods, but a count of the year's autumn is the usual base of a fiscal year's rate.
    const near = home.columns.findIndex((other) => other.year !== null && other.year === column.year);
    return near < 0 ? null : (row.values[near] ?? null);
  });
  return { row, values };
}

function quotient(
  numerator: AlignedRow,
  denominator: AlignedRow,
  column: number,
  scale: number,
): Decimal | null {
  const above = numerator.values[column]?.value;
  const below = denominator.values[column]?.value;
  if (above == null || below == null || below.isZero()) return null;
  return above.times(scale).dividedBy(below);
}

function counts(grid: Grid): readonly GridRow[] {
  return grid.rows.filter((row) => !row.isRate && row.values.some((value) => value.value !== null));
}

/** The age group of a row of a population table: 「65-」 for 65歳以上; null for other rows. */
function populationOf(row: GridRow): string | null {
  const range = /(\d{1,3})(?:歳)?[~-](\d{1,3})歳/u.exec(row.key);
  if (range !== null) return `${range[1] ?? ''}-${range[2] ?? ''}`;
  const open = /(\d{1,3})歳以上/u.exec(row.key);
  if (open !== null) return `${open[1] ?? ''}-`;
  return /^(?:老年人口|高齢者人口|高齢者数|高齢者の?(?:合?計|総数)|第1号被保険者)/u.test(row.key)
    ? '65-'
    : null;
}

/**
 * A rate that no rule gives exactly, but a quotient of rows gives closely in every column: the base is another than the
 * tables show. Needs a numerator that shares a word with the rate, so that a chance quotient is not taken for a reason.
 */
function nearly(grid: Grid, rate: GridRow, all: readonly Grid[]): Finding[] {
  const stem = rate.key.replace(/(?:率|割合|比率)(?:\(.*)?$/u, '');
  const near = formulas(grid, rate, all).find(({ numerator, results }) => {
    if (!sharesWord(stem, numerator.key)) return false;
    const pairs = results.flatMap((result, column) => {
      const printed = rate.values[column]?.value;
      return result === null || printed == null || printed.isZero() ? [] : [{ result, printed }];
    });
    return (
      pairs.length >= 3 &&
      pairs.every(({ result, printed }) => result.div(printed).minus(1).abs().lessThan(0.02))
    );
  });
  if (near === undefined) return [];
  const column = near.results.findIndex((result) => result !== null);
  const printed = rate.values[column];
  const exact = near.results[column];
  if (printed === undefined || exact == null) return [];
  return [
    finding('rateNotReproducible', { materialId: grid.materialId, blockId: rate.id }, rate.label, {
      table: grid.title,
      rate: rate.label,
      column: grid.columns[column]?.label ?? '',
      printed: printed.raw,
      computed: figure(exact, printed.decimals),
      numerator: near.numerator.label,
      denominator: near.denominator.label,
      scale: near.scale === 1000 ? '‰' : near.scale === 100 ? '%' : '',
    }),
  ];
}

function sharesWord(first: string, second: string): boolean {
  for (let index = 0; index + 2 <= first.length; index += 1) {
    const word = first.slice(index, index + 2);
    if (/^[一-龠々ァ-ヶー]{2}$/u.test(word) && second.includes(word)) return true;
  }
  return false;
}
