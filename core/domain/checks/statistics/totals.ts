import { Decimal } from 'decimal.js';
import { isSumLabel } from '../../blocks/to-blocks/parts.ts';
import { figure } from '../../statistics/figure.ts';
import { type Finding, finding, type Place } from '../finding.ts';
import { type Grid, type GridRow, type GridValue, noValue, transposed } from './grid.ts';
import { isSumOf, isTotalOfAges, isTotalOfKinds } from './total-names.ts';

/** A line of numbers to add up: a row over its columns, or a column over its rows. */
interface Line {
  readonly label: string;
  readonly values: readonly GridValue[];
}

/** For each cell of the total: the sum of its parts, or null where a part or the total has no number. */
interface Trial {
  readonly parts: readonly Line[];
  readonly sums: readonly (Decimal | null)[];
  readonly agreeing: number;
  readonly compared: number;
  /** The total says that its parts are all there. */
  readonly isWhole?: boolean;
}

/**
 * Totals against the sum of their parts. Which rows are the parts is found by trying the usual layouts: everything
 * above, everything below (総数 first), the subtotals, the details, or all other rows.
 */
export function checkTotals(grid: Grid): Finding[] {
  return [...rowTotals(grid), ...columnTotals(grid), ...withinWholes(grid)];
}

function rowTotals(grid: Grid): Finding[] {
  const rows = grid.rows
    .filter((row) => !row.isRate && !row.isWithin)
    .map((row) => ({ ...row, values: row.values.map((value, column) => addable(grid, value, column)) }));
  const named = rows.flatMap((total, index) => {
    const isTitled = isTotalOfAges(grid, rows, index) || isTotalOfKinds(grid, rows, index);
    if (!total.isTotal && !isTitled) return [];
    const plain = withoutParts(rows);
    const usual = best(total, [...layouts(rows, index), ...layouts(plain, plain.indexOf(total))]);
    const trial = usual !== null && usual.agreeing > 0 ? usual : (lonely(plain, total) ?? usual);
    if (trial === null) return [];
    const run = trial.agreeing < trial.compared ? agreeingRun(total, rows, index) : null;
    const chosen = run !== null && run.agreeing > trial.agreeing ? run : trial;
    const isDivided = chosen.agreeing === 0 && hasOtherTotal(rows, total, chosen.parts);
    const whole = { ...chosen, isWhole: !isDivided && (isTitled || isSumOf(total, chosen.parts)) };
    return judge(grid, total, whole, (column) => grid.columns[column]?.label ?? '', rowBlock(grid, total));
  });
  return [...named, ...unnamedTotals(grid, rows)];
}

/** 「女性 計」 below the same rows: then 「職員総数」 is what they are compared with, not what they add up to. */
function hasOtherTotal(rows: readonly GridRow[], total: GridRow, parts: readonly Line[]): boolean {
  return rows.some((other) => {
    const further = parts.filter(({ label }) => label !== other.label);
    const trial = other === total ? null : best(other, [further]);
    return trial !== null && trial.compared > 1 && trial.agreeing === trial.compared;
  });
}

/** A column of rates has no sum, unless it shares out a whole: its total is then 100. */
function addable(grid: Grid, value: GridValue, column: number): GridValue {
  const isRate = grid.columns[column]?.isRate === true || /[%％‰]/u.test(value.raw);
  if (!isRate) return value;
  const total = grid.rows.find((other) => other.isTotal)?.values[column]?.value;
  if (total == null) return noValue;
  const parts = grid.rows
    .filter((other) => !other.isTotal && !other.isWithin)
    .map((row) => row.values[column]?.value ?? null);
  const sum = parts.reduce<Decimal>((all, part) => all.plus(part ?? 0), new Decimal(0));
  const isWhole =
    parts.length >= 2 &&
    sum
      .minus(100)
      .abs()
      .lessThanOrEqualTo(0.05 * parts.length + 0.05);
  return total.equals(100) || isWhole ? value : noValue;
}

/** A column 合計, 計 or 総数 over other columns, for each row. */
function columnTotals(grid: Grid): Finding[] {
  const across = transposed(grid);
  const columns = across.rows.filter((column) => !column.isRate && !column.isWithin);
  const isCount = grid.rows.map((row) => !row.isRate);
  const lines = columns.map((column) => ({
    ...column,
    values: column.values.map((value, row) => (isCount[row] === true ? value : noValue)),
  }));
  const isOnly = lines.filter((line) => line.isTotal).length === 1;
  return lines.flatMap((total, index) => {
    if (!total.isTotal) return [];
    const trial = best(total, layouts(lines, index));
    if (trial === null || trial.agreeing === 0) return [];
    // With several totals a layout may agree by chance.
    if (!isOnly && (trial.agreeing < 2 || trial.agreeing * 2 < trial.compared)) return [];
    return judge(grid, total, trial, (cell) => grid.rows[cell]?.label ?? '', rowBlock(across, total));
  });
}

