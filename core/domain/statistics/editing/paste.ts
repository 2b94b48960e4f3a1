import type { NewId } from '../../ids.ts';
import type { StatisticsTable } from '../statistics-content.ts';
import { withPeriodIds } from '../upright.ts';
import {
  withCell,
  withLabel,
  withNewPeriods,
  withNewSeries,
  withPeriodLabel,
  withUnit,
} from './edit-table.ts';

/** Columns of the grid before the periods: the name of the row, and its unit. */
export const labelColumn = 0;
export const unitColumn = 1;
export const firstPeriod = 2;

/** A cell of the grid: row 0 is the head, rows of series follow; columns as above. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/** The text of a grid cell as it is printed. */
export function gridText(table: StatisticsTable, { row, column }: GridPlace): string {
  const series = table.series[row - 1];
  if (row === 0) {
    return column === labelColumn ? table.stub : (table.periods[column - firstPeriod]?.label ?? '');
  }
  if (column === labelColumn) return series?.label ?? '';
  return column === unitColumn ? (series?.unit ?? '') : (series?.values[column - firstPeriod]?.raw ?? '');
}

/** Writes one cell of the grid. The head of the units is not written. */
export function withGridText(
  table: StatisticsTable,
  { row, column }: GridPlace,
  text: string,
): StatisticsTable {
  if (row === 0) {
    if (column === labelColumn) return table.stub === text ? table : { ...table, stub: text };
    return column === unitColumn ? table : withPeriodLabel(table, column - firstPeriod, text);
  }
  if (column === labelColumn) return withLabel(table, row - 1, text);
  return column === unitColumn
    ? withUnit(table, row - 1, text)
    : withCell(table, { series: row - 1, period: column - firstPeriod }, text);
}

/**
 * Writes a copied block from a cell on, to the right and down, over what stands there, with new rows and columns where they
 * are lacking.
 */
export function withPastedBlock(
  table: StatisticsTable,
  place: GridPlace,
  block: readonly (readonly string[])[],
  newId: NewId,
): StatisticsTable {
  const width = Math.max(0, ...block.map((cells) => cells.length));
  if (width === 0) return table;
  // Without a unit column of its own a copied table has its figures directly behind the names.
  const skipsUnit = place.column === labelColumn && !hasUnitColumn(block);
  const columnOf = (at: number): number => (skipsUnit && at > 0 ? at + firstPeriod - 1 : place.column + at);
  const lackingRows = place.row + block.length - 1 - table.series.length;
  const lackingColumns = columnOf(width - 1) - firstPeriod + 1 - table.periods.length;
  let changed = table;
  if (lackingRows > 0) changed = withNewSeries(changed, changed.series.length, lackingRows, newId);
  if (lackingColumns > 0) {
    const withHead = place.row === 0;
    const labels = withHead ? Array.from({ length: lackingColumns }, () => '') : [];
    changed = withPeriodIds(withNewPeriods(changed, changed.periods.length, lackingColumns, labels), newId);
  }
  block.forEach((cells, down) => {
    cells.forEach((text, right) => {
      changed = withGridText(
        changed,
        { row: place.row + down, column: columnOf(right) },
        text.replace(/\s*\n\s*/gu, ' ').trim(),
      );
    });
  });
  return changed;
}

/** Whether the second column of a copied table holds units: words below a head 単位, or nothing at all. */
function hasUnitColumn(block: readonly (readonly string[])[]): boolean {
  const second = block.map((cells) => cells[1]?.trim() ?? '');
  if (second.some((text) => /^単\s*位$/u.test(text))) return true;
  const filled = second.filter((text) => text !== '');
  return filled.every((text) => text.length <= 6 && !/[\d—－\-…*]/u.test(text));
}
