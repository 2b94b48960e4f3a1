import { Decimal } from 'decimal.js';
import { figure } from './figure.ts';
import type { BinaryOperator, Expression, FormulaProblem, Reference } from './formula/expression.ts';
import { parseFormula } from './formula/parse.ts';
import { isProblem, resolveReference } from './formula/resolve.ts';
import { readPeriodLabel, samePeriod } from './period.ts';
import { roundingThatGives } from './rounding.ts';
import type { DerivedSeries, Missing, StatisticsTable, StatisticsValue } from './statistics-content.ts';

/** The word with which every computed row is printed. Papers are Japanese, whatever the application speaks. */
export const computedMark = '計算値';

/** Why a period has no computed figure: a value is missing, the divisor is zero, or another table lacks the period. */
export type NoResult = 'missing' | 'zeroDivisor' | 'noPeriod';

export interface ComputedCell {
  /** Before rounding; null without a result. */
  readonly exact: Decimal | null;
  /** As printed: rounded half up, thousands separated; 「—」, 「未定」 or empty without a result. */
  readonly text: string;
  readonly missing: Missing | null;
  readonly reason: NoResult | null;
  /** A value of another table was taken from a period that only has the same year: 令和4年 for 令和4年度. */
  readonly nearPeriod: boolean;
}

/** A printed figure beside the computed one. `rounded`: another way of rounding explains the difference. */
export type Agreement = 'equal' | 'rounded' | 'differs' | 'notCompared';

export interface ComputedSeries {
  readonly derived: DerivedSeries;
  /** One for each period of the table; empty where the formula means nothing. */
  readonly cells: readonly ComputedCell[];
  readonly problem: FormulaProblem | null;
  /** Of the printed series that the formula explains, one for each period; null where it explains none. */
  readonly agreements: readonly Agreement[] | null;
}

const Exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP });
const scales = { none: 1, percent: 100, permil: 1000 } as const;

interface Outcome {
  readonly value: Decimal | null;
  readonly missing: Missing | null;
  readonly reason: NoResult | null;
  readonly near: boolean;
}

const lacking = (missing: Missing, reason: NoResult): Outcome => ({
  value: null,
  missing,
  reason,
  near: false,
});

/**
 * All computed rows of a table, in their order. Arithmetic is decimal and exact; a missing value is never zero, so whatever
 * needs it is missing too.
 * @param tables all tables of the paper, which formulas may refer to
 */
export function computedSeries(table: StatisticsTable, tables: readonly StatisticsTable[]): ComputedSeries[] {
  return (table.derived ?? []).map((derived) => computeSeries(derived, table, tables));
}

/** One computed row, which need not be part of the table yet. */
export function computeSeries(
  derived: DerivedSeries,
  table: StatisticsTable,
  tables: readonly StatisticsTable[],
): ComputedSeries {
  const computation = new Computation(tables);
  const parsed = parseFormula(derived.formula);
  const problem = parsed.ok ? computation.problemOf(parsed.value, table, [derived]) : parsed.failure;
  if (!parsed.ok || problem !== null) return { derived, cells: [], problem, agreements: null };
  const cells = table.periods.map((_, column): ComputedCell => {
    const outcome = computation.valueOf(derived, table, column);
    return {
      exact: outcome.value,
      text: outcome.value === null ? missingText(outcome.missing) : figure(outcome.value, derived.decimals),
      missing: outcome.missing,
      reason: outcome.reason,
      nearPeriod: outcome.near,
    };
  });
  const stated = table.series.find((series) => series.id === derived.stated);
  const agreements =
    stated === undefined
      ? null
      : cells.map((cell, column) => agreementOf(stated.values[column], cell.exact, derived.decimals));
  return { derived, cells, problem: null, agreements };
}

function missingText(missing: Missing | null): string {
  return missing === 'dash' ? '—' : missing === 'undecided' ? '未定' : '';
}