function layouts(rows: readonly GridRow[], index: number): (readonly Line[])[] {
  const above = rows.slice(0, index);
  const below = rows.slice(index + 1);
  const lastTotal = above.findLastIndex((row) => row.isTotal);
  const nextTotal = below.findIndex((row) => row.isTotal);
  const others = [...above, ...below];
  return [
    above.slice(lastTotal + 1),
    above.filter((row) => !row.isTotal),
    above.filter((row) => row.isTotal),
    // A detail that follows the last subtotal counts beside the subtotals.
    [...above.filter((row) => row.isTotal), ...above.slice(lastTotal + 1)],
    nextTotal < 0 ? below : below.slice(0, nextTotal),
    below.filter((row) => !row.isTotal),
    below.filter((row) => row.isTotal),
    others.filter((row) => !row.isTotal),
  ].filter((parts) => parts.length >= 2);
}

/**
 * Rows next to one another that add up to the total, where the usual layouts do not: a table may divide the same whole twice
 * (男, 女, then ages). Chance finds such a run in single columns, so most of at least two must agree.
 */
function agreeingRun(total: Line, rows: readonly GridRow[], index: number): Trial | null {
  let found: Trial | null = null;
  for (const side of [rows.slice(0, index), rows.slice(index + 1)]) {
    for (let from = 0; from < side.length; from += 1) {
      for (let to = from + 2; to <= side.length; to += 1) {
        const trial = best(total, [side.slice(from, to)]);
        if (trial === null || trial.agreeing < 2 || trial.agreeing * 3 < trial.compared * 2) continue;
        if (found === null || trial.agreeing > found.agreeing) found = trial;
      }
    }
  }
  return found;
}

/** A row without a total's label that is the sum of the rows beside it in all but a column or two, in numbers too large for chance. */
function unnamedTotals(grid: Grid, rows: readonly GridRow[]): Finding[] {
  return rows.flatMap((total, index) => {
    if (total.isTotal) return [];
    const beside = [rows.slice(0, index).reverse(), rows.slice(index + 1)];
    for (const side of beside) {
      for (let length = 2; length <= side.length; length += 1) {
        const parts = side.slice(0, length);
        if (parts.some((part) => part.isTotal)) break;
        const trial = best(total, [parts]);
        if (trial === null || trial.agreeing < LEAST_COLUMNS || trial.agreeing === trial.compared) continue;
        const large = total.values.every(
          ({ value }) => value === null || value.greaterThanOrEqualTo(LEAST_LARGE),
        );
        if (!large || trial.agreeing * 4 < trial.compared * 3) continue;
        return judge(
          grid,
          total,
          trial,
          (column) => grid.columns[column]?.label ?? '',
          rowBlock(grid, total),
        );
      }
    }
    return [];
  });
}

const LEAST_COLUMNS = 3;
const LEAST_LARGE = 50;

/** The layout that agrees in most cells; of equals the first, which is the most usual one. */
function best(total: Line, candidates: readonly (readonly Line[])[]): Trial | null {
  let found: Trial | null = null;
  for (const parts of candidates) {
    const sums = total.values.map((value, column) => (value.value === null ? null : sumOf(parts, column)));
    const compared = sums.filter((sum) => sum !== null).length;
    const agreeing = sums.filter((sum, column) => sum !== null && agrees(sum, total, parts, column)).length;
    if (compared > 0 && (found === null || agreeing > found.agreeing)) {
      found = { parts, sums, agreeing, compared };
    }
  }
  return found;
}

/** A total with a single row above it, or beside it: its other parts are missing, unless the row is all there is. */
function lonely(rows: readonly GridRow[], total: GridRow): Trial | null {
  const index = rows.indexOf(total);
  const above = rows.slice(0, index);
  const group = above.slice(above.findLastIndex((row) => row.isTotal) + 1);
  const parts = isSumLabel(total.label) && group.length > 0 ? group : rows.filter((row) => !row.isTotal);
  const part = parts[0];
  if (part === undefined || parts.length !== 1) return null;
  const sums = total.values.map((value, column) =>
    value.value === null ? null : (part.values[column]?.value ?? null),
  );
  const compared = sums.filter((sum) => sum !== null).length;
  const equal = sums.filter((sum, column) => sum !== null && total.values[column]?.value?.equals(sum)).length;
  return compared === 0 || equal > 0 ? null : { parts, sums, agreeing: 0, compared };
}

/**
 * The rows without those that divide the row above them again (無職: 学生, 主婦, …): their sums are that row in every column, in
 * numbers too large for chance.
 */
function withoutParts(rows: readonly GridRow[]): readonly GridRow[] {
  const parts = new Set<GridRow>();
  rows.forEach((whole, index) => {
    if (whole.isTotal || parts.has(whole)) return;
    for (let to = index + 3; to <= rows.length; to += 1) {
      const below = rows.slice(index + 1, to);
      if (below.some((row) => row.isTotal)) return;
      const trial = best(whole, [below]);
      if (trial === null || trial.compared < 2 || trial.agreeing < trial.compared) continue;
      if (whole.values.filter(({ rough }) => rough >= LEAST_PART).length < 2) continue;
      for (const row of below) parts.add(row);
      return;
    }
  });
  return parts.size === 0 ? rows : rows.filter((row) => !parts.has(row));
}

