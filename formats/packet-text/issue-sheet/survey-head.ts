import { questionIn } from '../../../core/domain/issue-sheets/asked-question.ts';
import {
  isNoFigure,
  listedShares,
  plainWord,
  roleOfHead,
  tableFigure,
} from '../../../core/domain/issue-sheets/survey-table-columns.ts';
import type { TableElement } from '../elements.ts';
import { type GridRow, gridOf, printed } from '../table.ts';
import { shortKey } from '../text.ts';

/** Rows that tell what a table is. */
const rowsAsked = 12;

/**
 * True for rows that show by themselves that they are a table of answers with their shares, wherever in the sheet they stand:
 * a head of 設問, 回答 and 割合, or rows of a 問番号 with an answer and its share.
 */
export function showsSurvey(rows: readonly GridRow[]): boolean {
  const [first, ...body] = rows.slice(0, rowsAsked);
  if (first === undefined) return false;
  const words = textsOf(first);
  if (words.length < 2) return false;
  return isAnswerHead(words, body) || (isAnswerRow(first) && body.slice(0, 1).every(isAnswerRow));
}

/** As showsSurvey, for a table that no recogniser has taken yet. */
export function isSurveyTable({ table }: TableElement): boolean {
  return showsSurvey(gridOf({ ...table, rows: table.rows.slice(0, rowsAsked) }));
}

function textsOf({ cells }: GridRow): string[] {
  return cells.map(printed).filter((text) => text !== '');
}

/** What heads tables of indicators and projects. */
const otherHead = /指標|目標|事業|施策|基準|実績|達成/u;

function isAnswerHead(words: readonly string[], body: readonly GridRow[]): boolean {
  if (words.some((word) => word.length > 40 || otherHead.test(shortKey(word, 40)))) return false;
  const roles = words.map((word) => roleOfHead({ words: [plainWord(word)], label: word }));
  const asks = roles.includes('question') || roles.includes('code');
  const answers = roles.includes('answer');
  const hasShares = roles.includes('value');
  if (answers && (asks || hasShares)) return body.some(hasShare);
  if (!asks) return false;
  // Answers in columns of their own, or written out beside the question.
  const shared = body.filter((row) => sharesIn(row) >= 2 || listsIn(row) > 0).length;
  return hasShares ? body.some(hasShare) : shared > 0 && shared * 2 >= body.length;
}

/** 「問4 住まい方」, 「持ち家」, 「61.3%」. */
function isAnswerRow(row: GridRow): boolean {
  const texts = textsOf(row);
  const last = texts.at(-1) ?? '';
  return texts.length >= 3 && questionIn(texts[0] ?? '') !== null && tableFigure(last)?.isShare === true;
}

function hasShare(row: GridRow): boolean {
  return sharesIn(row) > 0 || listsIn(row) > 0;
}

function sharesIn(row: GridRow): number {
  return textsOf(row).filter((text) => {
    const figure = tableFigure(text);
    return isNoFigure(text) || (figure !== null && figure.value <= 100 && !figure.isCount);
  }).length;
}

function listsIn(row: GridRow): number {
  return textsOf(row).filter((text) => listedShares(text).length > 0).length;
}
