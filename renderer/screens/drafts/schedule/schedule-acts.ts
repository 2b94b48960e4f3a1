import type { NewId } from '../../../../core/domain/ids.ts';
import type { ScheduleContent } from '../../../../core/domain/meetings/schedule-content.ts';
import {
  blankRow,
  blankYear,
  idOfEntry,
  type ScheduleEntryRow,
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
import type { DraftSession } from '../../../data/draft-session.ts';
import type { CaretTarget, Editing } from '../editing/editing-context.ts';

/** What can be done to a schedule. Rows go by the id of their entry. */
export interface ScheduleActs extends Editing {
  readonly content: () => ScheduleContent;
  /** A row, or a year row, below the given one; at the end below null. */
  readonly addBelow: (id: string | null, type: ScheduleEntryRow['type']) => void;
  /** @returns whether it moved */
  readonly move: (id: string, direction: -1 | 1, caret: CaretTarget) => boolean;
  readonly remove: (id: string) => void;
}

export const rowKeyOfEntry = (id: string): string => `entries/@${id}`;
export const fieldKeyOf = (id: string, field: 'session' | 'dateText' | 'topics' | 'year'): string =>
  `${rowKeyOfEntry(id)}/${field}`;

/** The id of the entry that a key of one of its fields, or of its row, names; null for others. */
export function entryIdOfKey(key: string): string | null {
  return /^entries\/@([^/]+)/u.exec(key)?.[1] ?? null;
}

/** The content as that of a schedule; the editor is drawn for no other kind. */
function scheduleOf(session: DraftSession): ScheduleContent {
  const { content } = session.snapshot();
  if (content.kind !== 'schedule') {
    throw new Error(`no schedule: ${content.kind}`);
  }
  return content;
}

function typed(content: ScheduleContent, key: string, text: string, newId: NewId): ScheduleContent {
  const id = entryIdOfKey(key);
  const field = key.split('/').at(-1) ?? '';
  if (id !== null) {
    switch (field) {
      case 'session':
      case 'dateText':
        return withField(content, id, field, text);
      case 'topics':
        return withTopics(content, id, text, newId);
      case 'year':
        return withYear(content, id, text);
      default:
        return content;
    }
  }
  if (key === 'title') {
    return withTitle(content, text);
  }
  return key === 'notes'
    ? withNotes(content, text, newId)
    : key.startsWith('columns/')
      ? withColumn(content, Number(field), text)
      : content;
}

/** @param goTo puts the caret there once the page shows it */
export function scheduleActs(
  session: DraftSession,
  newId: NewId,
  goTo: (target: CaretTarget) => void,
): ScheduleActs {
  const edit = (change: (content: ScheduleContent) => ScheduleContent, key: string | null): void =>
    session.edit((content) => (content.kind === 'schedule' ? change(content) : content), key);
  const addBelow: ScheduleActs['addBelow'] = (id, type) => {
    const entry = type === 'year' ? blankYear(newId) : blankRow(newId);
    edit((content) => withEntryAfter(content, id, entry), null);
    goTo({ key: fieldKeyOf(idOfEntry(entry), type === 'year' ? 'year' : 'session'), caret: 'end' });
  };
  return {
    content: () => scheduleOf(session),
    // A field of one line holds none: a break typed or pasted into it becomes a space.
    type: (key, text) => {
      const oneLine = !/\/topics$|^notes$/u.test(key);
      edit((content) => typed(content, key, oneLine ? text.replaceAll(/\s*\n\s*/gu, ' ') : text, newId), key);
    },
    addRow: () => addBelow(null, 'row'),
    placeRow: (rowKey, index) => {
      const id = entryIdOfKey(rowKey);
      if (id !== null) {
        edit((content) => withEntryAt(content, id, index), null);
      }
    },
    addBelow,
    move: (id, direction, caret) => {
      const { entries } = scheduleOf(session);
      const at = entries.findIndex((entry) => idOfEntry(entry) === id);
      if (at < 0 || at + direction < 0 || at + direction >= entries.length) {
        return false;
      }
      edit((content) => withEntryAt(content, id, at + direction), null);
      goTo(caret);
      return true;
    },
    remove: (id) => {
      const { entries } = scheduleOf(session);
      const at = entries.findIndex((entry) => idOfEntry(entry) === id);
      const next = entries[at + 1] ?? entries[at - 1];
      edit((content) => withoutEntry(content, id), null);
      goTo({ key: next === undefined ? 'entries' : rowKeyOfEntry(idOfEntry(next)), caret: 'end' });
    },
  };
}
