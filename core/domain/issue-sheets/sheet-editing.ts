import { assertNever } from '../assert-never.ts';
import type { NewId } from '../ids.ts';
import { rowIdsAt, withoutRow, withRow, withRowAt, withValue } from '../materials/content-editing.ts';
import { type DraftPath, isList, jsonOf, valueAt } from '../materials/draft-operation.ts';
import {
  blankChallenge,
  blankFinding,
  blankIndicator,
  blankLine,
  blankPlanIndicator,
  blankSheet,
  blankTrend,
  blankVision,
  type SheetWords,
} from './blank-sheet.ts';
import { readGoalHeading } from './goal-heading.ts';
import {
  insertIndicator,
  mergeIndicator,
  moveIndicator,
  placeIndicator,
  removeIndicator,
  splitIndicator,
  withNamesFilledDown,
} from './indicator-rows.ts';
import type {
  Indicator,
  IndicatorHead,
  IssueSheet,
  IssueSheetContent,
  SheetLine,
  SurveyFinding,
  SurveyTable,
  SurveyTableRow,
} from './issue-sheet-content.ts';
import { withMoreCells } from './more-columns.ts';
import { readQuestionCode } from './question-code.ts';
import { readSurveyAnswers } from './survey-answers.ts';
import { keptPlaces } from './survey-order.ts';
import {
  blankSurveyTable,
  insertTable,
  insertTableRow,
  moveTable,
  placeTable,
  withTableRows,
} from './survey-table-editing.ts';

/** The lists of a 課題シート whose rows come, go and move. The last step of a list's path is one of these. */
export const sheetLists = [
  'sheets',
  'notes',
  'visions',
  'items',
  'indicators',
  'planIndicators',
  'evaluations',
  'surveyLabels',
  'findings',
  'surveyTables',
  'captions',
  'rows',
  'trends',
  'challenges',
  'current',
  'issues',
  'others',
] as const;
export type SheetList = (typeof sheetLists)[number];

const known: ReadonlySet<string> = new Set(sheetLists);

/** Which list a path leads to. Throws where it leads to none. */
export function listAt(listPath: DraftPath): SheetList {
  const last = listPath.at(-1);
  if (typeof last !== 'string' || !known.has(last)) {
    throw new Error(`no list of an issue sheet: /${listPath.join('/')}`);
  }
  return last as SheetList;
}

/** What makes new rows. */
export interface RowMaker {
  readonly newId: NewId;
  readonly words: SheetWords;
}

/** Lists whose lines have no mark unless their neighbours do. */
const unmarked: ReadonlySet<SheetList> = new Set(['notes', 'captions', 'others']);

function headAt(
  content: IssueSheetContent,
  listPath: DraftPath,
  name: 'indicatorHead' | 'planIndicatorHead',
): IndicatorHead | null {
  return (valueAt(jsonOf(content), [...listPath.slice(0, -1), name]) ?? null) as IndicatorHead | null;
}

function blankRow(content: IssueSheetContent, listPath: DraftPath, index: number, maker: RowMaker): object {
  const { newId, words } = maker;
  const list = listAt(listPath);
  switch (list) {
    case 'sheets': {
      const last = Math.max(0, ...content.sheets.map(({ goalNo }) => goalNo));
      return blankSheet(newId, words, last + 1);
    }
    case 'visions':
      return blankVision(newId);
    case 'indicators':
      return withMoreCells(blankIndicator(newId), headAt(content, listPath, 'indicatorHead'), newId);
    case 'planIndicators':
      return withMoreCells(blankPlanIndicator(newId), headAt(content, listPath, 'planIndicatorHead'), newId);
    case 'surveyLabels':
      return { id: newId(), text: '' };
    case 'findings':
      return blankFinding(newId);
    case 'surveyTables':
      return blankSurveyTable(newId, words);
    case 'rows':
      throw new Error('rows of a table are made with their neighbours');
    case 'trends':
      return blankTrend(newId);
    case 'challenges':
      return blankChallenge(newId, words);
    case 'notes':
    case 'captions':
    case 'items':
    case 'evaluations':
    case 'current':
    case 'issues':
    case 'others': {
      const rows = valueAt(jsonOf(content), listPath);
      const neighbour = isList(rows) ? (rows[index - 1] ?? rows[0]) : undefined;
      const marker = neighbour === undefined ? undefined : (neighbour as unknown as SheetLine).marker;
      return blankLine(newId, marker ?? (unmarked.has(list) ? '' : undefined));
    }
    default:
      return assertNever(list);
  }
}

/** Of a list of a sheet, the sheet. */
function sheetIdOf(listPath: DraftPath): string {
  return String(listPath[1] ?? '').slice(1);
}

function indicatorsAt(content: IssueSheetContent, listPath: DraftPath): readonly Indicator[] {
  return (valueAt(jsonOf(content), listPath) ?? []) as unknown as readonly Indicator[];
}

function withIndicators(
  content: IssueSheetContent,
  listPath: DraftPath,
  change: (rows: readonly Indicator[]) => readonly Indicator[],
): IssueSheetContent {
  const before = indicatorsAt(content, listPath);
  const after = change(before);
  return after === before ? content : withValue(content, listPath, jsonOf(after));
}

/** A blank row at a place of a list. @returns the content and the id of the row */
export function insertRow(
  content: IssueSheetContent,
  listPath: DraftPath,
  index: number,
  maker: RowMaker,
): { content: IssueSheetContent; id: string } {
  const list = listAt(listPath);
  if (list === 'rows') return insertTableRow(content, listPath, index, maker.newId);
  const row = blankRow(content, listPath, index, maker) as { id: string };
  if (list === 'surveyTables') {
    return { content: insertTable(content, sheetIdOf(listPath), index, row as SurveyTable), id: row.id };
  }
  const next =
    list === 'indicators'
      ? withIndicators(content, listPath, (rows) => insertIndicator(rows, index, row as Indicator))
      : withRow(content, listPath, index, row);
  return { content: next, id: row.id };
}

