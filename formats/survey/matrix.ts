import { columnKind, isWithheld, readFigure } from './figures.ts';
import { totalLabel } from './long-form.ts';
import { type Block, question } from './question.ts';
import type { FoundQuestion } from './read-survey.ts';

/** 「(1) 災害のときに…」, 「①家具を…」, 「ア　声かけ」: a question below a question. */
const subQuestion = /^(?:[(（]\s*(?<no>[0-9０-９]{1,2})\s*[)）]|(?<circled>[①-⑳]))\s*(?<text>.*)$/u;

/**
 * One question with several lines, each answered for itself: 問22 with (1), (2) … in rows and the answers in columns. Each line
 * is a question of its own, 問22(1).
 * @returns nothing for a block of another shape
 */
export function inMatrix({ heading, rows }: Block): FoundQuestion[] {
  const lines = rows.flatMap(({ cells }) => {
    const first = cells.find((cell) => cell !== '') ?? '';
    const groups = subQuestion.exec(first)?.groups;
    const figures = cells.filter((cell) => readFigure(cell) !== null).length;
    if (groups === undefined || figures < 2) return [];
    const circled = groups['circled'];
    const no =
      circled === undefined ? Number(groups['no']?.normalize('NFKC')) : Number(circled.normalize('NFKC'));
    const after = cells
      .slice(cells.indexOf(first) + 1)
      .find((cell) => cell !== '' && readFigure(cell) === null);
    return [{ cells, no, text: groups['text'] || (after ?? '') }];
  });
  const head = rows.find(
    ({ cells }) =>
      cells.filter((cell) => cell !== '').length >= 2 && cells.every((cell) => readFigure(cell) === null),
  )?.cells;
  if (lines.length < 2 || head === undefined) return [];
  const at = head.flatMap((label, column) =>
    label !== '' &&
    lines.every(({ cells }) => readFigure(cells[column] ?? '') !== null || isWithheld(cells[column] ?? ''))
      ? [column]
      : [],
  );
  const isTotal = (column: number): boolean => totalLabel.test((head[column] ?? '').normalize('NFKC').trim());
  const answers = at.filter((column) => !isTotal(column));
  const all = lines.flatMap(({ cells }) => answers.map((column) => readFigure(cells[column] ?? '')));
  const isShare = columnKind('', all) === 'share';
  return lines.flatMap(({ cells, no, text }): FoundQuestion[] => {
    const figures = answers.map((column) => readFigure(cells[column] ?? ''));
    const people = at.filter(isTotal).map((column) => readFigure(cells[column] ?? ''));
    const found = question(
      {
        ...heading,
        codeText: `${heading.codeText}(${no})`,
        text: text === '' ? heading.text : text,
        respondents: people.find((figure) => figure !== null)?.value ?? heading.respondents,
      },
      answers.map((column) => head[column] ?? ''),
      isShare ? [] : figures,
      isShare ? figures : [],
    );
    return found === null ? [] : [found];
  });
}
