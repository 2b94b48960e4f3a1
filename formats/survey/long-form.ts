import { readQuestionCode } from '../../core/domain/issue-sheets/question-code.ts';
import { kindIn, readQuestionHeading, remarksIn } from '../../core/domain/issue-sheets/question-heading.ts';
import { inPercent, readFigure } from './figures.ts';
import type { FoundQuestion } from './read-survey.ts';

type Role = 'survey' | 'code' | 'text' | 'kind' | 'respondents' | 'answer' | 'count' | 'share';

const heads: readonly (readonly [Role, RegExp])[] = [
  ['survey', /^(?:調査|調査名|調査票|対象)$/u],
  ['code', /^(?:問番号|設問番号|質問番号|問no\.?|設問no\.?|問|番号|no\.?)$/iu],
  ['text', /^(?:設問|質問|設問文|質問文|設問内容|質問内容|設問名|問の内容|内容)$/u],
  ['kind', /^(?:回答形式|形式|種別|回答方法|回答区分|単複)$/u],
  ['respondents', /^(?:n|回答者数|母数|有効回答数?|基数|対象者数|回答者計|全体)$/iu],
  ['answer', /^(?:選択肢|回答|回答項目|項目|カテゴリー?|答え|選択肢名)$/u],
  ['count', /^(?:件数|人数|回答数|度数|実数|票数|回答件数)(?:\(.*\))?$/u],
  ['share', /^(?:割合|構成比|比率|回答率|率|%|パーセント)(?:\(.*\))?$/u],
];

export interface FoundQuestions {
  readonly questions: readonly FoundQuestion[];
  readonly leftOver: readonly { readonly row: number; readonly text: string }[];
}

type Grid = readonly (readonly string[])[];

/**
 * A list with a row for each answer, under a head that names its columns: 問番号, 設問, 選択肢, 件数, 割合, 回答者数. What is the
 * same as above may be left empty.
 * @returns null where no row is such a head
 */
export function readLongForm(grid: Grid): FoundQuestions | null {
  const headAt = grid.slice(0, 20).findIndex((row) => {
    const roles = rolesOf(row);
    return roles.has('code') && roles.has('answer') && (roles.has('count') || roles.has('share'));
  });
  if (headAt < 0) return null;
  const roles = rolesOf(grid[headAt] ?? []);
  const cell = (row: readonly string[], role: Role): string => row[roles.get(role) ?? -1] ?? '';
  const groups: { readonly rows: (readonly string[])[]; readonly first: readonly string[] }[] = [];
  const leftOver = grid.slice(0, headAt).flatMap((row, index) => leftOverRow(row, index));
  grid.slice(headAt + 1).forEach((row, index) => {
    const last = groups.at(-1);
    const starts =
      cell(row, 'code') !== '' && (last === undefined || cell(row, 'code') !== cell(last.first, 'code'));
    if (
      starts ||
      (last !== undefined && cell(row, 'survey') !== '' && cell(row, 'survey') !== cell(last.first, 'survey'))
    ) {
      groups.push({ first: row, rows: [row] });
    } else if (last !== undefined && cell(row, 'answer') !== '') last.rows.push(row);
    else leftOver.push(...leftOverRow(row, headAt + 1 + index));
  });
  let survey: string | null = null;
  const questions = groups.flatMap(({ first, rows }): FoundQuestion[] => {
    survey = cell(first, 'survey') || survey;
    const code = codeOf(cell(first, 'code'));
    if (code === null) {
      leftOver.push({ row: grid.indexOf(first) + 1, text: first.filter((text) => text !== '').join(' ') });
      return [];
    }
    const remarks = remarksIn(cell(first, 'text') || code.rest);
    const isTotal = (row: readonly string[]): boolean =>
      totalLabel.test(cell(row, 'answer').normalize('NFKC'));
    const answers = rows.filter((row) => cell(row, 'answer') !== '' && !isTotal(row));
    const counts = answers.map((row) => readFigure(cell(row, 'count')));
    const shares = inPercent(answers.map((row) => readFigure(cell(row, 'share'))));
    const total = rows.find(isTotal);
    const printedTotal = total === undefined ? null : readFigure(cell(total, 'count'));
    const respondents =
      readFigure(cell(first, 'respondents'))?.value ?? remarks.respondents ?? printedTotal?.value ?? null;
    // An answer without a number is one all the same: the report withholds it, and it is not zero.
    const read = answers.map((row, index) => ({
      label: cell(row, 'answer'),
      count: counts[index] == null ? null : Math.round(counts[index].value),
      percent: shares[index] ?? null,
    }));
    if (read.every(({ count, percent }) => count === null && percent === null)) {
      leftOver.push(...rows.flatMap((row) => leftOverRow(row, grid.indexOf(row))));
      return [];
    }
    const kind = kindIn(cell(first, 'kind')) ?? remarks.kind ?? kindOf(read.map(({ percent }) => percent));
    return [
      {
        survey: survey ?? code.survey,
        surveyNo: code.surveyNo,
        code: code.norm,
        codeText: code.text,
        text: remarks.text,
        kind,
        respondents,
        answers: read,
      },
    ];
  });
  return { questions, leftOver };
}

/** 「全体」, 「合計」: the number of people, not an answer. */
export const totalLabel = /^(?:全体|合計|計|総数|回答者数|有効回答数?|n)$/iu;

/** Shares that add up to clearly more than a hundred come from several answers of one person. */
export function kindOf(percents: readonly (number | null)[]): 'single' | 'multiple' {
  const sum = percents.reduce<number>((total, percent) => total + (percent ?? 0), 0);
  return sum > 103 ? 'multiple' : 'single';
}

/** 「問35」, 「H問35」, 「35」, 「Q12-1 健診を…」. */
export function codeOf(
  text: string,
): { norm: string; text: string; survey: string | null; surveyNo: string | null; rest: string } | null {
  const trimmed = text.trim();
  const bare = /^[0-9０-９]/u.test(trimmed) ? `問${trimmed}` : trimmed;
  const whole = readQuestionCode(bare);
  const heading = whole === null ? readQuestionHeading(bare) : null;
  const code = whole ?? heading?.code ?? null;
  if (code === null) return null;
  const { survey, surveyNo, section, question, sub } = code;
  return {
    // The survey has a record of its own; its questions go by section and number.
    norm: `${section ?? ''}問${question}${sub === null ? '' : `(${sub})`}`,
    text: heading?.codeText ?? trimmed,
    survey,
    surveyNo,
    rest: heading?.text ?? '',
  };
}

function rolesOf(row: readonly string[]): Map<Role, number> {
  const roles = new Map<Role, number>();
  row.forEach((text, index) => {
    const word = text.normalize('NFKC').replace(/\s+/gu, '');
    const role = heads.find(([, pattern]) => pattern.test(word))?.[0];
    if (role !== undefined && !roles.has(role)) roles.set(role, index);
  });
  return roles;
}

export function leftOverRow(row: readonly string[], index: number): { row: number; text: string }[] {
  const text = row.filter((cell) => cell !== '').join(' ');
  return text === '' ? [] : [{ row: index + 1, text }];
}
