import type { ComputedSeries } from '../../../../core/domain/statistics/compute.ts';
import { firstPeriod, type GridPlace, gridText } from '../../../../core/domain/statistics/editing/paste.ts';
import type { StatisticsTable } from '../../../../core/domain/statistics/statistics-content.ts';

/** A row of the grid as it is shown: the head, a printed series, or a computed row, which has no cells to write. */
export type GridRow =
  | { readonly kind: 'head' }
  | { readonly kind: 'series'; readonly index: number }
  | { readonly kind: 'computed'; readonly computed: ComputedSeries };

/** Cells between two corners, in rows and columns of the grid; the caret is in `focus`. */
export interface Selection {
  readonly anchor: GridPlace;
  readonly focus: GridPlace;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
}

/** Rows in the order of the paper: computed rows below the printed row they explain, the others at the end. */
export function gridRows(table: StatisticsTable, computed: readonly ComputedSeries[]): GridRow[] {
  const explaining = (id: string): GridRow[] =>
    computed
      .filter(({ derived }) => derived.stated === id)
      .map((one): GridRow => ({ kind: 'computed', computed: one }));
  const ids = new Set(table.series.map(({ id }) => id));
  return [
    { kind: 'head' },
    ...table.series.flatMap(({ id }, index): GridRow[] => [{ kind: 'series', index }, ...explaining(id)]),
    ...computed
      .filter(({ derived }) => derived.stated === null || !ids.has(derived.stated))
      .map((one): GridRow => ({ kind: 'computed', computed: one })),
  ];
}

/** The place of a shown row in the table: 0 the head, then the series; null for a computed row. */
export function tableRow(row: GridRow | undefined): number | null {
  if (row === undefined || row.kind === 'computed') return null;
  return row.kind === 'head' ? 0 : row.index + 1;
}

/** What a shown cell says. */
export function shownText(table: StatisticsTable, row: GridRow | undefined, column: number): string {
  if (row?.kind === 'computed') {
    const { derived, cells } = row.computed;
    if (column === 0) return derived.label;
    return column === 1 ? (derived.unit ?? '') : (cells[column - firstPeriod]?.text ?? '');
  }
  const at = tableRow(row);
  return at === null ? '' : gridText(table, { row: at, column });
}

export function clamped(place: GridPlace, size: GridSize): GridPlace {
  return {
    row: Math.max(0, Math.min(size.rows - 1, place.row)),
    column: Math.max(0, Math.min(size.columns - 1, place.column)),
  };
}

export function at(place: GridPlace): Selection {
  return { anchor: place, focus: place };
}

export interface Bounds {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export function boundsOf({ anchor, focus }: Selection): Bounds {
  return {
    top: Math.min(anchor.row, focus.row),
    bottom: Math.max(anchor.row, focus.row),
    left: Math.min(anchor.column, focus.column),
    right: Math.max(anchor.column, focus.column),
  };
}

export function isInside({ top, bottom, left, right }: Bounds, row: number, column: number): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

/** Series among the selected rows, as indices of the table. */
export function selectedSeries(rows: readonly GridRow[], { top, bottom }: Bounds): number[] {
  return rows.slice(top, bottom + 1).flatMap((row) => (row.kind === 'series' ? [row.index] : []));
}

/** Periods among the selected columns. */
export function selectedPeriods({ left, right }: Bounds): number[] {
  const found: number[] = [];
  for (let column = Math.max(left, firstPeriod); column <= right; column += 1)
    found.push(column - firstPeriod);
  return found;
}

export type Direction = 'up' | 'down' | 'left' | 'right';

export function moved(place: GridPlace, direction: Direction, size: GridSize): GridPlace {
  const by = { up: [-1, 0], down: [1, 0], left: [0, -1], right: [0, 1] } as const;
  const [rows, columns] = by[direction];
  return clamped({ row: place.row + rows, column: place.column + columns }, size);
}

/**
 * The next cell in reading order, over the end of a row into the next.
 * @returns null behind the last cell and before the first one: there the key leaves the grid
 */
export function nextInOrder(place: GridPlace, step: 1 | -1, size: GridSize): GridPlace | null {
  const index = place.row * size.columns + place.column + step;
  if (index < 0 || index >= size.rows * size.columns) return null;
  return { row: Math.floor(index / size.columns), column: index % size.columns };
}

/** Where Ctrl with an arrow leads: the last cell of a run of filled cells, else the next filled one, else the edge. */
export function edgeOfRun(
  place: GridPlace,
  direction: Direction,
  size: GridSize,
  isFilled: (place: GridPlace) => boolean,
): GridPlace {
  let here = place;
  const step = (): GridPlace | null => {
    const next = moved(here, direction, size);
    return next.row === here.row && next.column === here.column ? null : next;
  };
  const first = step();
  if (first === null) return place;
  const inRun = isFilled(place) && isFilled(first);
  here = first;
  if (!inRun && isFilled(here)) return here;
  for (;;) {
    const next = step();
    if (next === null) return here;
    if (inRun && !isFilled(next)) return here;
    here = next;
    if (!inRun && isFilled(here)) return here;
  }
}