export function removeRow(content: IssueSheetContent, listPath: DraftPath, id: string): IssueSheetContent {
  if (listAt(listPath) === 'rows') {
    return withTableRows(content, listPath, (rows) => rows.filter((row) => row.id !== id));
  }
  return listAt(listPath) === 'indicators'
    ? withIndicators(content, listPath, (rows) => removeIndicator(rows, id))
    : withoutRow(content, listPath, id);
}

/** Moves a row by one place. `whole`: of indicators all rows of the project. */
export function moveRow(
  content: IssueSheetContent,
  listPath: DraftPath,
  id: string,
  direction: -1 | 1,
  whole = false,
): IssueSheetContent {
  if (listAt(listPath) === 'indicators') {
    return withIndicators(content, listPath, (rows) => moveIndicator(rows, id, direction, whole));
  }
  if (listAt(listPath) === 'surveyTables') {
    return moveTable(content, sheetIdOf(listPath), id, direction);
  }
  const at = rowIdsAt(content, listPath).indexOf(id);
  return placeRow(content, listPath, id, Math.max(0, at + direction));
}

/** Moves a row so that it stands at `index`, counted without the row itself. */
export function placeRow(
  content: IssueSheetContent,
  listPath: DraftPath,
  id: string,
  index: number,
): IssueSheetContent {
  const list = listAt(listPath);
  if (list === 'rows') return withTableRows(content, listPath, (rows) => placed(rows, id, index));
  if (list === 'surveyTables') return placeTable(content, sheetIdOf(listPath), id, index);
  return list === 'indicators'
    ? withIndicators(content, listPath, (rows) => placeIndicator(rows, id, index))
    : withRowAt(content, listPath, id, index);
}

function placed(rows: readonly SurveyTableRow[], id: string, index: number): readonly SurveyTableRow[] {
  const at = rows.findIndex((row) => row.id === id);
  const row = rows[at];
  const to = Math.min(index, rows.length - 1);
  return row === undefined || at === to ? rows : rows.toSpliced(at, 1).toSpliced(to, 0, row);
}

/** Merges the project's cell of an indicator with the one above. */
export function mergeRow(content: IssueSheetContent, listPath: DraftPath, id: string): IssueSheetContent {
  return withIndicators(content, listPath, (rows) => mergeIndicator(rows, id));
}

/** Gives an indicator a project's cell of its own. */
export function splitRow(content: IssueSheetContent, listPath: DraftPath, id: string): IssueSheetContent {
  return withIndicators(content, listPath, (rows) => splitIndicator(rows, id));
}

/** Puts the policies of the vision that the challenges lack at the end of these. */
export function takeOverPolicies(
  content: IssueSheetContent,
  sheetId: string,
  maker: RowMaker,
): IssueSheetContent {
  const sheet = content.sheets.find(({ id }) => id === sheetId);
  if (sheet === undefined) return content;
  const kept = sheet.challenges.filter(
    ({ policy, current, issues }) => policy !== '' || [...current, ...issues].some(({ text }) => text !== ''),
  );
  const there = new Set(kept.map(({ policy }) => policy));
  const missing = sheet.visions.filter(({ policy }) => policy !== '' && !there.has(policy));
  if (missing.length === 0) return content;
  const added = missing.map(({ policy }) => blankChallenge(maker.newId, maker.words, policy));
  return withValue(content, ['sheets', `@${sheetId}`, 'challenges'], jsonOf([...kept, ...added]));
}

/**
 * Brings what a content holds beside its printed words up to date after an edit: number and title of the goal in the
 * heading, codes and percentages of findings, names under merged cells. Rows that the edit left alone are not looked at.
 */
export function settleSheets(before: IssueSheetContent, after: IssueSheetContent): IssueSheetContent {
  if (before === after) return after;
  const past = new Map(before.sheets.map((sheet) => [sheet.id, sheet]));
  const sheets = after.sheets.map((sheet) => {
    const old = past.get(sheet.id);
    return old === sheet ? sheet : settleSheet(old, sheet);
  });
  return sheets.every((sheet, index) => sheet === after.sheets[index]) ? after : { ...after, sheets };
}

function settleSheet(before: IssueSheet | undefined, after: IssueSheet): IssueSheet {
  let sheet = after;
  if (before?.heading !== after.heading) {
    const goal = readGoalHeading(after.heading);
    if (goal !== null) sheet = { ...sheet, ...goal };
  }
  if (before?.indicators !== after.indicators) {
    const indicators = withNamesFilledDown(after.indicators);
    if (indicators !== after.indicators) sheet = { ...sheet, indicators: [...indicators] };
  }
  if (before?.findings !== after.findings) {
    const past = new Map((before?.findings ?? []).map((finding) => [finding.id, finding]));
    const findings = after.findings.map((finding) => settleFinding(past.get(finding.id), finding));
    if (findings.some((finding, index) => finding !== after.findings[index])) sheet = { ...sheet, findings };
    const tables = sheet.surveyTables ?? [];
    const kept = keptPlaces(tables, before?.findings ?? [], after.findings);
    if (kept.some((table, index) => table !== tables[index])) sheet = { ...sheet, surveyTables: kept };
  }
  return sheet;
}

function settleFinding(before: SurveyFinding | undefined, after: SurveyFinding): SurveyFinding {
  if (before === after) return after;
  return {
    ...after,
    question:
      before?.questionText === after.questionText ? after.question : readQuestionCode(after.questionText),
    answers: before?.text === after.text ? after.answers : readSurveyAnswers(after.text),
  };
}