const LEAST_PART = 10;

function sumOf(parts: readonly Line[], column: number): Decimal | null {
  let sum = new Decimal(0);
  let numbers = 0;
  for (const part of parts) {
    const cell = part.values[column];
    if (cell?.value != null) {
      sum = sum.plus(cell.value);
      numbers += 1;
    } else if (cell === undefined || cell.raw.trim() === '') {
      return null;
    }
  }
  return numbers >= 2 ? sum : null;
}

/** Rounded parts may miss a rounded total by half a unit of the last digit each. */
function tolerance(total: Line, parts: readonly Line[], column: number): Decimal {
  const decimals = Math.max(
    total.values[column]?.decimals ?? 0,
    ...parts.map((part) => part.values[column]?.decimals ?? 0),
  );
  if (decimals === 0) return new Decimal(0);
  return new Decimal(10)
    .pow(-decimals)
    .times(parts.length + 1)
    .dividedBy(2);
}

function agrees(sum: Decimal, total: Line, parts: readonly Line[], column: number): boolean {
  const printed = total.values[column]?.value;
  return (
    printed != null &&
    sum
      .minus(printed)
      .abs()
      .lessThanOrEqualTo(tolerance(total, parts, column))
  );
}

/** Where a cell of a row stands: in the row, or in that of its period where each period has one of its own. */
function rowBlock(grid: Grid, row: GridRow): (column: number) => string {
  return (column) => grid.columnBlockIds?.[column] ?? row.id;
}

function judge(
  grid: Grid,
  total: Line,
  trial: Trial,
  cellLabel: (cell: number) => string,
  blockOf: (cell: number) => string,
): Finding[] {
  const placeOf = (cell: number): Place => ({
    materialId: grid.materialId,
    blockId: blockOf(cell),
  });
  const findings: Finding[] = [];
  // With several columns of which hardly any agrees, the rows are to blame rather than a digit.
  const never = trial.compared > 1 && trial.agreeing * 4 <= trial.compared;
  if (never && !(trial.isWhole === true && lacksPart(total, trial))) return [];
  trial.sums.forEach((sum, cell) => {
    const printed = total.values[cell];
    if (sum === null || printed?.value == null || sum.equals(printed.value)) return;
    const values = {
      table: grid.title,
      total: total.label,
      column: cellLabel(cell),
      printed: printed.raw,
      computed: figure(sum, printed.decimals),
      difference: figure(printed.value.minus(sum), printed.decimals),
      parts: String(trial.parts.length),
    };
    if (agrees(sum, total, trial.parts, cell))
      findings.push(finding('totalRounded', placeOf(cell), printed.raw, values));
    else if (!never) findings.push(finding('totalDiffers', placeOf(cell), printed.raw, values));
    else if (findings.length === 0)
      findings.push(finding('totalNeverAddsUp', placeOf(cell), total.label, values));
  });
  return findings;
}

/** A row that is not there makes every sum too small. Rows that overlap make them too large, which says nothing. */
function lacksPart(total: Line, trial: Trial): boolean {
  return trial.sums.every((sum, cell) => {
    const printed = total.values[cell]?.value;
    return sum === null || printed == null || sum.lessThanOrEqualTo(printed);
  });
}

/** うち … may not exceed the row above that it is a part of. */
function withinWholes(grid: Grid): Finding[] {
  let whole: GridRow | null = null;
  const findings: Finding[] = [];
  for (const row of grid.rows) {
    if (row.isRate) continue;
    if (!row.isWithin) {
      whole = row;
      continue;
    }
    if (whole === null) {
      const place = { materialId: grid.materialId, blockId: row.id };
      findings.push(finding('wholeMissing', place, row.label, { table: grid.title, part: row.label }));
      continue;
    }
    // A row marked 再掲 may repeat a part of any row above; one that is larger everywhere is no part of this one.
    if (!isPartOf(row, whole)) continue;
    for (const [column, cell] of row.values.entries()) {
      const limit: GridValue | undefined = whole.values[column];
      if (cell.value === null || limit?.value == null || cell.value.lessThanOrEqualTo(limit.value)) continue;
      findings.push(
        finding(
          'partExceedsWhole',
          { materialId: grid.materialId, blockId: rowBlock(grid, row)(column) },
          cell.raw,
          {
            table: grid.title,
            part: row.label,
            whole: whole.label,
            column: grid.columns[column]?.label ?? '',
            printed: cell.raw,
            limit: limit.raw,
          },
        ),
      );
    }
  }
  return findings;
}

function isPartOf(part: GridRow, whole: GridRow): boolean {
  const pairs = part.values.flatMap(({ value }, column) => {
    const limit = whole.values[column]?.value;
    return value === null || limit == null ? [] : [value.lessThanOrEqualTo(limit)];
  });
  return pairs.length < 2 || pairs.filter((fits) => fits).length * 2 >= pairs.length;
}
