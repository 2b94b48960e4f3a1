import { type AskedQuestion, partOf, questionIn, surveyNameIn, withSurvey } from './asked-question.ts';
import type { IssueSheet, SurveyFinding, SurveyTable, SurveyTableRow } from './issue-sheet-content.ts';
import { readQuestionCode } from './question-code.ts';
import { remarksIn } from './question-heading.ts';
import { type HeldCell, heldCells } from './survey-table.ts';
import {
  type ColumnHead,
  type ColumnRole,
  groupNamedBy,
  isDifference,
  isGroupWord,
  isNoFigure,
  isShareWord,
  listedShares,
  plainWord,
  roleOfHead,
  saysShare,
  type TableFigure,
  tableFigure,
} from './survey-table-columns.ts';

/** All survey findings of a sheet: the lines of its table of findings, and what its tables of answers say. */
export function allFindings(sheet: IssueSheet): readonly SurveyFinding[] {
  const tables = sheet.surveyTables ?? [];
  if (tables.length === 0) return sheet.findings;
  // A survey that is named above one table holds for the tables below it too.
  let survey: string | null = null;
  const [label, ...others] = sheet.surveyLabels;
  const respondents = label === undefined || others.length > 0 ? null : remarksIn(label.text).respondents;
  return [
    ...sheet.findings,
    ...tables.flatMap((table) => {
      for (const { text } of table.captions) survey = surveyNameIn(text) ?? survey;
      return findingsOfTable(table, survey, respondents);
    }),
  ];
}

/** A sheet whose findings are all of them, for what looks at findings alone. */
export function withTableFindings(sheet: IssueSheet): IssueSheet {
  return (sheet.surveyTables ?? []).length === 0 ? sheet : { ...sheet, findings: [...allFindings(sheet)] };
}

type Answer = SurveyFinding['answers'][number];
type Respondents = NonNullable<SurveyFinding['respondents']>[number];

/** A question while its rows are read. */
interface Asked extends AskedQuestion {
  readonly rowId: string;
  readonly answers: Answer[];
  readonly respondents: Respondents[];
}

/** What holds for the rows of a table when it begins: the question of its caption, the survey that it names. */
interface Context {
  readonly question: AskedQuestion | null;
  readonly survey: string | null;
  readonly respondents: number | null;
  readonly sharesSaid: boolean;
  /** Who answered, where the lines above say it. */
  readonly group: string;
}

/**
 * The findings of a table of answers, one for each question: rows of 設問, 回答, 割合; questions with an answer in each column;
 * a caption with the question and its answers below; groups of people or years in columns. AskedQuestion cells that are merged or
 * empty go on with the question above. A table without shares gives none.
 * @param survey that the table's 問番号 belong to, where lines further above name one
 * @param respondents how many answered, where the label of the part says it
 */
export function findingsOfTable(
  table: SurveyTable,
  survey: string | null = null,
  respondents: number | null = null,
): SurveyFinding[] {
  const held = heldCells(table.rows);
  const asked: Asked[] = [];
  let context = contextOf(table, { question: null, survey, respondents, sharesSaid: false, group: '' });
  let from = 0;
  while (from < table.rows.length) {
    let bodyFrom = from;
    while (table.rows[bodyFrom]?.head === true) bodyFrom += 1;
    let to = Math.max(bodyFrom, from + 1);
    while (to < table.rows.length && table.rows[to]?.head !== true) to += 1;
    context = readSegment(table.rows, held, { from, bodyFrom, to }, context, asked);
    from = to;
  }
  return asked
    .filter(({ answers }) => answers.length > 0)
    .map(({ rowId, code, codeText, text, answers, respondents }) => ({
      id: rowId,
      text,
      questionText: codeText,
      question: code,
      answers,
      ...(respondents.length === 0 ? {} : { respondents }),
      tableId: table.id,
    }));
}

function contextOf({ captions, notes }: SurveyTable, around: Context): Context {
  let context = around;
  for (const { text } of [...captions, ...notes]) {
    context = { ...context, ...saidBy(text, context) };
  }
  return context;
}

