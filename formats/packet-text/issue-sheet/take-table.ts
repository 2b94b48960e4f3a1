import { type GoalHeading, readGoalHeading } from '../../../core/domain/issue-sheets/goal-heading.ts';
import type { IndicatorHead } from '../../../core/domain/issue-sheets/issue-sheet-content.ts';
import { readQuestionCode } from '../../../core/domain/issue-sheets/question-code.ts';
import { addAll } from '../add-all.ts';
import type { TableElement } from '../elements.ts';
import { type Cell, type CellLine, type GridCell, type GridRow, gridOf, linesOf, printed } from '../table.ts';
import { endsSentence, enumeratorOf, shortKey, splitBullet } from '../text.ts';
import { type IndicatorColumns, readIndicatorHead } from './indicator-head.ts';
import { partOfLabel, readChallengeMark } from './labels.ts';
import { itemOf, splitTrends } from './lists.ts';
import { beginPart, keepOther, newChallenge, type SheetState } from './sheet-state.ts';
import { takeSurveyTable } from './survey-table.ts';
import { addFinding, type SheetSourceLine, takeSheetLine } from './take-line.ts';

/** Tells the state to go on with: a row may begin the sheet of the next goal. */
export type OnGoal = (text: string, goal: GoalHeading, line: number) => SheetState;

/** Puts the rows of a table where they belong in the sheet. */
export function takeSheetTable(start: SheetState, element: TableElement, onGoal: OnGoal): SheetState {
  let state = start;
  const rows = gridOf(element.table);
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index];
    if (row === undefined) break;
    const only = onlyText(row);
    const goal = only === null ? null : readGoalHeading(only);
    if (only !== null && goal !== null) state = onGoal(only, goal, row.line);
    else index += takeRow(state, row, rows.slice(index + 1));
  }
  return state;
}

function onlyText(row: GridRow): string | null {
  const filled = row.cells.filter((cell) => printed(cell) !== '');
  const [only] = filled;
  return filled.length === 1 && only !== undefined && only.cell.parts === null ? printed(only) : null;
}

/** Takes a row; returns how many further rows belong to it. */
function takeRow(state: SheetState, row: GridRow, below: readonly GridRow[]): number {
  const [next] = below;
  if (row.disagrees) {
    for (const cell of row.cells) if (printed(cell) !== '') keepOther(state, row.line, '', printed(cell));
    return 0;
  }
  const rest = takeLabel(state, row, next);
  if (rest === null) return 0;
  const surveyed = takeSurveyTable(state, [rest, ...below]);
  if (surveyed > 0) return surveyed - 1;
  const head = takeHead(state, rest, next);
  if (head !== null) return head - 1;
  if (takeColumns(state, rest)) return 0;
  if (isPlainRow(rest)) {
    const texts = rest.cells.flatMap((cell) => (cell.covered ? [] : [printed(cell)]));
    keepOther(state, row.line, '', texts.filter((text) => text !== '').join('\u3000'));
    return 0;
  }
  for (const cell of rest.cells) if (!cell.covered) takeCell(state, cell.cell, row.line);
  return 0;
}

/** A row of three or more short cells, of a table that the form does not have: torn apart it would say nothing. */
function isPlainRow({ cells }: GridRow): boolean {
  const texts = cells.map(printed).filter((text) => text !== '');
  return texts.length >= 3 && texts.every((text) => text.length <= 40 && !/[\n。【]/u.test(text));
}

const blank: GridCell = {
  cell: { text: '', parts: null, header: false, columnSpan: 1, rowSpan: 1 },
  covered: false,
};

/** Takes the label of a part off the front of a row. Null where there is nothing else in it. */
function takeLabel(state: SheetState, row: GridRow, next: GridRow | undefined): GridRow | null {
  const at = row.cells.findIndex((cell) => printed(cell) !== '');
  const cell = row.cells[at];
  if (cell === undefined) return null;
  const text = printed(cell);
  const part = text.length > 60 ? null : partOfLabel(text);
  // 「計画全体の目標指標」 heads its table.
  if (part === null || part === 'planIndicators') return row;
  // 「主な取組」 above the names of projects heads its column.
  if (part === 'projects' && readIndicatorHead(row, next)?.columns.project === at) return row;
  const rest = row.cells.map((one, index) => (index === at ? blank : one));
  const hasMore = rest.some((one) => printed(one) !== '');
  // A label beside further rows of its own table does not end the table.
  const goesOn = part === state.part || (part === 'findings' && state.findings !== null);
  if (goesOn && hasMore) keepColumns(state, () => beginPart(state, part, text, row.line));
  else beginPart(state, part, text, row.line);
  return hasMore ? { ...row, cells: rest } : null;
}

function keepColumns(state: SheetState, act: () => void): void {
  const { indicators, findings, challengeColumns } = state;
  act();
  state.indicators = indicators;
  state.findings = findings;
  state.challengeColumns = challengeColumns;
}

