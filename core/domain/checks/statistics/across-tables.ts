import { type Finding, finding } from '../finding.ts';
import type { Grid, GridRow } from './grid.ts';

interface Pair {
  readonly first: { readonly grid: Grid; readonly row: GridRow };
  readonly second: { readonly grid: Grid; readonly row: GridRow };
  readonly cells: readonly { readonly first: number; readonly second: number; readonly equal: boolean }[];
}

/** Smaller numbers meet by chance. */
const LEAST_TELLING = 100;

/**
 * The same figure in two tables. Two rows that print the same numbers in most of their common periods are the same
 * quantity, whatever they are called (合計 of a table of ages and 老年人口 of another), so the other periods must agree too.
 */
export function checkAcrossTables(grids: readonly Grid[]): Finding[] {
  return candidates(grids).flatMap(([first, second]) => {
    const pair = compare(first, second);
    return pair === null ? [] : differing(pair);
  });
}

type Located = Pair['first'];

/** Pairs of rows of two tables with at least two telling cells in common, in the order of the packet. */
function candidates(grids: readonly Grid[]): [Located, Located][] {
  const rows = grids.flatMap((grid) => grid.rows.map((row): Located => ({ grid, row })));
  const byCell = new Map<string, number[]>();
  rows.forEach(({ grid, row }, index) => {
    row.values.forEach(({ value }, column) => {
      if (value === null || value.abs().lessThan(LEAST_TELLING)) return;
      const key = `${grid.columns[column]?.key ?? ''} ${value.toString()}`;
      const list = byCell.get(key) ?? [];
      list.push(index);
      byCell.set(key, list);
    });
  });
  const common = new Map<number, number>();
  for (const list of byCell.values()) {
    list.forEach((second, place) => {
      for (const first of list.slice(0, place)) {
        if (rows[first]?.grid === rows[second]?.grid) continue;
        const key = first * rows.length + second;
        common.set(key, (common.get(key) ?? 0) + 1);
      }
    });
  }
  return [...common]
    .filter(([, count]) => count >= 2)
    .sort(([a], [b]) => a - b)
    .flatMap(([key]): [Located, Located][] => {
      const [first, second] = [rows[Math.floor(key / rows.length)], rows[key % rows.length]];
      return first === undefined || second === undefined ? [] : [[first, second]];
    });
}

function compare(first: Pair['first'], second: Pair['second']): Pair | null {
  const cells = first.grid.columns.flatMap((column, index) => {
    const other = second.grid.columns.findIndex((candidate) => candidate.key === column.key);
    const value = first.row.values[index]?.value;
    const otherValue = other < 0 ? null : second.row.values[other]?.value;
    if (value == null || otherValue == null) return [];
    return [{ first: index, second: other, equal: value.equals(otherValue) }];
  });
  const telling = new Set(
    cells
      .filter(
        (cell) =>
          cell.equal && first.row.values[cell.first]?.value?.abs().greaterThanOrEqualTo(LEAST_TELLING),
      )
      .map((cell) => first.row.values[cell.first]?.raw),
  );
  const equal = cells.filter((cell) => cell.equal).length;
  const same = telling.size >= 2 && equal * 5 >= cells.length * 3;
  return same && equal < cells.length ? { first, second, cells } : null;
}

function differing({ first, second, cells }: Pair): Finding[] {
  return cells
    .filter((cell) => !cell.equal)
    .map((cell) => {
      const printed = second.row.values[cell.second]?.raw ?? '';
      return finding(
        'sameFigureDiffers',
        { materialId: second.grid.materialId, blockId: second.row.id },
        printed,
        {
          table: second.grid.title,
          row: second.row.label,
          column: second.grid.columns[cell.second]?.label ?? '',
          printed,
          otherTable: first.grid.title,
          otherRow: first.row.label,
          otherPrinted: first.row.values[cell.first]?.raw ?? '',
        },
      );
    });
}
