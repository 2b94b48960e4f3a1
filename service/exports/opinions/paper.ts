import type { FigureSpecification } from '../../../core/domain/blocks/block.ts';

/** A stretch of text; `inserted` is underlined, `deleted` struck out, each beside a word that says so. */
export interface Run {
  readonly text: string;
  readonly mark?: 'strong' | 'inserted' | 'deleted';
}
export type Line = readonly Run[];
/** Lines below each other; a line may hold line feeds of its writer. */
export type Cell = readonly Line[];

export interface Column {
  readonly head: string;
  /** Width on paper. All columns of a sheet on its side are 261 wide together, of one upright 165. */
  readonly millimetres: number;
}

export interface Row {
  /** `group`: one cell over all columns, tinted, the head of what follows. `subgroup`: the same, not tinted. */
  readonly type: 'group' | 'subgroup' | 'body';
  readonly cells: readonly Cell[];
  /** What stands in the first column where a long row goes on in a further one. */
  readonly continued?: Cell;
}

export interface PaperTable {
  readonly type: 'table';
  readonly name: string;
  readonly columns: readonly Column[];
  /** The heads of the columns are printed, on every page. */
  readonly headed: boolean;
  /** Columns at the left whose cells head their row. */
  readonly rowHeads: readonly number[];
  readonly rows: readonly Row[];
}

export type PaperPart =
  | { readonly type: 'heading'; readonly text: string }
  | { readonly type: 'paragraph'; readonly role: 'lead' | 'note'; readonly text: string }
  | { readonly type: 'figure'; readonly chart: FigureSpecification }
  | PaperTable;

/** A paper about opinions that the program draws up; the same one becomes PDF, .docx and plain text. */
export interface OpinionPaper {
  readonly title: string;
  /** What the bookmark of the PDF says; the title where it is not given. */
  readonly bookmark?: string;
  readonly landscape: boolean;
  readonly parts: readonly PaperPart[];
}

export const sheetMillimetres = { landscape: 261, portrait: 165 } as const;

/** A cell of one plain line; an empty text gives an empty cell. */
export function plain(text: string): Cell {
  return text === '' ? [] : [[{ text }]];
}

/** What a cell says, without its marks. */
export function textOfCell(cell: Cell): string {
  return cell.map((line) => line.map(({ text }) => text).join('')).join('\n');
}

type Change = (text: string) => string;

/** The paper with every text put through a function that keeps its meaning. */
export function mapTexts(paper: OpinionPaper, change: Change): OpinionPaper {
  return {
    ...paper,
    title: change(paper.title),
    parts: paper.parts.map((part) => changedPart(part, change)),
  };
}

function changedPart(part: PaperPart, change: Change): PaperPart {
  switch (part.type) {
    case 'heading':
    case 'paragraph':
      return { ...part, text: change(part.text) };
    case 'figure':
      return part;
    case 'table':
      return {
        ...part,
        columns: part.columns.map((column) => ({ ...column, head: change(column.head) })),
        rows: part.rows.map((row) => ({
          ...row,
          cells: row.cells.map((cell) => changedCell(cell, change)),
          ...(row.continued === undefined ? {} : { continued: changedCell(row.continued, change) }),
        })),
      };
  }
}

function changedCell(cell: Cell, change: Change): Cell {
  return cell.map((line) => line.map((run) => ({ ...run, text: change(run.text) })));
}

/** Every text of a paper, in order. */
export function textsOf(paper: OpinionPaper): string[] {
  const texts: string[] = [];
  mapTexts(paper, (text) => {
    texts.push(text);
    return text;
  });
  return texts;
}
