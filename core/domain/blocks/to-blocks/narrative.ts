import type { NarrativeContent, NarrativeNode } from '../../materials/narrative-content.ts';
import type { Block } from '../block.ts';
import { heading, listItem, type Place, paragraph, tableRow } from './parts.ts';

type TableNode = Extract<NarrativeNode, { type: 'tableRow' }>;

/** 動向 and other running text, node by node. */
export function narrativeBlocks(content: NarrativeContent): Block[] {
  const columnCounts = widths(content.nodes);
  const blocks: Block[] = [];
  let section: string | null = null;
  let title = '';
  for (const node of content.nodes) {
    if (node.type === 'heading') {
      title = node.text;
      if (node.level === 2) section = node.id;
    }
    const place: Place = { part: 'body', section };
    switch (node.type) {
      case 'heading': {
        const label =
          /^(?:[(（][0-9０-９]{1,2}[)）]|[①-⑳]|[0-9０-９]{1,2}[.．]?[ \u3000]|[■○●◆◇])[ \u3000]*/u.exec(
            node.text,
          );
        const length = label !== null && label[0].length < node.text.length ? label[0].length : 0;
        blocks.push(heading(place, node.id, node.level, node.text.slice(length), node.text.slice(0, length)));
        break;
      }
      case 'paragraph':
        blocks.push(paragraph(place, node.id, node.text));
        break;
      case 'listItem':
        blocks.push(listItem(place, node));
        break;
      case 'quotation':
        blocks.push(quotation(place, node.id, node.label, node.text));
        break;
      case 'caption':
        blocks.push(paragraph(place, node.id, node.text, 'caption'));
        break;
      case 'footnote':
        blocks.push(paragraph(place, node.id, node.text, 'note'));
        break;
      case 'tableRow':
        blocks.push(narrativeRow(place, node, title, columnCounts.get(node.tableId) ?? 1));
        break;
    }
  }
  return blocks;
}

/** An article of a law: its number hangs before the text. */
function quotation(place: Place, id: string, label: string, text: string): Block {
  const full = label === '' || text.startsWith(label) ? text : `${label}　${text}`;
  const space = /^[ \u3000]*/u.exec(full.slice(label.length))?.[0].length ?? 0;
  const labelLength = label === '' ? 0 : label.length + space;
  return { kind: 'quotation', id, ...place, text: full, labelLength };
}

function narrativeRow(place: Place, node: TableNode, name: string, columnCount: number): Block {
  return tableRow(place, {
    id: node.id,
    table: { id: node.tableId, name, role: 'plain', columnCount },
    rowType: node.head ? 'head' : 'body',
    cells: node.cells.map((cell) => ({
      text: cell.text,
      header: cell.header ? (node.head ? 'column' : 'row') : null,
      columnSpan: cell.columnSpan,
      rowSpan: cell.rowSpan,
      align: isFigure(cell.text) ? 'end' : 'start',
    })),
  });
}

/** A number with its unit, as it stands in columns of figures: 「1,234人」「▲3.5%」. */
function isFigure(text: string): boolean {
  return /^[+\-−△▲±]?\d[\d,.]*\s*(?:[%‰]|\p{Script=Han}{1,2})?$/u.test(text.normalize('NFKC').trim());
}

/** Columns of each table: the widest row, cells that reach down from rows above included. */
function widths(nodes: readonly NarrativeNode[]): Map<string, number> {
  const result = new Map<string, number>();
  const reaching = new Map<string, { rows: number; columns: number }[]>();
  for (const node of nodes) {
    if (node.type !== 'tableRow') continue;
    const above = reaching.get(node.tableId) ?? [];
    const covered = above.reduce((sum, cell) => sum + cell.columns, 0);
    const own = node.cells.reduce((sum, cell) => sum + cell.columnSpan, 0);
    result.set(node.tableId, Math.max(result.get(node.tableId) ?? 1, covered + own));
    const next = [
      ...above.map((cell) => ({ rows: cell.rows - 1, columns: cell.columns })),
      ...node.cells.map((cell) => ({ rows: cell.rowSpan - 1, columns: cell.columnSpan })),
    ].filter((cell) => cell.rows > 0);
    reaching.set(node.tableId, next);
  }
  return result;
}
