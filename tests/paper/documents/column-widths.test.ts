import { describe, expect, it } from 'vitest';
import type { BlockOf } from '../../../core/domain/blocks/block.ts';
import { toBlocks } from '../../../core/domain/blocks/to-blocks.ts';
import { columnWidths } from '../../../paper/documents/column-widths.ts';
import { narrativeTable } from '../../fixtures/narrative-table.ts';

function widths(head: readonly string[], body: readonly string[]): (number | null)[] {
  const content = narrativeTable(head.length, '');
  const rows = content.nodes.filter((node) => node.type === 'tableRow');
  for (const [row, words] of [head, body, body].entries()) {
    for (const [column, text] of words.entries()) {
      const cell = rows[row]?.cells[column];
      if (cell === undefined) throw new Error('the table is smaller than its words');
      cell.text = text;
    }
  }
  return columnWidths(
    toBlocks(content).filter((block): block is BlockOf<'table-row'> => block.kind === 'table-row'),
  );
}

const sentence = '出向いて話を聞く職員を増やします。';

describe('columnWidths', () => {
  it('gives short columns the width of their words and leaves the others the rest', () => {
    expect(widths(['評価', '考え方'], ['おおむね順調', sentence])).toEqual([6, null]);
  });

  it('makes room for a short head above shorter entries, but not for a long one', () => {
    expect(widths(['区分', '考え方'], ['○', sentence])).toEqual([2, null]);
    expect(widths(['これまでの取組への評価', '考え方'], ['○', sentence])).toEqual([3.5, null]);
  });

  it('lets a table of short columns only find its own widths', () => {
    expect(widths(['区分', '章'], ['○', '第1章'])).toEqual([null, null]);
  });
});
