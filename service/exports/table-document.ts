import { ShingiError } from '../../core/contract/errors.ts';
import type { TableReport } from '../../core/contract/plan-calls.ts';
import type { Block, BlockOf, TextChange } from '../../core/domain/blocks/block.ts';
import {
  heading,
  type LineInput,
  type Place,
  paragraph,
  tableRow,
} from '../../core/domain/blocks/to-blocks/parts.ts';
import { writeWorkbook } from '../../formats/office/write-workbook.ts';
import type { ServiceEnvironment } from '../environment.ts';
import { csvCell, csvFile } from './csv.ts';
import { type ExportProgress, exportPacket } from './export-packet.ts';
import type { PrintContents } from './packet-parts.ts';
import { writeWhole } from './write-file.ts';

/** A line of a cell: 「施策1-2　」 hangs before 「見守り」. */
export type TableLine = LineInput;

export interface TableRow {
  /** `group`: one line over all columns, the head of what follows. */
  readonly type: 'group' | 'body';
  readonly cells: readonly (readonly TableLine[])[];
  /** Columns whose cell repeats the one above: on paper that one reaches down. */
  readonly repeats?: readonly boolean[];
  /** For each cell of one plain line: what is added or struck out in it, as ranges of its text. */
  readonly changes?: readonly (readonly TextChange[])[];
}

/** A table that the program draws up itself; the same one becomes PDF, .xlsx and .csv. */
export interface TableDocument {
  readonly title: string;
  readonly lead: readonly string[];
  readonly columns: readonly {
    readonly head: string;
    /** In characters, for .xlsx. */
    readonly width: number;
    /** On paper; all columns have it or none, which leaves the widths to the texts. More than 165 in all: a sheet on its side. */
    readonly millimetres?: number;
  }[];
  /** Columns at the left whose cells head their row. */
  readonly rowHeads: number;
  readonly rows: readonly TableRow[];
  readonly notes: readonly string[];
}

export const tableEndings = ['.pdf', '.xlsx', '.csv'] as const;

/** A plain line. */
export function plainLine(text: string): TableLine {
  return { marker: '', text, depth: 0 };
}

interface TableRequest {
  readonly path: string;
  /** Stands at the top left of each page: the name of the committee. */
  readonly owner: string;
  readonly environment: ServiceEnvironment;
  readonly signal: AbortSignal;
  readonly onProgress: ExportProgress;
}

/**
 * Writes the table whole or not at all, in the form that the ending of the path names.
 * @throws ShingiError usage for another ending; what printing or writing refuses
 */
export async function exportTable(document: TableDocument, request: TableRequest): Promise<TableReport> {
  const { path, environment, signal, onProgress } = request;
  const rows = document.rows.filter(({ type }) => type === 'body').length;
  const ending = path.slice(path.lastIndexOf('.')).toLowerCase();
  switch (ending) {
    case '.csv':
      await writeWhole(path, tableCsv(document));
      return { path, rows, pdf: null };
    case '.xlsx':
      await writeWhole(path, await tableWorkbook(document, environment));
      return { path, rows, pdf: null };
    case '.pdf': {
      const contents = printContents(
        document.title,
        request.owner,
        tableBlocks(document, environment),
        environment,
      );
      const target = { path, plainText: false };
      return { path, rows, pdf: await exportPacket(contents, target, environment, signal, onProgress) };
    }
    default:
      throw new ShingiError('usage', { usage: tableEndings.join(' | '), path });
  }
}

/** A document of the program's own as exportPacket takes it: one part without number and version. */
export function printContents(
  title: string,
  owner: string,
  blocks: readonly Block[],
  environment: Pick<ServiceEnvironment, 'newId'>,
  kind: 'narrative' | 'schedule' = 'narrative',
): PrintContents {
  const material = { id: environment.newId(), kind, title, number: null };
  return {
    title,
    meetingLabel: owner,
    parts: [{ material, label: null, versionNote: null, blocks, file: null }],
    notReceived: [],
  };
}

