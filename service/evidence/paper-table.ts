import type { Block, BlockOf } from '../../core/domain/blocks/block.ts';
import {
  type CellInput,
  heading,
  listItem,
  type Place,
  paragraph,
  tableRow,
} from '../../core/domain/blocks/to-blocks/parts.ts';
import type { NewId } from '../../core/domain/ids.ts';

/** A paper that the program draws up from what it knows: a title and what is printed. */
export interface Paper {
  readonly title: string;
  readonly blocks: Block[];
}

const body: Place = { part: 'body', section: null };

/** Blocks of a paper of the program's own, each with a new id. */
export class PaperBlocks {
  readonly blocks: Block[] = [];
  private readonly newId: NewId;

  constructor(newId: NewId) {
    this.newId = newId;
  }

  heading(level: number, text: string): void {
    const place: Place = level === 1 ? { part: 'head', section: null } : body;
    this.blocks.push(heading(place, this.newId(), level, text));
  }

  text(text: string, role: 'body' | 'note' = 'body'): void {
    this.blocks.push(paragraph(body, this.newId(), text, role));
  }

  /** A line of a list, `depth` levels in. */
  item(text: string, depth: number): void {
    this.blocks.push(listItem(body, { id: this.newId(), marker: depth === 0 ? '・' : '－', text, depth }));
  }

  chart(chart: BlockOf<'figure'>['chart']): void {
    this.blocks.push({ kind: 'figure', id: this.newId(), ...body, text: '', chart });
  }

  /** @param rows cells of each row, one that another reaches over left out; a text alone heads the rows below it */
  table(name: string, heads: readonly string[], rows: readonly (readonly CellInput[] | string)[]): void {
    const table: BlockOf<'table-row'>['table'] = {
      id: this.newId(),
      name,
      role: 'plain',
      columnCount: heads.length,
    };
    const head = heads.map((text): CellInput => ({ text, header: 'column' }));
    this.blocks.push(
      tableRow(body, { id: table.id, table, rowType: 'head', cells: head }),
      ...rows.map((row) =>
        typeof row === 'string'
          ? tableRow(body, {
              id: this.newId(),
              table,
              rowType: 'group',
              cells: [{ text: row, header: 'row', columnSpan: heads.length }],
            })
          : tableRow(body, { id: this.newId(), table, cells: row }),
      ),
    );
  }
}
