import { describe, expect, it } from 'vitest';
import { operationsBetween } from '../../../../core/domain/materials/content-changes.ts';
import { contentAfter } from '../../../../core/domain/materials/draft.ts';
import { invertOperations } from '../../../../core/domain/materials/draft-operation.ts';
import { finishedContent } from '../../../../core/domain/materials/finished-content.ts';
import type { ScheduleContent, ScheduleRow } from '../../../../core/domain/meetings/schedule-content.ts';
import {
  blankRow,
  blankScheduleContent,
  blankYear,
  idOfEntry,
  notesText,
  readTopics,
  topicsText,
  withColumn,
  withEntryAfter,
  withEntryAt,
  withField,
  withNotes,
  withoutEntry,
  withTitle,
  withTopics,
  withYear,
} from '../../../../core/domain/meetings/schedule-editing.ts';
import { scheduleContent } from '../../../fixtures/contents-schedule.ts';
import { fixtureIds } from '../../../fixtures/fixture-ids.ts';

const newId = fixtureIds('b');
const words = { title: '策定スケジュール', session: '委員会', date: '日程', content: '内容' };

function rows(content: ScheduleContent): ScheduleRow[] {
  return content.entries.flatMap((entry) => (entry.type === 'row' ? [entry.row] : []));
}

function rowOf(content: ScheduleContent, session: string, year = '令和5年度'): ScheduleRow {
  const row = rows(content).find((one) => one.session === session && one.fiscalYear === year);
  if (row === undefined) throw new Error(session);
  return row;
}

/** Year rows and rows as they read. */
function lines(content: ScheduleContent): string[] {
  return content.entries.map((entry) =>
    entry.type === 'year'
      ? `【${entry.text}】`
      : `${entry.row.session} ${entry.row.dateText} ${entry.row.precision}`,
  );
}

