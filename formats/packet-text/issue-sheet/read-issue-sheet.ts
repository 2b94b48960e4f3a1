import { type GoalHeading, readGoalHeading } from '../../../core/domain/issue-sheets/goal-heading.ts';
import type { IssueSheetContent, SheetLine } from '../../../core/domain/issue-sheets/issue-sheet-content.ts';
import type { Element, TextElement } from '../elements.ts';
import { isNote, leftOver, printedText, type Reading, reportLeftOver } from '../reading.ts';
import { endsSentence, key } from '../text.ts';
import { partOfLabel, readChallengeMark } from './labels.ts';
import { splitItems } from './lists.ts';
import { finishSheet, keepOther, newSheet, openSurvey, type SheetState } from './sheet-state.ts';
import { isSurveyTable } from './survey-head.ts';
import { keepSurveyLine } from './survey-table.ts';
import { takeSheetLine } from './take-line.ts';
import { takeSheetTable } from './take-table.ts';

/**
 * 課題シート of all goals. The marks of the form decide (基本目標, 事業名 and 指標, 計画全体の目標指標, 問番号, 【現状】,
 * 【課題】), not heading levels nor numbers of columns.
 */
export function readIssueSheet(elements: readonly Element[], reading: Reading): IssueSheetContent {
  const states: SheetState[] = [];
  const notes: SheetLine[] = [];
  let title: { id: string; text: string } | null = null;
  let state: SheetState | null = null;
  const begin = (heading: string, goalNo: number, goalTitle: string): SheetState => {
    const made = newSheet(heading, { goalNo, goalTitle }, reading);
    states.push(made);
    return made;
  };
  const onGoal = (text: string, goal: { goalNo: number; goalTitle: string }, line: number): SheetState => {
    const current = states.at(-1);
    if (current === undefined || current.sheet.goalNo !== goal.goalNo)
      return begin(text, goal.goalNo, goal.goalTitle);
    // The heading again at the top of the next page.
    if (key(current.sheet.heading) !== key(text)) keepOther(current, line, '', text);
    return current;
  };
  const headed = elements.findIndex(
    (element) =>
      (element.type === 'text' && readGoalHeading(printedText(element)) !== null) || goalIn(element) !== null,
  );
  const firstGoal = headed < 0 ? 0 : headed;
  for (let index = 0; index < elements.length; index += 1) {
    const element = elements[index];
    if (element === undefined) break;
    const goal = element.type === 'text' ? readGoalHeading(printedText(element)) : null;
    if (element.type === 'text' && goal !== null && !element.item) {
      state = onGoal(printedText(element), goal, element.line);
      continue;
    }
    const held = state === null && element.type === 'table' ? goalIn(element) : null;
    if (held !== null) state = begin(held.text, held.goalNo, held.goalTitle);
    if (state === null && (index < firstGoal || !beginsForm(element, index))) {
      if (title === null && notes.length === 0 && element.type === 'text')
        title = { id: reading.newId(), text: printedText(element) };
      else keepNotes(element, notes, reading);
      continue;
    }
    // A sheet without 基本目標 is headed by the title.
    if (state === null) {
      state = begin(title?.text ?? '', 1, title?.text ?? '');
      title = null;
    }
    if (element.type === 'table') {
      state = takeSheetTable(state, element, onGoal);
    } else if (element.type === 'figure') {
      keepOther(state, element.line, '', element.text);
    } else {
      const joined = joinedLabel(element, elements[index + 1]);
      if (joined !== null) index += 1;
      const line = joined ?? element;
      const next = elements[index + 1];
      if (next?.type === 'table' && isCaption(state, line) && isSurveyTable(next)) {
        openSurvey(state);
        keepSurveyLine(state, { ...line, depth: 0, list: line.item });
        continue;
      }
      const lines = splitItems({ ...line, depth: 0, list: line.item });
      for (const [at, one] of lines.entries())
        takeSheetLine(state, one, lines[at + 1] ?? (next?.type === 'text' ? next : null));
    }
  }
  return { kind: 'issueSheet', title, notes, sheets: states.map(finishSheet) };
}

/** A short line that is no label of a part, as it may stand above a table of answers. */
function isCaption(state: SheetState, { marker, text, item }: TextElement): boolean {
  const printed = marker + text;
  if (state.part === 'findings' || item || text.length > 80 || endsSentence(text)) return false;
  return partOfLabel(printed) === null && readChallengeMark(printed) === null;
}

/** In a sheet without 基本目標: a table, a label of the form, or what follows the title. */
function beginsForm(element: Element, index: number): boolean {
  return (
    element.type === 'table' ||
    index > 1 ||
    (element.type === 'text' && partOfLabel(printedText(element)) !== null)
  );
}

/** The first heading of a goal that stands in a cell. */
function goalIn(element: Element): (GoalHeading & { readonly text: string }) | null {
  if (element.type !== 'table') return null;
  for (const row of element.table.rows) {
    const filled = row.cells.filter((cell) => cell.text !== '');
    const text = filled.length === 1 ? (filled[0]?.text ?? '') : '';
    const goal = text === '' ? null : readGoalHeading(text);
    if (goal !== null) return { ...goal, text };
  }
  return null;
}

function keepNotes(element: Element, notes: SheetLine[], reading: Reading): void {
  for (const { line, text } of leftOver(element)) {
    if (!isNote(text)) reportLeftOver(reading, line, text);
    notes.push({ id: reading.newId(), marker: '', text });
  }
}

/** 「次期計画に向けた」 and 「課題」 on two lines are one label. */
function joinedLabel(element: TextElement, next: Element | undefined): TextElement | null {
  if (next?.type !== 'text' || next.apart || element.text.length > 40 || next.text.length > 40) return null;
  if (partOfLabel(element.text) !== null || next.marker !== '' || next.item) return null;
  const text = element.text + next.text;
  return partOfLabel(text) === null ? null : { ...element, text };
}
