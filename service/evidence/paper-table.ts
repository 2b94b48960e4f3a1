import type { Block, BlockOf } from '../../core/domain/blocks/block.ts';
import {
  type CellInput,
  heading,
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

type TableOfPaper = BlockOf<'table-row'>['table'];

/** What a table is besides its words. */
interface TableForm {
  readonly role?: TableOfPaper['role'];
  /** Of the columns, in millimetres. */
  readonly widths?: number[];
}

/** A row whose cells are summed up, or whose words head the rows below it. */
export interface TableRowInput {
  readonly rowType: BlockOf<'table-row'>['rowType'];
  readonly cells: readonly CellInput[];
  /** Position among the cells of one whose first line is set bold. */
  readonly strong?: number;
}

/** Blocks of a paper of the program's own, each with a new id. */
export class PaperBlocks {
  readonly blocks: Block[] = [];
  private readonly newId: NewId;
  private place: Place = { part: 'body', section: null };

  constructor(newId: NewId) {
    this.newId = newId;
  }

  /** What follows belongs together, up to the next call. */
  section(name: string): void {
    this.place = { part: 'body', section: name };
  }

  heading(level: number, text: string): void {
    const place: Place = level === 1 ? { part: 'head', section: null } : this.place;
    this.blocks.push(heading(place, this.newId(), level, text));
  }

  text(text: string, role: 'body' | 'note' = 'body'): void {
    this.blocks.push(paragraph(this.place, this.newId(), text, role));
  }

  /** A line of a list, `depth` levels in. What it begins with is no number of its own: 「2.6%」. */
  item(text: string, depth: number): void {
    const marker = depth === 0 ? '・' : '－';
    this.blocks.push({
      kind: 'list-item',
      id: this.newId(),
      ...this.place,
      text,
      marker,
      labelLength: 0,
      depth,
    });
  }

  chart(chart: BlockOf<'figure'>['chart']): void {
    this.blocks.push({ kind: 'figure', id: this.newId(), ...this.place, text: '', chart });
  }

  /** @param rows cells of each row, one that another reaches over left out; a text alone heads the rows below it */
  table(
    name: string,
    heads: readonly string[],
    rows: readonly (readonly CellInput[] | string | TableRowInput)[],
    { role = 'plain', widths }: TableForm = {},
  ): void {
    const table: TableOfPaper = {
      id: this.newId(),
      name,
      role,
      columnCount: heads.length,
      ...(widths === undefined ? {} : { widths }),
    };
    const head = heads.map((text): CellInput => ({ text, header: 'column' }));
    this.blocks.push(tableRow(this.place, { id: table.id, table, rowType: 'head', cells: head }));
    for (const row of rows) {
      const { rowType, cells, strong } = asRow(row, heads.length);
      const block = tableRow(this.place, { id: this.newId(), table, rowType, cells });
      this.blocks.push(strong === undefined ? block : withStrong(block, strong));
    }
  }
}

function withStrong(block: Block, cell: number): Block {
  if (block.kind !== 'table-row') return block;
  const line = block.cells[cell]?.lines[0];
  return line === undefined ? block : { ...block, changes: [{ range: line.range, change: 'strong' }] };
}

function asRow(row: readonly CellInput[] | string | TableRowInput, columns: number): TableRowInput {
  if (typeof row === 'string') {
    return { rowType: 'group', cells: [{ text: row, header: 'row', columnSpan: columns }] };
  }
  return 'rowType' in row ? row : { rowType: 'body', cells: row };
}
