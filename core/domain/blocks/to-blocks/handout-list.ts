import type { HandoutListContent } from '../../meetings/handout-list-content.ts';
import type { Block, BlockOf } from '../block.ts';
import { type CellInput, heading, type Place, paragraph, spans, tableRow } from './parts.ts';

/** 配布資料一覧: cells of meeting, number and remark that the source merges cover their rows. */
export function handoutListBlocks(content: HandoutListContent): Block[] {
  const head: Place = { part: 'head', section: null };
  const body: Place = { part: 'body', section: null };
  const titles = content.titleLines;
  const blocks: Block[] = titles.map((title, index) =>
    index === titles.length - 1
      ? heading(head, title.id, 1, title.text)
      : paragraph(head, title.id, title.text, 'label'),
  );
  // A list of one meeting often has no column for it.
  const hasMeeting = content.columns[0] !== '' || content.rows.some((row) => row.meetingText !== '');
  const columns = hasMeeting ? content.columns : content.columns.slice(1);
  const columnCount = Math.max(hasMeeting ? 4 : 3, columns.length);
  const table: BlockOf<'table-row'>['table'] = {
    id: content.headerId,
    name: titles.at(-1)?.text ?? '',
    role: 'handouts',
    columnCount,
  };
  if (columns.length > 0) {
    const cells = Array.from({ length: columnCount }, (_, index): CellInput => {
      const text = columns[index] ?? '';
      return {
        text,
        header: text === '' ? null : 'column',
        align: index === (hasMeeting ? 1 : 0) ? 'center' : 'start',
      };
    });
    blocks.push(tableRow(body, { id: content.headerId, table, rowType: 'head', cells }));
  }

  const rows = content.rows;
  const meetingSpans = spans(rows.map((row) => row.meetingText !== ''));
  const numberSpans = spans(
    rows.map((row, index) => row.noText !== '' || row.no === null || row.no !== rows[index - 1]?.no),
  );
  const remarkSpans = spans(
    rows.map(
      (row, index) =>
        row.remarkRaw !== '' ||
        row.distribution === null ||
        row.distribution !== rows[index - 1]?.distribution,
    ),
  );
  rows.forEach((row, index) => {
    const cells: CellInput[] = [];
    const meetingSpan = meetingSpans[index] ?? 1;
    const numberSpan = numberSpans[index] ?? 1;
    const remarkSpan = remarkSpans[index] ?? 1;
    if (hasMeeting && meetingSpan > 0) {
      cells.push({
        text: row.meetingText,
        header: row.meetingText === '' ? null : 'row',
        rowSpan: meetingSpan,
      });
    }
    if (numberSpan > 0) cells.push({ text: row.noText, align: 'center', rowSpan: numberSpan });
    cells.push({ text: row.name, header: 'row' });
    if (remarkSpan > 0) cells.push({ text: row.remarkRaw, rowSpan: remarkSpan });
    for (let column = hasMeeting ? 4 : 3; column < columnCount; column += 1) cells.push({ text: '' });
    blocks.push(tableRow(body, { id: row.id, table, cells }));
  });
  for (const note of content.notes) {
    blocks.push(paragraph({ part: 'notes', section: null }, note.id, note.text, 'note'));
  }
  return blocks;
}
