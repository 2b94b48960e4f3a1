/**
 * Edits of a 策定スケジュール as plain functions from content to content. What is printed is what people type; numbers and days
 * are read anew from it, in the row that was typed in and in the rows below a year that was changed.
 */
import { enumerator } from '../blocks/to-blocks/parts.ts';
import type { NewId } from '../ids.ts';
import { readScheduleRow } from './read-schedule-row.ts';
import type { ScheduleContent, ScheduleRow, ScheduleTopic } from './schedule-content.ts';

export type ScheduleEntryRow = ScheduleContent['entries'][number];
/** The texts of a row that stand in one line. */
export type ScheduleField = 'session' | 'dateText';

export function idOfEntry(entry: ScheduleEntryRow): string {
  return entry.type === 'year' ? entry.id : entry.row.id;
}

/** The printed words of a schedule that nobody has filled in. They belong to the paper, so they are in its language. */
export interface ScheduleWords {
  readonly title: string;
  readonly session: string;
  readonly date: string;
  readonly content: string;
}

/** A schedule with one blank row. */
export function blankScheduleContent(newId: NewId, words: ScheduleWords): ScheduleContent {
  return {
    kind: 'schedule',
    titleId: newId(),
    title: words.title,
    headerId: newId(),
    columns: [words.session, words.date, words.content],
    entries: [blankRow(newId)],
    notes: [],
  };
}

export function blankRow(newId: NewId): ScheduleEntryRow {
  return {
    type: 'row',
    row: readScheduleRow({ id: newId(), session: '', dateText: '', topics: [] }, '').row,
  };
}

export function blankYear(newId: NewId): ScheduleEntryRow {
  return { type: 'year', id: newId(), text: '' };
}

/** Rows under another year than before are read anew; all others stay the same objects. */
function withEntries(content: ScheduleContent, entries: readonly ScheduleEntryRow[]): ScheduleContent {
  let yearText = '';
  return {
    ...content,
    entries: entries.map((entry) => {
      if (entry.type === 'year') {
        yearText = entry.text;
        return entry;
      }
      const { row } = entry;
      return row.fiscalYear === yearText ? entry : { type: 'row', row: readScheduleRow(row, yearText).row };
    }),
  };
}

function withRow(
  content: ScheduleContent,
  id: string,
  change: (row: ScheduleRow) => ScheduleRow,
): ScheduleContent {
  return {
    ...content,
    entries: content.entries.map((entry) => {
      if (entry.type !== 'row' || entry.row.id !== id) return entry;
      const changed = change(entry.row);
      return changed === entry.row
        ? entry
        : { type: 'row', row: readScheduleRow(changed, changed.fiscalYear).row };
    }),
  };
}

/** Another 回 or 日程. */
export function withField(
  content: ScheduleContent,
  id: string,
  field: ScheduleField,
  text: string,
): ScheduleContent {
  return withRow(content, id, (row) => (row[field] === text ? row : { ...row, [field]: text }));
}

/** Another text of a year row; the rows below follow. */
export function withYear(content: ScheduleContent, id: string, text: string): ScheduleContent {
  return withEntries(
    content,
    content.entries.map((entry) =>
      entry.type === 'year' && entry.id === id && entry.text !== text ? { ...entry, text } : entry,
    ),
  );
}

export function withTitle(content: ScheduleContent, title: string): ScheduleContent {
  return content.title === title ? content : { ...content, title };
}

export function withColumn(content: ScheduleContent, index: number, text: string): ScheduleContent {
  return content.columns[index] === text
    ? content
    : { ...content, columns: content.columns.with(index, text) };
}

/** Notes below the table as lines of one text. */
export function notesText(content: ScheduleContent): string {
  return content.notes.map(({ text }) => text).join('\n');
}

export function withNotes(content: ScheduleContent, text: string, newId: NewId): ScheduleContent {
  if (notesText(content) === text) return content;
  const lines = text === '' ? [] : text.split('\n');
  const notes = lines.map((line, index) => ({ id: content.notes[index]?.id ?? newId(), text: line }));
  return { ...content, notes };
}

const indent = '　';
const mark = /^[・◆◇○●◎■□▪※]/u;