/** The head of one of the sheet's tables: how many rows it has; null for another row. */
function takeHead(state: SheetState, row: GridRow, next: GridRow | undefined): number | null {
  const { sheet, reading } = state;
  const words = row.cells.map((cell) => shortKey(printed(cell), 40));
  const question = words.findIndex((word) =>
    /^(?:問番号|設問番号|設問|問|質問番号|調査票の?問番号|該当設問|問No\.?)$/u.test(word),
  );
  const text = words.findIndex(
    (word, index) =>
      index !== question &&
      /^(?:調査結果項目|調査結果|調査項目|結果項目|項目|内容|調査結果の?(?:内容|概要)|主な結果|結果)$/u.test(
        word,
      ),
  );
  if (question >= 0 && text >= 0) {
    state.part = 'findings';
    state.findings = { text, question };
    state.indicators = null;
    const head = { text: printed(row.cells[text]), question: printed(row.cells[question]) };
    const known = sheet.findingHead;
    sheet.findingHead ??= { id: reading.newId(), ...head };
    if (known !== null && known.text !== head.text) keepOther(state, row.line, '', head.text);
    if (known !== null && known.question !== head.question) keepOther(state, row.line, '', head.question);
    keepRest(state, row, [text, question]);
    return 1;
  }
  const head = words.some((word) => word.includes('指標')) ? readIndicatorHead(row, next) : null;
  if (head !== null) {
    openIndicators(state, head.columns, row.line);
    return head.rows;
  }
  const current = words.findIndex((word) => /^【?現状】?$/u.test(word));
  const issues = words.findIndex((word) => /^【?課題】?$/u.test(word));
  if (current >= 0 && issues >= 0) {
    const policy = words.findIndex((word) => /^(?:施策名?|施策の柱|施策の方向性?|項目|区分|)$/u.test(word));
    state.part = 'challenges';
    state.indicators = null;
    state.findings = null;
    state.challengeColumns = {
      policy: policy === current || policy === issues ? -1 : policy,
      current,
      issues,
    };
    keepRest(state, row, []);
    return 1;
  }
  return null;
}

function openIndicators(state: SheetState, columns: IndicatorColumns, line: number): void {
  const { sheet, reading } = state;
  state.part = columns.kind === 'indicators' ? 'projects' : 'planIndicators';
  state.indicators = columns;
  state.findings = null;
  const known = columns.kind === 'indicators' ? sheet.indicatorHead : sheet.planIndicatorHead;
  if (known === null) {
    const head = {
      id: reading.newId(),
      periodRowId: reading.newId(),
      ...columns.head,
      ...(columns.others.length === 0
        ? {}
        : { more: columns.others.map(({ text }) => ({ id: reading.newId(), text })) }),
    };
    if (columns.kind === 'indicators') sheet.indicatorHead = head;
    else sheet.planIndicatorHead = head;
  } else {
    // A head that comes again on the next page is kept once; what differs in it is kept beside.
    const said = new Set(headTexts(known));
    for (const text of headTexts(columns.head)) if (!said.has(text)) keepOther(state, line, '', text);
    if (!hasSameMore(known, columns))
      for (const other of columns.others) keepOther(state, line, '', other.text);
  }
}

/** Whether a table has the further columns of the table of the sheet that its rows are put into. */
function hasSameMore(head: IndicatorHead | null, { others }: IndicatorColumns): boolean {
  const more = head?.more ?? [];
  return more.length === others.length && others.every(({ text }, index) => more[index]?.text === text);
}

function headTexts(head: IndicatorColumns['head']): string[] {
  const { project, indicator, group, baseline, target, result } = head;
  const values = [baseline, target, result].map(({ label, period }) => `${label} ${period}`.trim());
  const texts = [project, indicator, group, ...values];
  return texts.filter((text) => text !== '');
}

/** Keeps cells of a head that the form has no place for. */
function keepRest(state: SheetState, row: GridRow, taken: readonly number[]): void {
  row.cells.forEach((cell, index) => {
    const text = printed(cell);
    if (!taken.includes(index) && text !== '') state.reading.notUnderstood(row.line, text);
  });
}

/** A row of the table that is open; false where it is none. */
function takeColumns(state: SheetState, row: GridRow): boolean {
  const filled = row.cells.filter((cell) => printed(cell) !== '');
  const [only] = filled;
  if (only === undefined) return true;
  if (state.challengeColumns !== null && state.part === 'challenges') return takeChallengeRow(state, row);
  if (filled.length === 1 && (only.cell.parts !== null || isProse(printed(only)))) return false;
  if (state.indicators !== null) return takeIndicator(state, state.indicators, row);
  return state.part === 'findings' ? takeFinding(state, row) : false;
}

