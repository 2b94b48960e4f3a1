import { assertNever } from '../assert-never.ts';
import type { Block, BlockOf } from './block.ts';

/**
 * The plain-text twin of a document: one line per paragraph, item or table row, a blank line before headings and around
 * tables. Cells are separated by tabs, and a cell that reaches down from above leaves its place empty, so that columns
 * stay columns.
 * @param title printed first when the blocks have no title of their own; empty to leave it out
 */
export function plainText(blocks: readonly Block[], title: string): string {
  const lines: string[] = [];
  const blank = (): void => {
    if (lines.length > 0 && lines.at(-1) !== '') lines.push('');
  };
  if (title !== '' && !blocks.some((block) => block.kind === 'heading' && block.level === 1))
    lines.push(title, '');
  let table = '';
  let reaching: number[] = [];
  for (const block of blocks) {
    const tableId = block.kind === 'table-row' ? block.table.id : '';
    if (tableId !== table) {
      blank();
      table = tableId;
      reaching = [];
    }
    switch (block.kind) {
      case 'heading':
        if (block.level <= 4) blank();
        lines.push(block.text);
        if (block.level <= 2) lines.push('');
        break;
      case 'paragraph':
      case 'quotation':
        lines.push(block.text);
        break;
      case 'list-item':
        lines.push('　'.repeat(block.depth) + block.marker + block.text);
        break;
      case 'table-row':
        lines.push(rowText(block, reaching));
        break;
      case 'field':
        lines.push(fieldText(block));
        break;
      case 'page':
        blank();
        lines.push(block.text);
        break;
      case 'figure':
        break;
      default:
        assertNever(block);
    }
  }
  while (lines.at(-1) === '') lines.pop();
  return `${lines.join('\n')}\n`;
}

/** `reaching` holds for each column how many further rows a cell from above covers; it is carried on. */
function rowText(row: BlockOf<'table-row'>, reaching: number[]): string {
  const texts: string[] = [];
  let column = 0;
  const skipCovered = (): void => {
    while ((reaching[column] ?? 0) > 0) {
      reaching[column] = (reaching[column] ?? 0) - 1;
      texts.push('');
      column += 1;
    }
  };
  for (const cell of row.cells) {
    skipCovered();
    texts.push(row.text.slice(...cell.range).replace(/\n/gu, ' '));
    for (let span = 0; span < cell.columnSpan; span += 1) {
      if (span > 0) texts.push('');
      reaching[column] = cell.rowSpan - 1;
      column += 1;
    }
  }
  skipCovered();
  return texts.join('\t').replace(/\t+$/u, '');
}

function fieldText(field: BlockOf<'field'>): string {
  const label = field.text.slice(...field.labelRange);
  const value = field.text.slice(...field.valueRange).replace(/\n/gu, `\n${'　'.repeat(label.length + 1)}`);
  const choices = field.input === null ? [] : field.input.choices.map((choice) => `□${choice}`);
  return [label, value, choices.join('　')].filter((part) => part !== '').join('　');
}
