import type { BlockOf } from '../../blocks/block.ts';
import { halfWidthInPlace } from '../../dates/read-date.ts';
import type { PlacedBlock } from '../packet.ts';
import { comparisonKey } from '../text/normal.ts';
import { periodDate } from '../text/printed-dates.ts';
import type { Figure } from './figures.ts';

/**
 * A cell with everything that heads it, one entry for each way that its table is divided: the rows' names from left to right,
 * the title above its rows, the heads of its column from top to bottom. Cells that reach over several rows or columns head
 * all of them.
 */
export interface HeadedCell {
  readonly figure: Figure;
  /** As printed, in one line; empty where nothing stands there. */
  readonly heads: readonly string[];
}

/** The figures of each table with what heads them, by the id of the table. */
export function headedTables(
  blocks: readonly PlacedBlock[],
  figures: readonly Figure[],
): Map<string, HeadedCell[]> {
  const rows = new Map<string, BlockOf<'table-row'>[]>();
  for (const { block } of blocks) {
    if (block.kind !== 'table-row') continue;
    const known = rows.get(block.table.id);
    if (known === undefined) rows.set(block.table.id, [block]);
    else known.push(block);
  }
  const ofRow = new Map<string, Figure[]>();
  for (const figure of figures) {
    if (figure.placed.block.kind !== 'table-row') continue;
    const known = ofRow.get(figure.group);
    if (known === undefined) ofRow.set(figure.group, [figure]);
    else known.push(figure);
  }
  return new Map([...rows].map(([id, own]) => [id, headedCells(own, ofRow)]));
}

function headedCells(
  rows: readonly BlockOf<'table-row'>[],
  ofRow: ReadonlyMap<string, Figure[]>,
): HeadedCell[] {
  const laid = layOut(rows);
  const heads = laid.filter(({ row }) => row.rowType === 'head');
  const body = laid.filter(({ row }) => row.rowType !== 'head' && row.rowType !== 'group');
  const width = Math.max(0, ...laid.map(({ texts }) => texts.length));
  const firstValue = Array.from({ length: width }, (_, column) => column).find((column) =>
    body.some(({ texts }) => isNumber(texts[column] ?? '')),
  );
  if (firstValue === undefined) return [];
  let title = '';
  return laid.flatMap(({ row, texts }): HeadedCell[] => {
    if (row.rowType === 'group') title = texts.find((text) => text !== '') ?? '';
    if (row.rowType === 'head' || row.rowType === 'group') return [];
    return (ofRow.get(row.id) ?? []).map((figure) => ({
      figure,
      heads: [title, ...texts.slice(0, firstValue), ...heads.map((head) => head.texts[figure.column] ?? '')],
    }));
  });
}

interface LaidRow {
  readonly row: BlockOf<'table-row'>;
  /** The text of every column, those of cells that reach over it included. */
  readonly texts: readonly string[];
}

function layOut(rows: readonly BlockOf<'table-row'>[]): LaidRow[] {
  const reaching: { text: string; rows: number }[] = [];
  return rows.map((row) => {
    const texts: string[] = [];
    const cover = (): void => {
      for (
        let above = reaching[texts.length];
        above !== undefined && above.rows > 0;
        above = reaching[texts.length]
      ) {
        above.rows -= 1;
        texts.push(above.text);
      }
    };
    for (const { range, columnSpan, rowSpan } of row.cells) {
      cover();
      const text = inOneLine(row.text.slice(...range));
      for (let span = 0; span < columnSpan; span += 1) {
        reaching[texts.length] = { text, rows: rowSpan - 1 };
        texts.push(text);
      }
    }
    cover();
    return { row, texts };
  });
}

function inOneLine(text: string): string {
  return text.replace(/\s*\n\s*/gu, '').trim();
}

function isNumber(text: string): boolean {
  return (
    periodDate(text) === null &&
    /^[-+△▲※約(]?[\d.,]+[^\d歳代~]{0,6}$/u.test(comparisonKey(halfWidthInPlace(text)))
  );
}
