import type { Decimal } from 'decimal.js';
import { figure } from '../../statistics/figure.ts';
import { roundingThatGives } from '../../statistics/rounding.ts';
import { type Finding, finding } from '../finding.ts';
import { type Grid, type GridRow, transposed } from './grid.ts';

/** What a change or a share may have been computed from, in one cell: the exact result and how it came about. */
interface Result {
  readonly exact: Decimal;
  readonly formula: string;
}
type Results = readonly (Result | null)[];

const change = /増減|増加数|減少数|増加率|減少率|伸び|変化|前年|前回|差(?:$|\()|年度?比|比較/u;
const part = /構成比|割合|比率|占める/u;
/** 「前年比」 of 103.4 may be a quotient as well as a change. */
const quotients = /比|指数|率|%/u;

/**
 * Lines of changes (増減, 増減率, 前年比) and of shares (構成比) against the figures that they follow from. Which figures these
 * are is found by trying: two columns of the table, a row and its year before, a column and its total. What gives the
 * printed digits in most cells is the rule.
 */
export function checkChanges(grid: Grid): Finding[] {
  const across = transposed(grid);
  return [
    ...grid.rows.flatMap((line) => differences(grid, line, overYears(grid, line))),
    ...across.rows.flatMap((line) =>
      differences(across, line, [...ofColumns(across, line), ...ofTotals(across, line)]),
    ),
  ];
}

/** A row of a table whose columns are years: each year against the one before. */
function overYears(grid: Grid, line: GridRow): Results[] {
  if (!isChange(line) || grid.columns.filter(({ year }) => year !== null).length < 3) return [];
  return grid.rows
    .filter((row) => row !== line && !isChange(row))
    .flatMap((row) => {
      const pairs = row.values.map(({ value }, index) => ({
        now: value,
        before: grid.columns[index]?.year == null ? null : (row.values[index - 1]?.value ?? null),
      }));
      return compared(line, pairs);
    });
}

/** A column that compares two other columns. */
function ofColumns(across: Grid, line: GridRow): Results[] {
  if (!isChange(line)) return [];
  const others = across.rows.filter((row) => row !== line && !isChange(row));
  return others.flatMap((row) =>
    others
      .filter((other) => other !== row)
      .flatMap((other) =>
        compared(
          line,
          row.values.map(({ value }, index) => ({
            now: value,
            before: other.values[index]?.value ?? null,
          })),
        ),
      ),
  );
}

/** A column of shares: what each row is of the total of another column. */
function ofTotals(across: Grid, line: GridRow): Results[] {
  if (!part.test(line.key)) return [];
  const totals = across.columns.flatMap(({ isTotal }, index) => (isTotal ? [index] : []));
  return across.rows
    .filter((row) => row !== line && !row.isRate)
    .flatMap((row) =>
      totals.map((total) => {
        const whole = row.values[total]?.value ?? null;
        return row.values.map(({ value }) => quotient(value, whole));
      }),
    );
}

interface Pair {
  readonly now: Decimal | null;
  readonly before: Decimal | null;
}

function compared({ key, unit }: GridRow, pairs: readonly Pair[]): Results[] {
  const difference = pairs.map(({ now, before }): Result | null =>
    now === null || before === null
      ? null
      : { exact: now.minus(before), formula: `${now.toString()} − ${before.toString()}` },
  );
  const rate = pairs.map(({ now, before }): Result | null =>
    now === null || before === null || before.isZero()
      ? null
      : {
          exact: now.minus(before).times(100).dividedBy(before),
          formula: `(${now.toString()} − ${before.toString()}) ÷ ${before.toString()}`,
        },
  );
  return quotients.test(`${key}${unit ?? ''}`)
    ? [difference, rate, pairs.map(({ now, before }) => quotient(now, before))]
    : [difference];
}

function quotient(part: Decimal | null, whole: Decimal | null): Result | null {
  if (part === null || whole === null || whole.isZero()) return null;
  return {
    exact: part.times(100).dividedBy(whole),
    formula: `${part.toString()} ÷ ${whole.toString()}`,
  };
}

function isChange({ key }: GridRow): boolean {
  return change.test(key);
}

function differences(grid: Grid, line: GridRow, candidates: readonly Results[]): Finding[] {
  let rule: { readonly results: Results; readonly agreeing: number; readonly compared: number } | null = null;
  for (const results of candidates) {
    const compared = results.filter((result, cell) => result !== null && line.values[cell]?.value != null);
    const agreeing = compared.filter((result) => agrees(line, results.indexOf(result), result)).length;
    if (rule === null || agreeing > rule.agreeing) rule = { results, agreeing, compared: compared.length };
  }
  if (rule === null || rule.agreeing < 2 || rule.agreeing * 5 < rule.compared * 3) return [];
  return rule.results.flatMap((result, cell) => {
    const printed = line.values[cell];
    if (result === null || printed?.value == null || agrees(line, cell, result)) return [];
    const place = { materialId: grid.materialId, blockId: grid.columnBlockIds?.[cell] ?? line.id };
    return [
      finding('changeDiffers', place, printed.raw, {
        table: grid.title,
        line: line.label,
        column: grid.columns[cell]?.label ?? '',
        printed: printed.raw,
        computed: figure(result.exact, printed.decimals),
        formula: `${result.formula} = ${figure(result.exact, printed.decimals + 1)}`,
      }),
    ];
  });
}

/** Any way of rounding explains the digits. */
function agrees(line: GridRow, cell: number, result: Result | null): boolean {
  const printed = line.values[cell];
  if (result === null || printed?.value == null) return false;
  return roundingThatGives(printed.value, printed.decimals, result.exact) !== null;
}
