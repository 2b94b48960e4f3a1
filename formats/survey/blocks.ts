import {
  type QuestionHeading,
  readQuestionHeading,
} from '../../core/domain/issue-sheets/question-heading.ts';
import { columnKind, type Figure, inPercent, readFigure } from './figures.ts';
import { codeOf, type FoundQuestions, kindOf, leftOverRow, totalLabel } from './long-form.ts';
import type { FoundQuestion } from './read-survey.ts';

type Grid = readonly (readonly string[])[];

interface Block {
  readonly heading: QuestionHeading;
  readonly rows: { readonly cells: readonly string[]; readonly index: number }[];
}

/**
 * Questions below one another, each under a line that begins with its 問番号. Its answers follow in rows (選択肢, 件数, 割合), or
 * in columns with a row 全体 below; rows of other groups of people (男性, 20歳代) are not read.
 */
export function readBlocks(grid: Grid): FoundQuestions {
  const leftOver: { row: number; text: string }[] = [];
  const blocks: Block[] = [];
  grid.forEach((cells, index) => {
    const heading = headingIn(cells);
    if (heading !== null) blocks.push({ heading, rows: [] });
    else if (blocks.length === 0) leftOver.push(...leftOverRow(cells, index));
    else if (cells.some((cell) => cell !== '')) blocks.at(-1)?.rows.push({ cells, index });
  });
  const questions = blocks.flatMap((block): FoundQuestion[] => {
    const found = inRows(block) ?? inColumns(block);
    if (found !== null) return [found];
    leftOver.push(...block.rows.flatMap(({ cells, index }) => leftOverRow(cells, index)));
    return [];
  });
  return { questions, leftOver };
}

/** The code in one cell, and the words in the same or the next one. */
function headingIn(cells: readonly string[]): QuestionHeading | null {
  const filled = cells.filter((cell) => cell !== '');
  const [first = '', second = ''] = filled;
  if (filled.length === 0 || filled.length > 3 || filled.some((cell) => readFigure(cell) !== null))
    return null;
  const own = readQuestionHeading(first);
  if (own === null) return null;
  if (own.text !== '' || second === '') return own;
  return readQuestionHeading(`${first} ${filled.slice(1).join(' ')}`) ?? own;
}

function inRows({ heading, rows }: Block): FoundQuestion | null {
  const answers = rows.filter(({ cells }) => {
    const [label = '', ...rest] = cells.filter((cell) => cell !== '');
    return (
      readFigure(label) === null &&
      rest.length > 0 &&
      rest.length <= 3 &&
      rest.every((cell) => readFigure(cell) !== null)
    );
  });
  if (answers.length < 2) return null;
  const head = rows.find(({ cells }) => cells.every((cell) => readFigure(cell) === null));
  const width = Math.max(...answers.map(({ cells }) => cells.length));
  const labelAt = answers[0]?.cells.findIndex((cell) => cell !== '') ?? 0;
  const columns = Array.from({ length: width }, (_, column) => column)
    .filter((column) => column !== labelAt)
    .map((column) => ({
      kind: columnKind(
        head?.cells[column] ?? '',
        answers.map(({ cells }) => readFigure(cells[column] ?? '')),
      ),
      figures: answers.map(({ cells }) => readFigure(cells[column] ?? '')),
    }))
    .filter(({ figures }) => figures.some((figure) => figure !== null));
  const counts = columns.find(({ kind }) => kind === 'count')?.figures ?? [];
  const shares = columns.find(({ kind }) => kind === 'share')?.figures ?? [];
  return question(
    heading,
    answers.map(({ cells }) => cells[labelAt] ?? ''),
    counts,
    shares,
  );
}

function inColumns({ heading, rows }: Block): FoundQuestion | null {
  const headAt = rows.findIndex(
    ({ cells }) =>
      cells.filter((cell) => cell !== '' && readFigure(cell) === null).length >= 2 &&
      cells.every((cell) => readFigure(cell) === null),
  );
  const head = rows[headAt]?.cells;
  if (head === undefined) return null;
  const below = rows.slice(headAt + 1);
  const wholeAt = below.findIndex(
    ({ cells }) =>
      cells.some((cell) => readFigure(cell) !== null) &&
      cells.every(
        (cell) => cell === '' || readFigure(cell) !== null || totalLabel.test(cell.normalize('NFKC')),
      ),
  );
  const whole = below[wholeAt]?.cells;
  if (whole === undefined) return null;
  const next = below[wholeAt + 1]?.cells;
  const isShares =
    next?.every((cell) => cell === '' || /^[%％]$/u.test(cell) || readFigure(cell) !== null) === true;
  const at = head.flatMap((label, column) =>
    label !== '' && readFigure(whole[column] ?? '') !== null ? [column] : [],
  );
  if (at.length < 2) return null;
  const first = at.map((column) => readFigure(whole[column] ?? ''));
  const second = isShares ? at.map((column) => readFigure(next[column] ?? '')) : [];
  const firstKind = columnKind('', first);
  const labels = at.map((column) => head[column] ?? '');
  return firstKind === 'share'
    ? question(heading, labels, [], first)
    : question(heading, labels, first, second);
}

function question(
  heading: QuestionHeading,
  labels: readonly string[],
  counts: readonly (Figure | null)[],
  shares: readonly (Figure | null)[],
): FoundQuestion | null {
  const percents = inPercent(shares);
  const all = labels.map((label, index) => ({
    label,
    count: counts[index] == null ? null : Math.round(counts[index].value),
    percent: percents[index] ?? null,
  }));
  const isTotal = ({ label }: { label: string }): boolean => totalLabel.test(label.normalize('NFKC').trim());
  const answers = all.filter(
    (answer) => !isTotal(answer) && (answer.count !== null || answer.percent !== null),
  );
  const code = codeOf(heading.codeText);
  if (answers.length === 0 || code === null) return null;
  return {
    survey: code.survey,
    surveyNo: code.surveyNo,
    code: code.norm,
    codeText: heading.codeText,
    text: heading.text,
    kind: heading.kind ?? kindOf(answers.map(({ percent }) => percent)),
    respondents: heading.respondents ?? all.find(isTotal)?.count ?? null,
    answers,
  };
}