/** What a line around the table says of it. */
function saidBy(text: string, context: Context): Context {
  const question = questionIn(text);
  const survey = (question === null ? surveyNameIn(text) : null) ?? context.survey;
  const { respondents } = remarksIn(text);
  return {
    question:
      question === null
        ? context.question
        : { ...question, code: question.code === null ? null : withSurvey(question.code, survey) },
    survey,
    respondents: question === null ? (respondents ?? context.respondents) : respondents,
    group: groupNamedBy(text) ?? context.group,
    sharesSaid: context.sharesSaid || /単位\s*[:：]?\s*[%％]|[（(]\s*[%％]\s*[)）]/u.test(text),
  };
}

interface Extent {
  readonly from: number;
  readonly bodyFrom: number;
  readonly to: number;
}

interface Column {
  readonly at: number;
  readonly head: ColumnHead;
  readonly role: ColumnRole;
}

/** Reads a head with the rows below it. @returns what holds for what follows */
function readSegment(
  rows: readonly SurveyTableRow[],
  held: readonly (readonly HeldCell[])[],
  extent: Extent,
  context: Context,
  asked: Asked[],
): Context {
  const body = Array.from({ length: extent.to - extent.bodyFrom }, (_, index) => extent.bodyFrom + index);
  const lines = body.filter((row) => ownTexts(held[row]).length > 1);
  const columns = columnsOf(held, extent, lines, context);
  const values = columns.filter(({ role }) => role === 'value');
  let state = context;
  const shape = shapeOf(held, lines, columns, context);
  let current: Asked | null = null;
  let group = context.group;
  for (const row of body) {
    const cells = held[row] ?? [];
    const rowId = rows[row]?.id ?? '';
    const own = ownTexts(cells);
    if (own.length <= 1) {
      const said = own[0] ?? '';
      const next = saidBy(said, state);
      if (next.question !== state.question) current = null;
      ({ group } = next);
      state = next;
      continue;
    }
    if (values.length === 0 && !columns.some(({ role }) => role === 'list')) continue;
    const question = questionOfRow(cells, columns, state, shape, current);
    if (current === null || !isSame(current, question)) {
      current = { rowId, ...question, answers: [], respondents: [] };
      asked.push(current);
      group = context.group;
    }
    addRow(current, cells, columns, shape, group, state);
  }
  return state;
}

function ownTexts(cells: readonly HeldCell[] | undefined): string[] {
  return (cells ?? [])
    .filter(({ text, isOwn }) => isOwn && text.trim() !== '')
    .map(({ text }) => text.trim());
}

function isSame(current: Asked, question: AskedQuestion): boolean {
  return current.codeText === question.codeText && current.text === question.text;
}

/** The columns with what they hold, from their heads and from their figures. */
function columnsOf(
  held: readonly (readonly HeldCell[])[],
  { from, bodyFrom }: Extent,
  lines: readonly number[],
  context: Context,
): Column[] {
  const width = Math.max(0, ...lines.map((row) => held[row]?.length ?? 0));
  const columns = Array.from({ length: width }, (_, at): Column => {
    const texts = held.slice(from, bodyFrom).map((cells) => cells[at]?.text.trim() ?? '');
    const said = texts.filter((text, index) => text !== '' && texts.indexOf(text) === index);
    const label = said.findLast((text) => !isShareWord(text)) ?? '';
    const head: ColumnHead = { words: said.map(plainWord), label };
    return { at, head, role: roleIn(head, cellsOf(held, lines, at), context) };
  });
  const sharesAreSaid = columns.some(({ role, head }) => role === 'value' && saysShare(head));
  // 「割合」 beside 「前回」: whole numbers there are shares too.
  return columns.map((column) => {
    const { at, head, role } = column;
    if (!sharesAreSaid || role !== 'count' || roleOfHead(head) !== null || !isGroupWord(head.label))
      return column;
    const isShare = cellsOf(held, lines, at).every((cell) => (tableFigure(cell)?.value ?? 0) <= 100);
    return isShare ? { ...column, role: 'value' } : column;
  });
}

function cellsOf(held: readonly (readonly HeldCell[])[], lines: readonly number[], at: number): string[] {
  return lines.flatMap((row) => {
    const cell = held[row]?.[at];
    return cell?.isOwn === true && cell.text.trim() !== '' ? [cell.text] : [];
  });
}