describe('editing a schedule', () => {
  it('reads what is typed: number, kind and day', () => {
    const { id } = rowOf(scheduleContent, '第3回');
    const settled = withField(scheduleContent, id, 'dateText', '9月20日（水）');
    expect(rowOf(settled, '第3回')).toMatchObject({
      dateText: '9月20日（水）',
      precision: 'exact',
      start: '2023-09-20',
      sessionNo: 3,
    });
    const range = withField(settled, id, 'dateText', '令和5年9月20日から10月3日まで');
    expect(rowOf(range, '第3回')).toMatchObject({
      precision: 'range',
      start: '2023-09-20',
      end: '2023-10-03',
    });
    const event = withField(range, id, 'session', '—');
    expect(rows(event).find((row) => row.id === id)).toMatchObject({ sessionNo: null, kind: 'event' });
    const unread = withField(scheduleContent, id, 'dateText', '秋ごろに');
    expect(rowOf(unread, '第3回')).toMatchObject({ precision: 'undecided', start: null });
    // Nothing else is touched.
    expect(unread.entries.filter((entry, index) => entry !== scheduleContent.entries[index])).toHaveLength(1);
    expect(withField(scheduleContent, id, 'session', '第3回').entries).toEqual(scheduleContent.entries);
  });

  it('lets rows follow the year above them', () => {
    const year = scheduleContent.entries.find((entry) => entry.type === 'year' && entry.text === '令和5年度');
    if (year === undefined) throw new Error('no year');
    const { id } = rowOf(scheduleContent, '第2回');
    const withoutYear = withField(scheduleContent, id, 'dateText', '7月28日');
    expect(rowOf(withoutYear, '第2回').start).toBe('2023-07-28');
    const later = withYear(withoutYear, idOfEntry(year), '令和6年度');
    expect(rowOf(later, '第2回', '令和6年度').start).toBe('2024-07-28');
    expect(rowOf(later, '第2回', '令和4年度').start).toBe('2022-11-11');
    const moved = withEntryAt(withoutYear, id, 0);
    expect(lines(moved)[0]).toBe('第2回 7月28日 undecided');
    const added = withEntryAfter(moved, null, blankYear(newId));
    expect(added.entries.at(-1)).toMatchObject({ type: 'year', text: '' });
    expect(withoutEntry(withoutYear, idOfEntry(year)).entries).toHaveLength(withoutYear.entries.length - 1);
    expect(rowOf(withoutEntry(withoutYear, idOfEntry(year)), '第2回', '令和4年度')).toBeDefined();
  });

  it('takes topics as lines, and knows a line again', () => {
    const { id, topics } = rowOf(scheduleContent, '第1回');
    expect(topicsText(topics)).toBe(
      '・市の福祉の現状と課題\n　(1)アンケートから分かること\n　(2)統計から分かること',
    );
    expect(readTopics(topicsText(topics), topics, newId)).toEqual(topics);
    const text =
      '・会長のあいさつ\n・市の福祉の現状と課題\n　(1)アンケートから分かること\n　(2)統計から読み取れること\n';
    const changed = rowOf(withTopics(scheduleContent, id, text, newId), '第1回').topics;
    expect(changed.map(({ marker, text: words, depth }) => [marker, words, depth])).toEqual([
      ['・', '会長のあいさつ', 0],
      ['・', '市の福祉の現状と課題', 0],
      ['(1)', 'アンケートから分かること', 1],
      ['(2)', '統計から読み取れること', 1],
      ['', '', 0],
    ]);
    expect(new Set(changed.map((topic) => topic.id)).size).toBe(5);
    const more = readTopics(`・前置き\n${topicsText(topics)}`, topics, newId);
    expect(more.slice(1).map((topic) => topic.id)).toEqual(topics.map((topic) => topic.id));
    const briefing = rows(scheduleContent).find((row) => row.occurrences.length > 0);
    const placed = withTopics(
      scheduleContent,
      briefing?.id ?? '',
      '市民への説明会\n(1)時間　午後1時から午後3時まで　会場　公民館\n(2)時間　午後6時から　会場　図書館',
      newId,
    );
    expect(rows(placed).find((row) => row.id === briefing?.id)?.occurrences).toMatchObject([
      { start: '13:00', end: '15:00', place: '公民館' },
      { start: '18:00', end: null, place: '図書館' },
    ]);
  });

  it('begins with a blank row, and keeps no blanks', () => {
    const blank = blankScheduleContent(newId, words);
    expect(lines(blank)).toEqual(['  undecided']);
    const first = idOfEntry(blank.entries[0] ?? blankRow(newId));
    const filled = withEntryAfter(withField(blank, first, 'session', '第1回'), first, blankRow(newId));
    const noted = withNotes(
      withTopics(filled, first, '・骨子\n\n', newId),
      '※ 変わることがあります。\n',
      newId,
    );
    expect(notesText(noted)).toBe('※ 変わることがあります。\n');
    const finished = finishedContent(noted);
    expect(finished.kind === 'schedule' && lines(finished)).toEqual(['第1回  undecided']);
    expect(finished.kind === 'schedule' && rows(finished)[0]?.topics.map(({ text }) => text)).toEqual([
      '骨子',
    ]);
    expect(finished.kind === 'schedule' && finished.notes).toHaveLength(1);
    expect(withColumn(withTitle(blank, '日程表'), 0, '回')).toMatchObject({
      title: '日程表',
      columns: ['回', '日程', '内容'],
    });
  });

  it('is stored as differences that lead there and back', () => {
    const { id } = rowOf(scheduleContent, '第4回');
    const steps: ((content: ScheduleContent) => ScheduleContent)[] = [
      (content) => withField(content, id, 'dateText', '令和6年2月14日'),
      (content) => withEntryAt(content, id, 2),
      (content) => withEntryAfter(content, id, blankRow(newId)),
      (content) => withTopics(content, id, '・素案\n・日程', newId),
      (content) => withoutEntry(content, idOfEntry(content.entries[0] ?? blankRow(newId))),
    ];
    let content = scheduleContent;
    for (const step of steps) {
      const next = step(content);
      const operations = operationsBetween(content, next);
      expect(contentAfter(content, operations)).toEqual(next);
      expect(contentAfter(next, invertOperations(operations))).toEqual(content);
      content = next;
    }
  });
});
