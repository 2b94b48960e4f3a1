import {
  type WordBlock,
  type WordCell,
  type WordPaper,
  writeDocument,
} from '../../../formats/office/write-document.ts';
import type { Cell, OpinionPaper, PaperPart } from './paper.ts';

/** A paper as .docx. */
export function paperDocument(
  paper: OpinionPaper,
  head: Pick<WordPaper, 'headLeft' | 'numberLabel'>,
): Promise<Uint8Array> {
  return writeDocument({
    ...head,
    title: paper.title,
    landscape: paper.landscape,
    blocks: [{ type: 'heading', level: 1, text: paper.title }, ...paper.parts.flatMap(wordBlocks)],
  });
}

function wordBlocks(part: PaperPart): WordBlock[] {
  switch (part.type) {
    case 'heading':
      return [{ type: 'heading', level: 2, text: part.text }];
    case 'paragraph':
      return [{ type: 'paragraph', runs: [{ text: part.text }], small: part.role === 'note' }];
    case 'figure':
      return [];
    case 'table':
      return [
        {
          type: 'table',
          widths: part.columns.map(({ millimetres }) => millimetres),
          head: part.headed ? part.columns.map(({ head }) => head) : null,
          rowHeads: 0,
          rows: part.rows.map(({ type, cells }) => ({
            type: type === 'body' ? 'body' : 'group',
            cells: cells.map(wordCell),
          })),
        },
      ];
  }
}

function wordCell(cell: Cell): WordCell {
  return cell.map((line) =>
    line.map(({ text, mark }) => ({
      text,
      ...(mark === 'strong' ? { bold: true } : {}),
      ...(mark === 'inserted' || mark === 'deleted' ? { change: mark } : {}),
    })),
  );
}
