import {
  type QuestionHeading,
  readQuestionHeading,
} from '../../core/domain/issue-sheets/question-heading.ts';
import { columnKind, isWithheld, readFigure } from './figures.ts';
import { type FoundQuestions, leftOverRow, totalLabel } from './long-form.ts';
import { inMatrix } from './matrix.ts';
import { type Block, question } from './question.ts';
import type { FoundQuestion } from './read-survey.ts';

type Grid = readonly (readonly string[])[];

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
    const matrix = inMatrix(block);
    if (matrix.length > 0) return matrix;
    const found = answersAreHeads(block)
      ? (inColumns(block) ?? inRows(block, leftOver))
      : (inRows(block, leftOver) ?? inColumns(block));
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

/** What stands over figures of answers in rows. */
const figureWords = /件数|人数|回答数|度数|実数|票数|割合|構成比|比率|回答率|選択肢|回答|項目|^[%％]$/u;

/** True where answers stand over the figures and a row of all people is the first below: further rows are groups of people. */
function answersAreHeads({ rows }: Block): boolean {
  const headAt = rows.findIndex(({ cells }) => cells.filter((cell) => cell !== '').length >= 2);
  const head = rows[headAt]?.cells.filter((cell) => cell !== '' && !totalLabel.test(cell.normalize('NFKC')));
  const first = rows[headAt + 1]?.cells.find((cell) => cell !== '') ?? '';
  return (
    head !== undefined &&
    head.length >= 2 &&
    head.every((cell) => readFigure(cell) === null && !figureWords.test(cell)) &&
    totalLabel.test(first.normalize('NFKC').trim())
  );
}

function inRows({ heading, rows }: Block, leftOver: { row: number; text: string }[]): FoundQuestion | null {
  const answers = rows.filter(({ cells }) => {
    const [label = '', ...rest] = cells.filter((cell) => cell !== '');
    return (
      readFigure(label) === null &&
      rest.length > 0 &&
      rest.length <= 3 &&
      rest.every((cell) => readFigure(cell) !== null || isWithheld(cell))
    );
  });
  if (answers.filter(({ cells }) => cells.some((cell) => readFigure(cell) !== null)).length < 2) return null;
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
  const unread = rows.filter((row) => row !== head && !answers.includes(row));
  leftOver.push(...unread.flatMap(({ cells, index }) => leftOverRow(cells, index)));
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
  const columns = head.flatMap((label, column) =>
    label !== '' && (readFigure(whole[column] ?? '') !== null || isWithheld(whole[column] ?? ''))
      ? [column]
      : [],
  );
  const isTotal = (column: number): boolean => totalLabel.test((head[column] ?? '').normalize('NFKC').trim());
  const at = columns.filter((column) => !isTotal(column));
  const total = columns.map((column) => (isTotal(column) ? readFigure(whole[column] ?? '') : null));
  const people = total.find((figure) => figure !== null && !figure.isShare && figure.decimals === 0)?.value;
  if (at.length < 2) return null;
  const first = at.map((column) => readFigure(whole[column] ?? ''));
  const second = isShares ? at.map((column) => readFigure(next[column] ?? '')) : [];
  const firstKind = columnKind('', first);
  const labels = at.map((column) => head[column] ?? '');
  const counted = people === undefined ? heading : { ...heading, respondents: heading.respondents ?? people };
  return firstKind === 'share'
    ? question(counted, labels, [], first)
    : question(counted, labels, first, second);
}