function roleIn(head: ColumnHead, cells: readonly string[], context: Context): ColumnRole {
  const said = roleOfHead(head);
  if (cells.filter((cell) => listedShares(cell).length > 0).length * 2 > cells.length) return 'list';
  // 「問」 above nothing but numbers.
  const isCode = (cell: string): boolean =>
    readQuestionCode(/^[0-9０-９]/u.test(cell.trim()) ? `問${cell.trim()}` : cell) !== null;
  if (said === 'question' && cells.length > 0 && cells.every(isCode)) return 'code';
  const arePeople = cells.every((cell) => (tableFigure(cell)?.decimals ?? 0) === 0 && !/[%％]/u.test(cell));
  if (said !== null && said !== 'value' && (said !== 'respondents' || arePeople)) return said;
  const figures = cells.map(tableFigure);
  const known = figures.filter((figure) => figure !== null);
  const others = cells.filter((cell, index) => figures[index] === null && !isNoFigure(cell));
  if (known.length === 0 || known.length < others.length || isDifference(head)) return 'text';
  return areShares(head, known, context) ? 'value' : 'count';
}

/** Figures that are shares: their head or the line above says so, they have a sign, or digits behind the point. */
function areShares(head: ColumnHead, figures: readonly TableFigure[], { sharesSaid }: Context): boolean {
  if (figures.some(({ value, isCount }) => value > 100 || isCount)) return false;
  return (
    saysShare(head) ||
    sharesSaid ||
    figures.some(({ isShare }) => isShare) ||
    figures.filter(({ decimals }) => decimals > 0).length * 2 > figures.length
  );
}

/** Where the words of an answer stand: in a column of their own, or over the shares. */
interface Shape {
  /** Column of the answers; null where they are the heads. */
  readonly answer: number | null;
}

function shapeOf(
  held: readonly (readonly HeldCell[])[],
  lines: readonly number[],
  columns: readonly Column[],
  context: Context,
): Shape {
  const values = columns.filter(({ role }) => role === 'value');
  const named = columns.find(({ role }) => role === 'answer');
  if (named !== undefined) return { answer: named.at };
  if (values.length === 0) return { answer: null };
  const first = values[0]?.at ?? columns.length;
  const texts = columns.filter(({ at, role }) => at < first && (role === 'text' || role === 'question'));
  const last = texts.at(-1);
  if (last === undefined) return { answer: null };
  const heads = values.map(({ head }) => head.label).filter((label) => label !== '');
  // Nothing but 「割合」 or groups of people over the shares: the words of the answer stand beside them.
  if (heads.every(isGroupWord)) return { answer: last.at };
  const asks = (row: number): boolean => questionIn(held[row]?.[last.at]?.text ?? '') !== null;
  const hasQuestions =
    columns.some(({ role }) => role === 'code') || lines.filter(asks).length * 2 >= lines.length;
  if (hasQuestions || last.role === 'question') return { answer: null };
  if (context.question === null) return { answer: texts.length > 1 ? last.at : null };
  const sums = lines.map((row) =>
    values.reduce((sum, { at }) => sum + (tableFigure(held[row]?.[at]?.text ?? '')?.value ?? 0), 0),
  );
  const areWhole =
    values.length > 1 && sums.filter((sum) => Math.abs(sum - 100) < 5).length * 2 > sums.length;
  return { answer: areWhole ? null : last.at };
}

