import { readGoalHeading } from '../../../core/domain/issue-sheets/goal-heading.ts';
import type {
  SurveyTable,
  SurveyTableCell,
  SurveyTableRow,
} from '../../../core/domain/issue-sheets/issue-sheet-content.ts';
import { readQuestionHeading } from '../../../core/domain/issue-sheets/question-heading.ts';
import { readSurveyAnswers } from '../../../core/domain/issue-sheets/survey-answers.ts';
import {
  isNoFigure,
  listedShares,
  tableFigure,
} from '../../../core/domain/issue-sheets/survey-table-columns.ts';
import { findingsOfTable } from '../../../core/domain/issue-sheets/survey-table-findings.ts';
import { isNote } from '../reading.ts';
import { type GridCell, type GridRow, printed } from '../table.ts';
import { endsSentence, shortKey } from '../text.ts';
import { readIndicatorHead } from './indicator-head.ts';
import { partOfLabel, readChallengeMark } from './labels.ts';
import { itemOf, type SourceLine } from './lists.ts';
import { keepOther, openSurvey, type SheetState } from './sheet-state.ts';
import { showsSurvey } from './survey-head.ts';

/**
 * Takes the rows from the first one on that are a table of answers with their shares.
 * @param rows the first without the label that stands beside it
 * @returns how many rows were taken; 0 where they are no such table
 */
export function takeSurveyTable(state: SheetState, rows: readonly GridRow[]): number {
  const [first] = rows;
  if (first === undefined || !mayBegin(first)) return 0;
  if (state.part !== 'findings' && !showsSurvey(rows)) return 0;
  const count = extentOf(rows);
  const table = tableOf(rows.slice(0, count), state);
  if (findingsOfTable(table).length === 0) return 0;
  openSurvey(state);
  table.follows = state.sheet.findings.at(-1)?.id ?? null;
  table.captions.push(...state.surveyCaptions.map((line) => itemOf(line, state.reading.newId)));
  state.surveyCaptions.length = 0;
  state.sheet.surveyTables = [...(state.sheet.surveyTables ?? []), table];
  state.surveyTable = table;
  state.findings = null;
  return count;
}

/** A row of several cells, or one that is a question. */
function mayBegin(row: GridRow): boolean {
  const filled = row.cells.map(printed).filter((text) => text !== '');
  return filled.length > 1 || readQuestionHeading(filled[0] ?? '') !== null;
}

/** Rows up to the next part, goal, or table of another kind. */
function extentOf(rows: readonly GridRow[]): number {
  const end = rows.findIndex((row, index) => index > 0 && endsTable(row, rows[index + 1]));
  return end < 0 ? rows.length : end;
}

function endsTable(row: GridRow, next: GridRow | undefined): boolean {
  if (row.disagrees) return true;
  const texts = row.cells.map(printed).filter((text) => text !== '');
  const [first = ''] = texts;
  if (first.length <= 60 && partOfLabel(first) !== null) return true;
  if (texts.length === 1 && readGoalHeading(first) !== null) return true;
  if (row.cells.some(({ cell, covered }) => !covered && cell.parts !== null && cell.parts.length > 3))
    return true;
  if (texts.some((text) => readChallengeMark(text) !== null || readSurveyAnswers(text).length > 0))
    return true;
  return texts.some((text) => shortKey(text, 40).includes('指標')) && readIndicatorHead(row, next) !== null;
}

/** The rows as they are printed, merged cells kept, without empty columns at the left. */
function tableOf(rows: readonly GridRow[], { reading }: SheetState): SurveyTable {
  const inside = new Set(
    rows.flatMap(({ cells }) => cells.flatMap(({ cell, covered }) => (covered ? [] : [cell]))),
  );
  const isBlank = (cell: GridCell | undefined): boolean =>
    cell === undefined || cell.cell.text === '' || !inside.has(cell.cell);
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  let left = 0;
  while (left < width && rows.every(({ cells }) => isBlank(cells[left]))) left += 1;
  let right = width;
  while (right > left && rows.every(({ cells }) => isBlank(cells[right - 1]))) right -= 1;
  const headCount = headRowsOf(rows);
  const made = rows.map(({ cells }, row): SurveyTableRow => {
    const own: SurveyTableCell[] = [];
    for (let column = left; column < right; column += 1) {
      const cell = cells[column];
      const id = reading.newId();
      if (cell === undefined || !cell.covered || !inside.has(cell.cell)) {
        own.push({ id, text: cell === undefined || cell.covered ? '' : cell.cell.text });
      } else {
        const isLeft = column > left && cells[column - 1]?.cell === cell.cell;
        own.push({ id, text: '', joins: isLeft ? 'left' : 'above' });
      }
    }
    return { id: reading.newId(), head: headCount.has(row), cells: own };
  });
  return { id: reading.newId(), captions: [], rows: made, notes: [] };
}

/** Which rows are heads: without figures, directly above rows with figures, at the top or below a row of one cell. */
function headRowsOf(rows: readonly GridRow[]): ReadonlySet<number> {
  const heads = new Set<number>();
  const hasFigure = ({ cells }: GridRow): boolean =>
    cells.some((cell) => {
      const text = printed(cell);
      return tableFigure(text) !== null || isNoFigure(text) || listedShares(text).length > 0;
    });
  const filled = ({ cells }: GridRow): number => cells.filter((cell) => printed(cell) !== '').length;
  let mayHead = true;
  rows.forEach((row, index) => {
    if (hasFigure(row)) mayHead = false;
    else if (filled(row) <= 1) mayHead = true;
    else if (mayHead && rows.slice(index + 1, index + 3).some(hasFigure)) heads.add(index);
  });
  return heads;
}

/** Keeps a line of the survey's part that is no finding: with the table that it stands above or below. */
export function keepSurveyLine(state: SheetState, line: SourceLine): void {
  const { text } = line;
  if (
    state.surveyTable !== null &&
    (isNote(line.marker + text) || /^[（(]?\s*(?:資料|出典|単位|n\s*[=＝])/u.test(text))
  ) {
    state.surveyTable.notes.push(itemOf(line, state.reading.newId));
    return;
  }
  state.surveyTable = null;
  if (text.length <= 120 && !endsSentence(text)) state.surveyCaptions.push(line);
  else keepOther(state, line.line, line.marker, text);
}
