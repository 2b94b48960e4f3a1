import type { ScheduleContent, ScheduleRow } from '../../meetings/schedule-content.ts';
import type { Block, BlockOf } from '../block.ts';
import { timelineForSchedule } from '../timeline-for-schedule.ts';
import { heading, type LineInput, type Place, paragraph, tableRow } from './parts.ts';

/** 策定スケジュール: the table as printed, then its timeline. */
export function scheduleBlocks(content: ScheduleContent): Block[] {
  const body: Place = { part: 'body', section: null };
  const columnCount = Math.max(3, content.columns.length);
  const table: BlockOf<'table-row'>['table'] = {
    id: content.headerId,
    name: content.title,
    role: 'schedule',
    columnCount,
  };
  const blocks: Block[] = [heading({ part: 'head', section: null }, content.titleId, 1, content.title)];
  if (content.columns.length > 0) {
    const cells = Array.from({ length: columnCount }, (_, index) => ({
      text: content.columns[index] ?? '',
      header: (content.columns[index] ?? '') === '' ? null : ('column' as const),
    }));
    blocks.push(tableRow(body, { id: content.headerId, table, rowType: 'head', cells }));
  }
  for (const entry of content.entries) {
    if (entry.type === 'year') {
      blocks.push(
        tableRow(body, {
          id: entry.id,
          table,
          rowType: 'group',
          cells: [{ text: entry.text, header: 'row', columnSpan: columnCount }],
        }),
      );
      continue;
    }
    const row = entry.row;
    const rest = Array.from({ length: columnCount - 3 }, () => ({ text: '' }));
    blocks.push(
      tableRow(body, {
        id: row.id,
        table,
        cells: [
          { text: row.session, header: 'row' },
          { text: row.dateText },
          { text: '', lines: topicLines(row) },
          ...rest,
        ],
      }),
    );
  }
  for (const note of content.notes) {
    blocks.push(paragraph({ part: 'notes', section: null }, note.id, note.text, 'note'));
  }
  const chart = timelineForSchedule(content);
  if (chart !== null) {
    blocks.push({ kind: 'figure', id: `${content.titleId}.timeline`, ...body, text: '', chart });
  }
  return blocks;
}

/** Topics, and of several dates those times and places that no topic says. */
function topicLines(row: ScheduleRow): LineInput[] {
  const lines: LineInput[] = row.topics.map((topic) => ({
    marker: topic.marker,
    text: topic.text,
    depth: topic.depth,
  }));
  const said = row.topics.map((topic) => topic.text).join('\n');
  for (const occurrence of row.occurrences) {
    const left = [occurrence.timeText, occurrence.place].filter(
      (part): part is string => part !== null && part !== '' && !said.includes(part),
    );
    if (left.length > 0) lines.push({ marker: occurrence.no, text: left.join('　'), depth: 0 });
  }
  return lines;
}
