import type { IssueSheetContent } from '../../../../core/domain/issue-sheets/issue-sheet-content.ts';
import { splitMark } from '../../../../core/domain/issue-sheets/line-marks.ts';
import { listAt, type SheetList } from '../../../../core/domain/issue-sheets/sheet-editing.ts';
import { isTable } from '../../../../core/domain/issue-sheets/sheet-paste.ts';
import { rowIdsAt } from '../../../../core/domain/materials/content-editing.ts';
import { isList, isObject, jsonOf, valueAt } from '../../../../core/domain/materials/draft-operation.ts';
import type { CaretTarget } from '../editing/editing-context.ts';
import { pathOfKey, rowOfKey } from '../editing/path-key.ts';
import { neighbourOf, rowKeyOf, type TextField } from '../editing/places.ts';
import type { SheetActs } from './sheet-acts.ts';

/** Lists whose rows are one text each. */
const lineLists: ReadonlySet<SheetList> = new Set([
  'notes',
  'items',
  'evaluations',
  'surveyLabels',
  'captions',
  'current',
  'issues',
  'others',
]);

export interface RowPlace {
  readonly rowKey: string;
  readonly listKey: string;
  readonly id: string;
  readonly list: SheetList;
  /** Position in the list, and how many rows that has. */
  readonly index: number;
  readonly count: number;
  readonly isLine: boolean;
}

/** Where a row stands. */
export function placeOf(content: IssueSheetContent, rowKey: string): RowPlace {
  const { listKey, id } = rowOfKey(rowKey);
  const listPath = pathOfKey(listKey);
  const ids = rowIdsAt(content, listPath);
  const list = listAt(listPath);
  return {
    rowKey,
    listKey,
    id,
    list,
    index: ids.indexOf(id),
    count: ids.length,
    isLine: lineLists.has(list),
  };
}

/** What a row has besides what people write into it. */
const notWritten: ReadonlySet<string> = new Set([
  'id',
  'marker',
  'currentLabel',
  'issuesLabel',
  'startsProject',
  'question',
  'answers',
  'head',
  'joins',
  'follows',
]);

/** True where nobody has written anything into a row; marks and printed labels do not count. */
export function isBlankRow(content: IssueSheetContent, rowKey: string): boolean {
  const row = valueAt(jsonOf(content), pathOfKey(rowKey));
  // The name under a merged cell is that of the row above.
  const isMerged = isObject(row) && row['startsProject'] === false;
  return !hasWords(isMerged ? { ...row, project: '' } : row);
}

function hasWords(value: ReturnType<typeof valueAt>): boolean {
  if (isList(value)) return value.some(hasWords);
  if (isObject(value)) {
    return Object.entries(value).some(([name, inner]) => !notWritten.has(name) && hasWords(inner));
  }
  return typeof value === 'string' && value.trim() !== '';
}

/**
 * Enter goes on in the form: to the next row of a table, to a new line of a list, and out of either from a row that is still
 * blank. So a whole sheet can be typed without any other key.
 */
export function pressEnter(editor: Element, field: TextField, acts: SheetActs): void {
  const content = acts.content();
  const rowKey = rowKeyOf(field);
  const place = rowKey === null ? null : placeOf(content, rowKey);
  const fieldName = pathOfKey(field.dataset['field'] ?? '').at(-1);
  if (place === null || place.list === 'sheets' || field.dataset['label'] !== undefined) {
    goOn(editor, field);
  } else if (isTable(place.list) || place.list === 'rows') {
    enterInTable(editor, field, place, acts);
  } else if (place.isLine && fieldName === 'text') {
    enterInLine(editor, field, place, acts);
  } else if (place.count > 1 && place.index === place.count - 1 && isBlankRow(content, place.rowKey)) {
    leave(editor, lastFieldOf(field), place, acts);
  } else {
    goOn(editor, field);
  }
}

function lastFieldOf(field: TextField): TextField {
  const row = field.closest<HTMLElement>('[data-row]');
  return [...(row?.querySelectorAll<TextField>('textarea[data-field]') ?? [])].at(-1) ?? field;
}

