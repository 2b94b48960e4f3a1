import type { Block, BlockOf, TextChange } from '../../../core/domain/blocks/block.ts';
import {
  heading,
  type LineInput,
  type Place,
  paragraph,
  tableRow,
} from '../../../core/domain/blocks/to-blocks/parts.ts';
import type { ServiceEnvironment } from '../../environment.ts';
import type { PrintContents, PrintedPart } from '../packet-parts.ts';
import type { Cell, OpinionPaper, PaperPart, PaperTable, Row } from './paper.ts';
import { paperLimits, splitRow } from './split-row.ts';

type NewId = ServiceEnvironment['newId'];
const body: Place = { part: 'body', section: null };

/** A paper as blocks, which the print path sets and compares. */
export function paperBlocks(paper: OpinionPaper, newId: NewId): Block[] {
  return [
    heading({ part: 'head', section: null }, newId(), 1, paper.title),
    ...paper.parts.flatMap((part) => partBlocks(part, newId)),
  ];
}

function partBlocks(part: PaperPart, newId: NewId): Block[] {
  switch (part.type) {
    case 'heading':
      return [heading(body, newId(), 2, part.text)];
    case 'paragraph':
      return [paragraph(body, newId(), part.text, part.role)];
    case 'figure':
      return [{ kind: 'figure', id: newId(), ...body, text: '', chart: part.chart }];
    case 'table':
      return tableBlocks(part, newId);
  }
}

function tableBlocks(table: PaperTable, newId: NewId): Block[] {
  const { columns } = table;
  const shape: BlockOf<'table-row'>['table'] = {
    id: newId(),
    name: table.name,
    role: 'plain',
    columnCount: columns.length,
    widths: columns.map(({ millimetres }) => millimetres),
  };
  const head = tableRow(body, {
    id: newId(),
    table: shape,
    rowType: 'head',
    cells: columns.map(({ head: text }) => ({ text, header: 'column' })),
  });
  // A text beside its label goes on by itself; texts that stand side by side do not.
  const rows =
    columns.length > 2 ? table.rows.flatMap((row) => splitRow(row, columns, paperLimits)) : table.rows;
  return [...(table.headed ? [head] : []), ...rows.map((row) => rowBlock(row, table, shape, newId()))];
}

function rowBlock(row: Row, table: PaperTable, shape: BlockOf<'table-row'>['table'], id: string): Block {
  const isGroup = row.type !== 'body';
  const block = tableRow(body, {
    id,
    table: shape,
    rowType: row.type === 'group' ? 'group' : 'body',
    cells: row.cells.map((cell, index) => ({
      ...wordsOf(cell),
      header: isGroup || table.rowHeads.includes(index) ? ('row' as const) : null,
      missing: null,
      ...(isGroup ? { columnSpan: table.columns.length } : {}),
    })),
  });
  if (block.kind !== 'table-row') {
    return block;
  }
  const changes = block.cells.flatMap(({ range }, index) => changesOf(row.cells[index] ?? [], range[0]));
  return changes.length === 0 ? block : { ...block, changes };
}

function wordsOf(cell: Cell): { text: string; lines?: LineInput[] } {
  const lines = cell.map((line) => line.map(({ text }) => text).join(''));
  return lines.length > 1
    ? { text: '', lines: lines.map((text) => ({ marker: '', text, depth: 0 })) }
    : { text: lines[0] ?? '' };
}

/** Marks of a cell as ranges of the text of its row, in which it begins at `start`. */
function changesOf(cell: Cell, start: number): TextChange[] {
  const changes: TextChange[] = [];
  let at = start;
  for (const line of cell) {
    for (const { text, mark } of line) {
      if (mark !== undefined && text !== '') {
        changes.push({ range: [at, at + text.length], change: mark });
      }
      at += text.length;
    }
    // The line feed between two lines.
    at += 1;
  }
  return changes;
}

export interface PaperHead {
  readonly title: string;
  /** Top left of each page. */
  readonly meetingLabel: string;
  /** Boxed at the top right of each page; null for none. */
  readonly numberLabel: string | null;
  readonly newId: NewId;
}

/** Papers as exportPacket takes them: each begins on a page of its own. */
export function paperContents(papers: readonly OpinionPaper[], head: PaperHead): PrintContents {
  return {
    title: head.title,
    meetingLabel: head.meetingLabel,
    parts: papers.map((paper) => paperPart(paper, head)),
    notReceived: [],
  };
}

/**
 * The same papers as one: their pages are numbered through, behind those of a table of contents.
 * @param contents drawn up with the page, counted from 1, on which each of the papers begins
 */
export function collectionContents(
  papers: readonly OpinionPaper[],
  contents: (firstPages: readonly number[]) => OpinionPaper,
  head: PaperHead,
): PrintContents {
  const all = paperContents(papers, head);
  const parts = all.parts.map((part) => ({ ...part, isOfCollection: true as const }));
  return {
    ...all,
    parts,
    front: (firstPages) => ({
      ...paperPart(contents(parts.map(({ material }) => firstPages.get(material.id) ?? 0)), head),
      isOfCollection: true,
    }),
  };
}

function paperPart(paper: OpinionPaper, { numberLabel, newId }: PaperHead): PrintedPart {
  return {
    material: { id: newId(), kind: 'narrative', title: paper.title, number: null },
    label: numberLabel,
    versionNote: null,
    blocks: paperBlocks(paper, newId),
    ...(paper.bookmark === undefined ? {} : { bookmark: paper.bookmark }),
    file: null,
  };
}