/** Text that is an item of a list or a sentence, not the name of an indicator. */
function isProse(text: string): boolean {
  return (
    splitBullet(text).marker !== '' ||
    endsSentence(text) ||
    /。/u.test(text) ||
    enumeratorOf(text) !== '' ||
    readChallengeMark(text) !== null
  );
}

function takeIndicator(state: SheetState, columns: IndicatorColumns, row: GridRow): boolean {
  const { sheet, reading } = state;
  const at = (column: number): string => (column < 0 ? '' : flat(printed(row.cells[column])));
  const indicator = at(columns.indicator);
  const values = { baseline: at(columns.baseline), target: at(columns.target), result: at(columns.result) };
  const hasValue = values.baseline !== '' || values.target !== '' || values.result !== '';
  const projectCell = columns.project < 0 ? undefined : row.cells[columns.project];
  const printedProject = flat(printed(projectCell));
  if (indicator === '' && !(hasValue && printedProject !== '')) return false;
  const head = columns.kind === 'indicators' ? sheet.indicatorHead : sheet.planIndicatorHead;
  const moreColumns = hasSameMore(head, columns) ? columns.others : [];
  const taken = [columns.project, columns.indicator, columns.baseline, columns.target, columns.result];
  taken.push(...moreColumns.map((other) => other.at));
  const more =
    moreColumns.length === 0
      ? {}
      : { more: moreColumns.map((other) => ({ id: reading.newId(), text: at(other.at) })) };
  row.cells.forEach((cell, index) => {
    if (!taken.includes(index) && printed(cell) !== '') {
      const name = columns.others.find((other) => other.at === index)?.text;
      keepOther(state, row.line, '', name === undefined ? printed(cell) : `${name}：${printed(cell)}`);
    }
  });
  if (columns.kind === 'planIndicators') {
    sheet.planIndicators.push({ id: reading.newId(), indicator, ...values, ...more });
    return true;
  }
  const previous = sheet.indicators.at(-1);
  const merged = columns.project >= 0 && printedProject === '' && previous !== undefined;
  sheet.indicators.push({
    id: reading.newId(),
    project: merged ? previous.project : printedProject,
    startsProject: !merged,
    indicator,
    ...values,
    ...more,
  });
  if (!hasValue) reading.warn(row.line, 'tableRagged', { text: indicator });
  return true;
}

function flat(text: string): string {
  return text.replace(/\s*\n\s*/gu, ' ').trim();
}

function takeFinding(state: SheetState, row: GridRow): boolean {
  const filled = row.cells.flatMap((cell, index) => (printed(cell) === '' ? [] : [index]));
  let question = state.findings?.question ?? -1;
  const last = filled.at(-1) ?? -1;
  // Behind a page break columns may have moved; the question is what reads as one.
  if (
    readQuestionCode(printed(row.cells[question])) === null &&
    readQuestionCode(printed(row.cells[last])) !== null
  )
    question = last;
  if (state.findings === null && readQuestionCode(printed(row.cells[question])) === null) return false;
  const before = filled.filter((index) => index !== question);
  const text = before.map((index) => flat(printed(row.cells[index]))).join('　');
  const questionText = question < 0 ? '' : flat(printed(row.cells[question]));
  if (text === '') return false;
  addFinding(state, row.line, text, questionText);
  return true;
}

function takeChallengeRow(state: SheetState, row: GridRow): boolean {
  const columns = state.challengeColumns;
  if (columns === null) return false;
  const named = columns.policy < 0 ? '' : flat(printed(row.cells[columns.policy]));
  const challenge = state.sheet.challenges.at(-1);
  const { marker, text } = splitBullet(named);
  const target =
    named !== '' || challenge === undefined
      ? newChallenge(state, marker, text || state.sheet.goalTitle)
      : challenge;
  const { newId } = state.reading;
  for (const [side, column] of [
    ['current', columns.current],
    ['issues', columns.issues],
  ] as const) {
    const cell = row.cells[column];
    if (cell === undefined || cell.covered) continue;
    addAll(
      target[side],
      linesOf(cell.cell).map((line) => itemOf({ ...line, line: row.line }, newId)),
    );
  }
  row.cells.forEach((cell, index) => {
    if (
      index !== columns.policy &&
      index !== columns.current &&
      index !== columns.issues &&
      printed(cell) !== ''
    ) {
      keepOther(state, row.line, '', printed(cell));
    }
  });
  return true;
}

/** The lines of a cell as lines of the part that is open. */
function takeCell(state: SheetState, cell: Cell, line: number): void {
  const printedLines = linesOf(cell).map((one) => sourceLine(one, line));
  const lines = state.part === 'trends' ? printedLines.flatMap(splitTrends) : printedLines;
  lines.forEach((one, index) => {
    takeSheetLine(state, one, lines[index + 1] ?? null);
  });
}

function sourceLine(line: CellLine, number: number): SheetSourceLine {
  return { ...line, line: number, level: 0, apart: true };
}
