import type { Block, BlockOf } from '../../core/domain/blocks/block.ts';
import type { MaterialKind } from '../../core/domain/materials/content.ts';
import { textWidth } from '../charts/numbers.ts';
import { placeCells } from './table-grid.ts';

/** A4 upright, A4 on its side, or A3 on its side. */
export type Sheet = 'portrait' | 'landscape' | 'large';

type Row = BlockOf<'table-row'>;

/** Millimetres between the side margins of print.css. */
export const sheetWidth: Record<Sheet, number> = { portrait: 165, landscape: 261, large: 384 };

/** Columns beyond which a table is hard to follow on a sheet, however little stands in them. */
const mostColumns = { portrait: { statistics: 10, other: 7 }, landscape: 14 } as const;

/** Millimetres of one em of the body and of the head of a table, of the space in a cell, and of the column of labels. */
const figures = { body: 3.88, head: 3, space: 1.7, label: 42 } as const;
const words = { body: 3.7, head: 3.35, space: 4.4 } as const;
/** Em that a line of words in a cell should hold at least. */
const narrowestLine = 5;

/** The smallest sheet on which the widest table of a material is legible; issue sheets always lie on their side. */
export function sheetFor(kind: MaterialKind, blocks: readonly Block[]): Sheet {
  if (kind === 'issueSheet') return 'landscape';
  const tables = new Map<string, Row[]>();
  for (const block of blocks) {
    if (block.kind !== 'table-row') continue;
    const rows = tables.get(block.table.id);
    if (rows === undefined) tables.set(block.table.id, [block]);
    else rows.push(block);
  }
  const upright = kind === 'statistics' ? mostColumns.portrait.statistics : mostColumns.portrait.other;
  let sheet: Sheet = 'portrait';
  for (const rows of tables.values()) {
    const { columnCount: columns = 0, widths } = rows[0]?.table ?? {};
    if (widths !== undefined) {
      // Whoever drew it up chose the sheet.
      if (widths.reduce((sum, width) => sum + width, 0) > sheetWidth.portrait) sheet = 'landscape';
      continue;
    }
    const width = legibleWidth(rows);
    if (columns > mostColumns.landscape || width > sheetWidth.landscape) return 'large';
    if (columns > upright || width > sheetWidth.portrait) sheet = 'landscape';
  }
  return sheet;
}

/** Whether the paper is wider than it is high. */
export function needsLandscape(kind: MaterialKind, blocks: readonly Block[]): boolean {
  return sheetFor(kind, blocks) !== 'portrait';
}

/** Millimetres that a table needs: figures stay on one line, words may break into lines that are not too short. */
function legibleWidth(rows: readonly Row[]): number {
  const isStatistics = rows[0]?.table.role === 'statistics';
  const measures = isStatistics ? figures : words;
  const columns = Array.from({ length: rows[0]?.table.columnCount ?? 0 }, () => 0);
  const placed = placeCells(rows);
  for (const row of rows) {
    const em = row.rowType === 'head' ? measures.head : measures.body;
    for (const { cell, column, align } of placed.get(row.id) ?? []) {
      if (cell.columnSpan > 1) continue;
      const widest = Math.max(
        ...row.text
          .slice(...cell.range)
          .split('\n')
          .map(textWidth),
      );
      const shown = align === 'end' ? widest : Math.min(widest, narrowestLine);
      columns[column] = Math.max(columns[column] ?? 0, shown * em + measures.space);
    }
  }
  if (isStatistics) columns[0] = figures.label;
  return columns.reduce((sum, width) => sum + width, 0);
}