/** Compares at the digits that are printed, at most those that were asked for. */
function agreementOf(
  printed: StatisticsValue | undefined,
  exact: Decimal | null,
  decimals: number,
): Agreement {
  if (printed?.value == null || exact === null) return 'notCompared';
  const digits = /[.．](\d+)/u.exec(printed.raw.normalize('NFKC'))?.[1]?.length ?? 0;
  const places = Math.min(digits, decimals);
  const stated = new Exact(printed.value).toDecimalPlaces(places, Decimal.ROUND_HALF_UP);
  const way = roundingThatGives(stated, places, exact);
  if (way === null) return 'differs';
  return way === 'halfUp' ? 'equal' : 'rounded';
}

class Computation {
  private readonly tables: readonly StatisticsTable[];
  private readonly expressions = new Map<string, Expression>();

  constructor(tables: readonly StatisticsTable[]) {
    this.tables = tables;
  }

  /** The first name in a formula, or in those it uses, that means nothing; null where all is well. */
  problemOf(
    expression: Expression,
    home: StatisticsTable,
    path: readonly DerivedSeries[],
  ): FormulaProblem | null {
    const own = path.at(-1);
    const parts: readonly Expression[] =
      expression.type === 'binary'
        ? [expression.left, expression.right]
        : expression.type === 'call'
          ? expression.values
          : expression.type === 'negative'
            ? [expression.of]
            : [];
    for (const part of parts) {
      const found = this.problemOf(part, home, path);
      if (found !== null) return found;
    }
    if (own !== undefined) this.keep(own);
    if (expression.type !== 'reference') return null;
    const resolved = resolveReference(expression, home, this.tables, own?.id ?? '');
    if (isProblem(resolved)) return resolved;
    if (resolved.row.kind === 'printed') return null;
    const { derived } = resolved.row;
    const here = { from: expression.from, to: expression.to, text: expression.series, candidates: [] };
    if (path.some((step) => step.id === derived.id)) return { ...here, code: 'circular' };
    const inner = parseFormula(derived.formula);
    if (!inner.ok) return { ...here, code: inner.failure.code };
    const found = this.problemOf(inner.value, resolved.table, [...path, derived]);
    return found === null ? null : { ...found, ...here };
  }

  private keep(derived: DerivedSeries): void {
    if (this.expressions.has(derived.id)) return;
    const parsed = parseFormula(derived.formula);
    if (parsed.ok) this.expressions.set(derived.id, parsed.value);
  }

  /** Only for formulas that `problemOf` found nothing against. */
  valueOf(derived: DerivedSeries, home: StatisticsTable, column: number): Outcome {
    const expression = this.expressions.get(derived.id);
    if (expression === undefined) return lacking('blank', 'missing');
    const outcome = this.evaluate(expression, home, column, derived.id);
    const scale = scales[derived.scale];
    return outcome.value === null || scale === 1
      ? outcome
      : { ...outcome, value: outcome.value.times(scale) };
  }

  private evaluate(expression: Expression, home: StatisticsTable, column: number, ownId: string): Outcome {
    switch (expression.type) {
      case 'number':
        return { value: new Exact(expression.digits), missing: null, reason: null, near: false };
      case 'reference':
        return this.referred(expression, home, column, ownId);
      case 'negative': {
        const inner = this.evaluate(expression.of, home, column, ownId);
        return inner.value === null ? inner : { ...inner, value: inner.value.negated() };
      }
      case 'binary':
        return combined(
          expression.operator,
          this.evaluate(expression.left, home, column, ownId),
          this.evaluate(expression.right, home, column, ownId),
        );
      case 'call': {
        if (expression.name === 'previous') {
          const inner = expression.values[0];
          const before = columnBefore(home, column);
          if (inner === undefined || before === null) return lacking('dash', 'noPeriod');
          return this.evaluate(inner, home, before, ownId);
        }
        const values = expression.values.map((value) => this.evaluate(value, home, column, ownId));
        const [first, ...rest] = values;
        if (first === undefined) return lacking('blank', 'missing');
        const sum = rest.reduce((left, right) => combined('+', left, right), first);
        return expression.name === 'average' && sum.value !== null
          ? { ...sum, value: sum.value.dividedBy(values.length) }
          : sum;
      }
    }
  }