function withChanges(row: Block, changes: readonly (readonly TextChange[])[]): Block {
  if (row.kind !== 'table-row') {
    return row;
  }
  return {
    ...row,
    changes: row.cells.flatMap((cell, index) =>
      (changes[index] ?? []).map(({ range, change }) => ({
        range: [cell.range[0] + range[0], cell.range[0] + range[1]] as [number, number],
        change,
      })),
    ),
  };
}

/** The table as blocks: title, lead, one row after the other, notes. */
export function tableBlocks(
  document: TableDocument,
  environment: Pick<ServiceEnvironment, 'newId'>,
): Block[] {
  const place: Place = { part: 'body', section: null };
  const widths = document.columns.flatMap(({ millimetres }) => millimetres ?? []);
  const table: BlockOf<'table-row'>['table'] = {
    id: environment.newId(),
    name: document.title,
    role: 'plain',
    columnCount: document.columns.length,
    ...(widths.length === document.columns.length ? { widths } : {}),
  };
  const rows = document.rows.map(({ type, cells, changes }, rowIndex) => {
    const id = environment.newId();
    if (type === 'group') {
      const text = (cells[0] ?? []).map(textOf).join(' ');
      const cell = { text, header: 'row' as const, columnSpan: document.columns.length };
      return tableRow(place, { id, table, rowType: 'group', cells: [cell] });
    }
    const row = tableRow(place, {
      id,
      table,
      cells: cells.flatMap((lines, index) => {
        const rowSpan = rowsCovered(document.rows, rowIndex, index);
        const header = index < document.rowHeads ? ('row' as const) : null;
        const words = isPlain(lines) ? { text: lines[0]?.text ?? '' } : { text: '', lines };
        return rowSpan === 0 ? [] : [{ ...words, header, rowSpan, missing: null }];
      }),
    });
    return changes === undefined ? row : withChanges(row, changes);
  });
  const paragraphs = (texts: readonly string[], role: 'body' | 'note'): Block[] =>
    texts.map((text) => paragraph(place, environment.newId(), text, role));
  return [
    heading({ part: 'head', section: null }, environment.newId(), 1, document.title),
    ...paragraphs(document.lead, 'body'),
    tableRow(place, {
      id: table.id,
      table,
      rowType: 'head',
      cells: document.columns.map(({ head }) => ({ text: head, header: head === '' ? null : 'column' })),
    }),
    ...rows,
    ...paragraphs(document.notes, 'note'),
  ];
}

/** How many rows a cell reaches over; 0 for one that the cell above covers. */
function rowsCovered(rows: readonly TableRow[], row: number, column: number): number {
  if (rows[row]?.repeats?.[column] === true) {
    return 0;
  }
  let count = 1;
  while (rows[row + count]?.repeats?.[column] === true) {
    count += 1;
  }
  return count;
}

function isPlain(lines: readonly TableLine[]): boolean {
  const [only, ...others] = lines;
  return only === undefined || (others.length === 0 && only.marker === '');
}

function textOf({ marker, text }: TableLine): string {
  return marker + text;
}

/** Lines of one cell under each other. */
function cellText(lines: readonly TableLine[]): string {
  return lines.map(textOf).join('\n');
}

function tableCsv(document: TableDocument): string {
  return csvFile([
    ...[document.title, ...document.lead].map(csvCell),
    document.columns.map(({ head }) => csvCell(head)).join(','),
    ...document.rows.map(({ cells }) => cells.map((lines) => csvCell(cellText(lines))).join(',')),
    ...document.notes.map(csvCell),
  ]);
}

function tableWorkbook(document: TableDocument, environment: ServiceEnvironment): Promise<Uint8Array> {
  const sheet = {
    name: document.title,
    lead: [document.title, ...document.lead],
    columns: document.columns,
    rows: document.rows.map(({ cells }) => cells.map(cellText)),
    notes: document.notes,
  };
  return writeWorkbook([sheet], new Date(environment.now()));
}