/** Topics as lines of one text, as people type them: mark, text, and a wide space for each level. */
export function topicsText(topics: readonly ScheduleTopic[]): string {
  return topics.map(({ marker, text, depth }) => `${indent.repeat(depth)}${marker}${text}`).join('\n');
}

function readTopic(line: string): Omit<ScheduleTopic, 'id'> {
  const spaces = /^(?:　| {2})*/u.exec(line)?.[0] ?? '';
  const depth = Math.min(3, [...spaces.matchAll(/　| {2}/gu)].length);
  const rest = line.slice(spaces.length);
  const bullet = mark.exec(rest)?.[0] ?? rest.slice(0, enumerator(rest));
  return { marker: bullet, text: rest.slice(bullet.length), depth };
}

/** The topics that a text of lines says. A line that stays keeps its id, also when others come before it. */
export function readTopics(text: string, before: readonly ScheduleTopic[], newId: NewId): ScheduleTopic[] {
  if (text === '') return [];
  const read = text.split('\n').map(readTopic);
  const same = (a: Omit<ScheduleTopic, 'id'> | undefined, b: Omit<ScheduleTopic, 'id'> | undefined) =>
    a !== undefined && b !== undefined && a.marker === b.marker && a.text === b.text && a.depth === b.depth;
  let head = 0;
  while (head < Math.min(read.length, before.length) && same(read[head], before[head])) head += 1;
  let tail = 0;
  while (
    tail < Math.min(read.length, before.length) - head &&
    same(read.at(-1 - tail), before.at(-1 - tail))
  ) {
    tail += 1;
  }
  const changed = Math.min(read.length, before.length) - head - tail;
  return read.map((topic, index) => {
    const fromEnd = read.length - index;
    const old =
      index < head + changed ? before[index] : fromEnd <= tail ? before[before.length - fromEnd] : undefined;
    return { id: old?.id ?? newId(), ...topic };
  });
}

/** Another text of a row's topics. */
export function withTopics(
  content: ScheduleContent,
  id: string,
  text: string,
  newId: NewId,
): ScheduleContent {
  return withRow(content, id, (row) =>
    topicsText(row.topics) === text ? row : { ...row, topics: readTopics(text, row.topics, newId) },
  );
}

/** Puts an entry behind the one of that id; at the end where there is none. */
export function withEntryAfter(
  content: ScheduleContent,
  afterId: string | null,
  entry: ScheduleEntryRow,
): ScheduleContent {
  const at = content.entries.findIndex((one) => idOfEntry(one) === afterId);
  return withEntries(content, content.entries.toSpliced(at < 0 ? content.entries.length : at + 1, 0, entry));
}

export function withoutEntry(content: ScheduleContent, id: string): ScheduleContent {
  return withEntries(
    content,
    content.entries.filter((entry) => idOfEntry(entry) !== id),
  );
}

/** Moves an entry so that it stands at `to`, counted without the entry itself. */
export function withEntryAt(content: ScheduleContent, id: string, to: number): ScheduleContent {
  const entry = content.entries.find((one) => idOfEntry(one) === id);
  if (entry === undefined) return content;
  const rest = content.entries.filter((one) => one !== entry);
  const at = Math.min(Math.max(0, to), rest.length);
  return content.entries.indexOf(entry) === at ? content : withEntries(content, rest.toSpliced(at, 0, entry));
}

/** Without rows, topics and notes in which nobody has written anything. */
export function withoutBlankEntries(content: ScheduleContent): ScheduleContent {
  const isWritten = (text: string) => text.trim() !== '';
  const entries = content.entries.flatMap((entry): ScheduleEntryRow[] => {
    if (entry.type === 'year') return isWritten(entry.text) ? [entry] : [];
    const topics = entry.row.topics.filter(({ text, marker }) => isWritten(text) || /\d/u.test(marker));
    const isBlank = !isWritten(entry.row.session) && !isWritten(entry.row.dateText) && topics.length === 0;
    if (isBlank) return [];
    return [
      topics.length === entry.row.topics.length ? entry : { type: 'row', row: { ...entry.row, topics } },
    ];
  });
  return { ...withEntries(content, entries), notes: content.notes.filter(({ text }) => isWritten(text)) };
}