function goOn(editor: Element, field: TextField): void {
  const next = neighbourOf(editor, field, 1, true);
  next?.focus();
  next?.setSelectionRange(next.value.length, next.value.length);
  next?.scrollIntoView({ block: 'nearest' });
}

/** What follows; behind the last field the act that adds a further goal, so that the focus is not lost with its row. */
function targetBehind(editor: Element, field: TextField): CaretTarget {
  const key = neighbourOf(editor, field, 1, true)?.dataset['field'];
  return { key: key ?? 'sheets', caret: 'end' };
}

/** Goes to what follows; the blank row that was left goes, unless its list would be empty. */
function leave(editor: Element, field: TextField, place: RowPlace, acts: SheetActs): void {
  const next = targetBehind(editor, field);
  if (place.count > 1) {
    acts.removeRow(place.rowKey, next);
  } else {
    goOn(editor, field);
  }
}

function enterInTable(editor: Element, field: TextField, place: RowPlace, acts: SheetActs): void {
  const isLast = place.index === place.count - 1;
  if (!isLast) {
    const row = field.closest('[data-row]')?.nextElementSibling;
    const first = row?.querySelector<TextField>('textarea[data-field]');
    first?.focus();
    first?.select();
  } else if (isBlankRow(acts.content(), place.rowKey)) {
    leave(editor, lastFieldOf(field), place, acts);
  } else {
    acts.addBelow(place.rowKey);
  }
}

function enterInLine(editor: Element, field: TextField, place: RowPlace, acts: SheetActs): void {
  if (isBlankLine(field.value) && place.index === place.count - 1) {
    leaveLines(editor, field, place, acts);
    return;
  }
  const { selectionStart: from, selectionEnd: to, value } = field;
  acts.splitLine(place.rowKey, { before: value.slice(0, from), behind: value.slice(to) });
}

/** Nothing, or nothing but the number that stands before the words. */
function isBlankLine(text: string): boolean {
  return text === '' || splitMark(`${text}文`).rest === '文';
}

/** From a blank line at the end: a further policy where the list is that of the last one, else on to what follows. */
function leaveLines(editor: Element, field: TextField, place: RowPlace, acts: SheetActs): void {
  const ownerKey = place.listKey.slice(0, place.listKey.lastIndexOf('/'));
  const owner = place.list === 'items' || place.list === 'issues' ? placeOf(acts.content(), ownerKey) : null;
  if (owner !== null && owner.index === owner.count - 1 && !isBlankRow(acts.content(), ownerKey)) {
    acts.addSibling(ownerKey, place.count > 1 ? place.rowKey : null);
    return;
  }
  leave(editor, field, place, acts);
}

/** Backspace at the start of a row's text: a blank row goes, a line is joined to the one above. @returns whether it acted */
export function pressBackspace(editor: Element, field: TextField, acts: SheetActs): boolean {
  const rowKey = rowKeyOf(field);
  if (rowKey === null || field.selectionStart !== 0 || field.selectionEnd !== 0) return false;
  const content = acts.content();
  const place = placeOf(content, rowKey);
  const before = neighbourOf(editor, field, -1, true);
  const target: CaretTarget | null =
    before === null ? null : { key: before.dataset['field'] ?? '', caret: 'end' };
  if (place.list !== 'sheets' && place.count > 1 && isBlankRow(content, rowKey)) {
    acts.removeRow(rowKey, target);
    return true;
  }
  if (!place.isLine || place.index === 0 || field.dataset['field'] !== `${rowKey}/text`) return false;
  acts.joinLines(place.listKey, place.index - 1);
  return true;
}

/** Delete at the end of a line takes the line below up to it. @returns whether it acted */
export function pressDelete(field: TextField, acts: SheetActs): boolean {
  const rowKey = rowKeyOf(field);
  if (rowKey === null || field.selectionStart !== field.value.length) return false;
  const place = placeOf(acts.content(), rowKey);
  if (!place.isLine || place.index === place.count - 1 || field.dataset['field'] !== `${rowKey}/text`) {
    return false;
  }
  acts.joinLines(place.listKey, place.index);
  return true;
}
