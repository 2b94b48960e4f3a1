import { describe, expect, it } from 'vitest';
import type { BlockOf } from '../../../core/domain/blocks/block.ts';
import { toBlocks } from '../../../core/domain/blocks/to-blocks.ts';
import { columnWidths, sharedColumns } from '../../../paper/documents/column-widths.ts';
import { narrativeTable } from '../../fixtures/narrative-table.ts';

function blocksOf(head: readonly string[], body: readonly string[]): BlockOf<'table-row'>[] {
  const content = narrativeTable(head.length, '');
  const rows = content.nodes.filter((node) => node.type === 'tableRow');
  for (const [row, words] of [head, body, body].entries()) {
    for (const [column, text] of words.entries()) {
      const cell = rows[row]?.cells[column];
      if (cell === undefined) throw new Error('the table is smaller than its words');
      cell.text = text;
    }
  }
  return toBlocks(content).filter((block): block is BlockOf<'table-row'> => block.kind === 'table-row');
}

const widths = (head: readonly string[], body: readonly string[]): (number | null)[] =>
  columnWidths(blocksOf(head, body));

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

describe('sharedColumns', () => {
  const rowsOf = (head: readonly string[], body: readonly string[]) => blocksOf(head, body);

  it('gives tables with the same head the same columns, short ones by their words and texts by what they hold', () => {
    const first = rowsOf(['No.', '意見', '考え方'], ['1', sentence.repeat(3), sentence]);
    const second = rowsOf(['No.', '意見', '考え方'], ['12', sentence, sentence]);
    const shared = sharedColumns([...first, ...second]);
    const [one, two] = [first, second].map((rows) => shared.get(rows[0]?.table.id ?? ''));
    expect(one).toBe(two);
    expect(one?.[0]).toEqual({ em: expect.closeTo(1.56, 1) as number });
    const [opinion = 0, answer = 0] = (one ?? []).flatMap((width) =>
      'percent' in width ? [width.percent] : [],
    );
    expect(opinion).toBeGreaterThan(answer);
    expect(opinion).toBeLessThanOrEqual(answer * 2.5);
    expect(opinion + answer).toBeLessThan(100);
  });

  it('leaves a table alone whose head no other has', () => {
    const tables = [rowsOf(['No.', '意見'], ['1', sentence]), rowsOf(['No.', '要望'], ['1', sentence])];
    expect(sharedColumns(tables.flat()).size).toBe(0);
  });
});
