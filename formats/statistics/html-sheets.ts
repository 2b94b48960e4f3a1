import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';
import { type CellRange, type CellSheet, greatestColumns, greatestRows } from './sheets.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** The tables of HTML as spreadsheets and word processors put it on the clipboard; merged cells stay merged. */
export function htmlSheets(html: string): CellSheet[] {
  return elementsOf(parse(html), 'table')
    .filter((table) => elementsOf(table, 'table').length === 1)
    .map(tableSheet);
}

function tableSheet(table: Element): CellSheet {
  const rows: string[][] = [];
  const merges: CellRange[] = [];
  const taken = new Set<string>();
  elementsOf(table, 'tr')
    .slice(0, greatestRows)
    .forEach((row, top) => {
      const cells: string[] = [];
      rows.push(cells);
      let column = 0;
      for (const cell of row.childNodes.filter(isCell)) {
        while (taken.has(`${top} ${column}`)) {
          cells[column] = '';
          column += 1;
        }
        if (column >= greatestColumns) break;
        const right = Math.min(greatestColumns, column + spanOf(cell, 'colspan')) - 1;
        const bottom = Math.min(greatestRows, top + spanOf(cell, 'rowspan')) - 1;
        cells[column] = textOf(cell)
          .replace(/\u00a0/gu, ' ')
          .replace(/[ \t]*\n[ \t]*/gu, '\n')
          .trim();
        if (right > column || bottom > top) merges.push({ top, left: column, bottom, right });
        for (let y = top; y <= bottom; y += 1)
          for (let x = column; x <= right; x += 1) taken.add(`${y} ${x}`);
        for (let x = column + 1; x <= right; x += 1) cells[x] = '';
        column = right + 1;
      }
    });
  return {
    name: '',
    rows,
    merges: merges.map((range) => ({ ...range, bottom: Math.min(range.bottom, rows.length - 1) })),
  };
}

function isCell(node: Node): node is Element {
  return defaultTreeAdapter.isElementNode(node) && (node.tagName === 'td' || node.tagName === 'th');
}

/** Spans of hostile HTML are as large as one likes; a table is not. */
function spanOf(cell: Element, name: 'colspan' | 'rowspan'): number {
  const value = Number(cell.attrs.find((attribute) => attribute.name === name)?.value ?? '1');
  return Number.isInteger(value) && value >= 1 ? Math.min(value, 1000) : 1;
}

function elementsOf(node: Node, tagName: string): Element[] {
  const own = defaultTreeAdapter.isElementNode(node) && node.tagName === tagName ? [node] : [];
  const children = 'childNodes' in node ? node.childNodes : [];
  return [...own, ...children.flatMap((child) => elementsOf(child, tagName))];
}

function textOf(node: Node): string {
  if (defaultTreeAdapter.isTextNode(node)) return node.value.replace(/\s+/gu, ' ');
  if (!defaultTreeAdapter.isElementNode(node)) return '';
  return node.tagName === 'br' ? '\n' : node.childNodes.map(textOf).join('');
}
