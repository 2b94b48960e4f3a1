import type { ReadQuestion } from '../../core/domain/evidence/survey.ts';
import { readQuestionHeading } from '../../core/domain/issue-sheets/question-heading.ts';
import { spreadCells } from '../statistics/regions.ts';
import type { CellSheet } from '../statistics/sheets.ts';
import { readBlocks } from './blocks.ts';
import { type FoundQuestions, readLongForm } from './long-form.ts';
import { layOutWideForm } from './wide-form.ts';

/** A survey of a report: its name as far as the report tells it, and its questions. */
export interface SurveyReport {
  /** Null where neither a column, a title nor the name of a sheet names it. */
  readonly name: string | null;
  readonly surveyNo: string | null;
  readonly questions: readonly ReadQuestion[];
  /** Rows that belong to no question. */
  readonly leftOver: readonly { readonly sheet: string; readonly row: number; readonly text: string }[];
}

export interface FoundQuestion extends ReadQuestion {
  readonly survey: string | null;
  readonly surveyNo: string | null;
}

/**
 * Surveys in a workbook or CSV: a list with a row per answer or per question, or questions below one another, or each on a
 * sheet of its own, with their answers in rows or in columns. Sheets that name no survey belong together.
 */
export function readSurveySheets(sheets: readonly CellSheet[]): SurveyReport[] {
  const surveys = new Map<
    string,
    { name: string | null; surveyNo: string | null; questions: ReadQuestion[] }
  >();
  const leftOver: SurveyReport['leftOver'][number][] = [];
  for (const sheet of sheets) {
    const grid = spreadCells({ ...sheet, merges: [] });
    const found = readGrid(grid, sheet.name);
    const ofSheet = surveyNameIn(sheet.name) ?? surveyNameIn(titleOf(grid));
    for (const { survey, surveyNo, ...question } of found.questions) {
      const name = survey ?? ofSheet;
      const key = name ?? '';
      const known = surveys.get(key) ?? { name, surveyNo, questions: [] };
      known.questions.push(question);
      surveys.set(key, { ...known, surveyNo: known.surveyNo ?? surveyNo });
    }
    leftOver.push(...found.leftOver.map((rest) => ({ sheet: sheet.name, ...rest })));
  }
  return [...surveys.values()].map((survey, index) => ({ ...survey, leftOver: index === 0 ? leftOver : [] }));
}

function readGrid(grid: readonly (readonly string[])[], name: string): FoundQuestions {
  const wide = layOutWideForm(grid);
  const laidOut = wide === null ? null : readLongForm(wide.grid);
  if (wide !== null && laidOut !== null) {
    const leftOver = laidOut.leftOver.map(({ row, text }) => ({ row: wide.rowOf(row - 1) + 1, text }));
    return { ...laidOut, leftOver };
  }
  const found = readLongForm(grid) ?? readBlocks(grid);
  // A sheet for each question may say only in its name which one it is.
  if (found.questions.length > 0 || readQuestionHeading(name) === null) return found;
  const title = titleOf(grid);
  const titleAt = grid.findIndex((row) => row.includes(title));
  const below = title === '' ? grid : grid.filter((_, index) => index !== titleAt);
  const ofName = readBlocks([[name, title].filter((text) => text !== ''), ...below]);
  if (ofName.questions.length === 0) return found;
  const rowOf = (row: number): number => (title === '' || row - 2 < titleAt ? row - 1 : row);
  return { ...ofName, leftOver: ofName.leftOver.map(({ row, text }) => ({ row: rowOf(row), text })) };
}

function titleOf(grid: readonly (readonly string[])[]): string {
  for (const row of grid.slice(0, 5)) {
    const filled = row.filter((cell) => cell !== '');
    if (filled.length === 1 && !/^(?:設?問|Q)\s*\d/u.test(filled[0] ?? '')) return filled[0] ?? '';
  }
  return '';
}

/** 「一般市民調査」 of a sheet's name or of 「一般市民調査 集計結果」. */
function surveyNameIn(text: string): string | null {
  const name = /([^\s\u3000（）()「」:：]{2,30}調査)/u.exec(text)?.[1];
  return name === undefined || /^(?:アンケート|本|この)?調査$/u.test(name) ? null : name;
}