/** The question of a row: its own, or where its cells are merged or empty, that of the row above or of the caption. */
function questionOfRow(
  cells: readonly HeldCell[],
  columns: readonly Column[],
  context: Context,
  shape: Shape,
  current: Asked | null,
): AskedQuestion {
  const at = (role: ColumnRole): HeldCell[] =>
    columns
      .filter((column) => column.role === role && column.at !== shape.answer)
      .flatMap((column) => cells[column.at] ?? []);
  const codeText = (at('code')[0]?.text ?? '').trim();
  const firstValue = columns.find(({ role }) => role === 'value' || role === 'list')?.at ?? columns.length;
  const words = [...at('question'), ...at('text').filter((cell) => cells.indexOf(cell) < firstValue)]
    .map(({ text }) => text.trim())
    .filter((text) => text !== '');
  const bare = /^[0-9０-９]/u.test(codeText) ? `問${codeText}` : codeText;
  const inWords = words.map(questionIn).find((question) => question !== null) ?? null;
  const own = readQuestionCode(bare);
  const above = current ?? context.question;
  const answered = codeText === '' && words.length === 0 ? questionIn(answerIn(cells, shape)) : null;
  if (answered !== null) return { ...answered, text: '' };
  // Under a caption that asks, the words beside the shares name people.
  const isGroup = (word: string): boolean =>
    shape.answer === null && context.question !== null && isGroupWord(word) && questionIn(word) === null;
  const text = words
    .filter((word) => !isGroup(word))
    .map((word) => questionIn(word)?.text ?? remarksIn(word).text)
    .filter((word) => word !== '');
  if (own === null && inWords === null) {
    if (codeText !== '') return { code: null, codeText, text: text.join('\u3000') };
    if (text.length === 0 && above !== null) return above;
    // Further words under the same question: 「(1) 近所と話す」 is a part of it.
    const part = partOf(above, words[0] ?? '');
    if (part !== null) return { ...part, text: text.join('\u3000') };
    const asks = shape.answer === null ? '' : (above?.text ?? '');
    return above === null || (current !== null && current.code === null)
      ? { code: null, codeText: '', text: text.join('\u3000') }
      : { ...above, text: asks === '' || text.includes(asks) ? text.join('\u3000') : above.text };
  }
  const found = own === null ? inWords : { code: own, codeText, text: '' };
  const code = found?.code ?? null;
  const question: AskedQuestion = {
    code: code === null ? null : withSurvey(code, context.survey),
    codeText: found?.codeText ?? codeText,
    text: text.join('\u3000') || (above !== null && above.codeText === found?.codeText ? above.text : ''),
  };
  return partOf(question, words[0] ?? '') ?? question;
}

function answerIn(cells: readonly HeldCell[], { answer }: Shape): string {
  return answer === null ? '' : (cells[answer]?.text.trim() ?? '');
}

const totalLabel = /^(?:全体|合計|計|総数|総計|回答者数|有効回答数?|n)$/iu;

function addRow(
  current: Asked,
  cells: readonly HeldCell[],
  columns: readonly Column[],
  shape: Shape,
  group: string,
  context: Context,
): void {
  const text = (at: number): string => cells[at]?.text.trim() ?? '';
  const { answer } = shape;
  const printed = answerIn(cells, shape);
  const label = questionIn(printed)?.text || printed;
  const isTotal = totalLabel.test(plainWord(label));
  for (const { at, role, head } of columns) {
    if (role === 'list') {
      const named = isGroupWord(head.label) ? remarksIn(head.label).text : group;
      for (const share of listedShares(text(at))) {
        current.answers.push(answerOf(share.label, { value: share.percent }, share.written, named));
      }
    }
    const figure = tableFigure(text(at));
    if (figure === null) continue;
    const isPeople = role === 'respondents' || (role === 'count' && isTotal);
    if (isPeople && figure.decimals === 0) addRespondents(current, group, figure.value);
    if (role !== 'value') continue;
    const { text: named, respondents } = remarksIn(head.label);
    if (answer === null) {
      if (!totalLabel.test(plainWord(named)) && named !== '')
        current.answers.push(answerOf(named, figure, text(at), groupIn(cells, columns, context, group)));
    } else {
      const own = [group, named].filter((word) => word !== '').join('\u3000');
      if (respondents !== null) addRespondents(current, own, respondents);
      if (!isTotal && label !== '') current.answers.push(answerOf(label, figure, text(at), own));
    }
  }
  const said = cells.map((cell) => remarksIn(cell.text).respondents).find((count) => count !== null);
  const all = said ?? context.respondents;
  if (all !== null && all !== undefined) addRespondents(current, '', all);
}

/** Under a caption with the question, the words of a row name who answered. */
function groupIn(
  cells: readonly HeldCell[],
  columns: readonly Column[],
  context: Context,
  group: string,
): string {
  if (group !== '' || context.question === null) return group;
  const words = columns.flatMap(({ at, role }) => (role === 'text' ? [cells[at]?.text.trim() ?? ''] : []));
  const own = words.find((word) => isGroupWord(word) && questionIn(word) === null) ?? '';
  return /^(?:全体|合計|総数)$/u.test(plainWord(own)) ? '' : remarksIn(own).text;
}

function answerOf(label: string, figure: Pick<TableFigure, 'value'>, written: string, group: string): Answer {
  return { labels: [label], percent: figure.value, ...(group === '' ? {} : { group }), written };
}

function addRespondents(current: Asked, group: string, count: number): void {
  if (!current.respondents.some((known) => known.group === group)) current.respondents.push({ group, count });
}
