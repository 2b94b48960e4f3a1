import type { OpinionPaper, PaperPart, PaperTable, Row } from './paper.ts';
import { textOfCell } from './paper.ts';

/** The twin of a paper in plain text: what stands side by side on paper follows one after the other, each with its head. */
export function paperText(paper: OpinionPaper, head: string): string {
  const parts = paper.parts.flatMap(partText);
  return `${[head, paper.title, ...parts].filter((text) => text !== '').join('\n\n')}\n`;
}

function partText(part: PaperPart): string[] {
  switch (part.type) {
    case 'heading':
    case 'paragraph':
      return [part.text];
    case 'figure':
      return [];
    case 'table':
      return part.headed ? part.rows.map((row) => rowText(row, part)) : [factsText(part)];
  }
}

function rowText({ type, cells }: Row, { columns }: PaperTable): string {
  if (type !== 'body') {
    return cells.map(textOfCell).join('\n');
  }
  return cells
    .map((cell, index) => ({ head: columns[index]?.head ?? '', text: textOfCell(cell) }))
    .filter(({ text }) => text !== '')
    .map(({ head, text }, index) => (index === 0 ? `${head}${text}` : `${head}\n${indented(text)}`))
    .join('\n');
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : `\u3000${line}`))
    .join('\n');
}

/** Labels with their values, one to a line. */
function factsText({ rows }: PaperTable): string {
  return rows
    .flatMap(({ cells }) =>
      cells.flatMap((cell, index) => {
        const label = textOfCell(cell);
        return index % 2 === 1 || label === '' ? [] : [`${label}\u3000${textOfCell(cells[index + 1] ?? [])}`];
      }),
    )
    .join('\n');
}
