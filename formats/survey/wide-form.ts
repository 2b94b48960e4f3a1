/*
 * A list with a row for each question, whose answers follow one another in the row: 選択肢1, 割合1, 選択肢2, 割合2 …, numbered or
 * just repeated. It is laid out as a row for each answer, and read as such.
 */

type Grid = readonly (readonly string[])[];

type Part = 'answer' | 'count' | 'share';

const answerWord = '(?:選択肢|回答項目|回答|項目|カテゴリー?|答え)(?:名|の?内容|文)?';
const shareWord = '(?:割合|構成比|比率|回答率|率|[%％]|パーセント)';
const countWord = '(?:件数|人数|回答数|度数|実数|票数|回答件数)';
const ofAnswer = '(?:選択肢|回答|項目)';
const no = '[(_-]?(?<no>\\d{1,2})?[)]?';
const unit = '(?:\\((?:%|人|件|票)\\))?';

const heads: readonly (readonly [Part, RegExp])[] = [
  ['share', new RegExp(`^(?:${ofAnswer}${no}の?)?${shareWord}${unit}$`, 'iu')],
  ['share', new RegExp(`^${shareWord}${unit}${no}${unit}$`, 'iu')],
  ['count', new RegExp(`^(?:${ofAnswer}${no}の?)?${countWord}${unit}$`, 'iu')],
  ['count', new RegExp(`^${countWord}${unit}${no}${unit}$`, 'iu')],
  ['answer', new RegExp(`^${answerWord}${no}$`, 'u')],
];

interface AnswerColumns {
  readonly answer?: number;
  readonly count?: number;
  readonly share?: number;
}

/** A list with a row for each answer, made of one with a row for each question; `rowOf` tells where a row of it was. */
export interface LaidOut {
  readonly grid: Grid;
  readonly rowOf: (row: number) => number;
}

/** @returns null where no head names answers several times */
export function layOutWideForm(grid: Grid): LaidOut | null {
  const headAt = grid.slice(0, 20).findIndex((row) => answersIn(row).length > 1);
  const head = grid[headAt];
  if (head === undefined) return null;
  const answers = answersIn(head);
  const taken = new Set(answers.flatMap((columns) => Object.values(columns)));
  const others = [...head.keys()].filter((column) => !taken.has(column));
  const rows: { readonly cells: readonly string[]; readonly from: number }[] = grid
    .slice(0, headAt)
    .map((cells, from) => ({ cells, from }));
  const named = others.map((column) => head[column] ?? '');
  rows.push({ cells: [...named, '選択肢', '件数', '割合'], from: headAt });
  grid.slice(headAt + 1).forEach((cells, index) => {
    const at = (column: number | undefined): string => (column === undefined ? '' : (cells[column] ?? ''));
    const own = others.map((column) => at(column));
    const given = answers.filter(({ answer, count, share }) =>
      [answer, count, share].some((column) => at(column) !== ''),
    );
    const from = headAt + 1 + index;
    if (given.length === 0) rows.push({ cells: own, from });
    given.forEach(({ answer, count, share }, number) => {
      // What holds for the question stands in its first row.
      const said = number === 0 ? own : own.map(() => '');
      rows.push({ cells: [...said, at(answer), at(count), at(share)], from });
    });
  });
  return { grid: rows.map(({ cells }) => cells), rowOf: (row) => rows[row]?.from ?? row };
}

/** The columns of each answer, in the order of the answers. */
function answersIn(head: readonly string[]): AnswerColumns[] {
  const found = new Map<number, { answer?: number; count?: number; share?: number }>();
  const seen: Record<Part, number> = { answer: 0, count: 0, share: 0 };
  head.forEach((text, column) => {
    const word = text.normalize('NFKC').replace(/\s+/gu, '');
    for (const [part, pattern] of heads) {
      const match = pattern.exec(word);
      if (match === null) continue;
      seen[part] += 1;
      const number = Number(match.groups?.['no'] ?? seen[part]);
      const known = found.get(number) ?? {};
      known[part] ??= column;
      found.set(number, known);
      return;
    }
  });
  return [...found.entries()]
    .sort(([first], [second]) => first - second)
    .map(([, columns]) => columns)
    .filter(({ answer, count, share }) => answer !== undefined && (count ?? share) !== undefined);
}