  private referred(reference: Reference, home: StatisticsTable, column: number, ownId: string): Outcome {
    const resolved = resolveReference(reference, home, this.tables, ownId);
    if (isProblem(resolved)) return lacking('blank', 'missing');
    const place =
      resolved.table === home
        ? { column, near: false }
        : columnOf(resolved.table, home.periods[column]?.label ?? '');
    if (place === null) return lacking('blank', 'noPeriod');
    if (resolved.row.kind === 'derived') {
      const inner = this.valueOf(resolved.row.derived, resolved.table, place.column);
      return { ...inner, near: inner.near || place.near };
    }
    const value = resolved.row.series.values[place.column];
    if (value?.value == null) return lacking(value?.missing ?? 'blank', 'missing');
    return { value: new Exact(value.value), missing: null, reason: null, near: place.near };
  }
}

/** The column of another table for a period: the same one, else the only one of the same year. */
function columnOf(table: StatisticsTable, label: string): { column: number; near: boolean } | null {
  const same = table.periods.findIndex((period) => samePeriod(period.label, label));
  if (same >= 0) return { column: same, near: false };
  const wanted = readPeriodLabel(label);
  if (wanted === null) return null;
  // 年 and 年度 are different periods, but the count of a year's autumn is the usual base of a fiscal year's rate.
  const near = table.periods.flatMap((period, column) => {
    const found = readPeriodLabel(period.label);
    const isWhole = found !== null && found.month === null && wanted.month === null;
    return isWhole && found.year === wanted.year && found.part === wanted.part ? [column] : [];
  });
  const [column] = near;
  return column !== undefined && near.length === 1 ? { column, near: true } : null;
}

/** The column of the year before, wherever it stands; among labels that are no periods the one to the left. */
function columnBefore(table: StatisticsTable, column: number): number | null {
  const own = readPeriodLabel(table.periods[column]?.label ?? '');
  if (own === null) return column > 0 ? column - 1 : null;
  const before = table.periods.findIndex(({ label }) => {
    const other = readPeriodLabel(label);
    return (
      other !== null &&
      other.year === own.year - 1 &&
      other.kind === own.kind &&
      other.month === own.month &&
      other.day === own.day &&
      other.part === own.part
    );
  });
  return before < 0 ? null : before;
}

function combined(operator: BinaryOperator, left: Outcome, right: Outcome): Outcome {
  if (left.value === null || right.value === null) {
    const lacks = [left, right].filter((side) => side.value === null);
    const order: readonly Missing[] = ['undecided', 'dash', 'blank'];
    const missing = order.find((kind) => lacks.some((side) => side.missing === kind)) ?? 'blank';
    return lacking(missing, lacks.find((side) => side.missing === missing)?.reason ?? 'missing');
  }
  const near = left.near || right.near;
  if (operator === '/' && right.value.isZero()) return { ...lacking('dash', 'zeroDivisor'), near };
  const value =
    operator === '+'
      ? left.value.plus(right.value)
      : operator === '-'
        ? left.value.minus(right.value)
        : operator === '*'
          ? left.value.times(right.value)
          : left.value.dividedBy(right.value);
  return { value, missing: null, reason: null, near };
}

/** How a computed row agrees with the printed one, counted over the periods that can be compared. */
export function countAgreements(agreements: readonly Agreement[]): {
  readonly compared: number;
  readonly equal: number;
  readonly rounded: number;
  readonly differs: number;
} {
  const count = (kind: Agreement): number => agreements.filter((agreement) => agreement === kind).length;
  const [equal, rounded, differs] = [count('equal'), count('rounded'), count('differs')];
  return { compared: equal + rounded + differs, equal, rounded, differs };
}
