import { addAll } from './add-all.ts';
import { emptyText, type TextElement } from './elements.ts';
import type { PlacedTable } from './pipe-table.ts';
import { isTablePart, type Row, type Table } from './table.ts';

/**
 * Tables that an export used for layout, taken apart: a table in a cell comes to stand by itself, the text beside it
 * before it. What remains holds no table inside another.
 */
export function unwrapTables(placed: PlacedTable): (PlacedTable | TextElement)[] {
  const found: (PlacedTable | TextElement)[] = [];
  // Tables that wait, with the row to go on with; the next one last. No recursion, whatever the depth.
  const waiting: { readonly table: Table; readonly from: number }[] = [{ table: placed.table, from: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { table, from } = next;
    let to = from;
    let row = table.rows[to];
    while (row !== undefined && !holdsTable(row)) {
      to += 1;
      row = table.rows[to];
    }
    if (to > from) {
      const whole = from === 0 && row === undefined;
      const rows = whole ? table.rows : table.rows.slice(from, to);
      found.push({
        ...placed,
        table: { ...table, rows, headRows: from === 0 ? Math.min(table.headRows, to) : 0 },
      });
    }
    if (row === undefined) continue;
    waiting.push({ table, from: to + 1 });
    const { texts, tables } = takeApart(row);
    addAll(found, texts);
    for (const inner of tables.reverse()) waiting.push({ table: inner, from: 0 });
  }
  return found;
}

function holdsTable(row: Row): boolean {
  return row.cells.some((cell) => cell.parts?.some(isTablePart) ?? false);
}

function takeApart(row: Row): { readonly texts: TextElement[]; readonly tables: Table[] } {
  const texts: TextElement[] = [];
  const tables: Table[] = [];
  for (const cell of row.cells) {
    if (cell.parts === null && cell.text !== '')
      texts.push({ ...emptyText, line: row.line, text: cell.text, apart: true });
    for (const part of cell.parts ?? []) {
      if (isTablePart(part)) tables.push(part.table);
      else {
        const { marker, text, list, bold } = part;
        texts.push({ ...emptyText, line: row.line, marker, text, item: list, bold, apart: true });
      }
    }
  }
  return { texts, tables };
}
