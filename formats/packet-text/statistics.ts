import {
  isPeriod,
  namesPeriod,
  readPeriod,
  readValue,
  unitAtEndOfTitle,
  unitOfLabel,
  unitOfLine,
  unitOfTitle,
} from '../../core/domain/statistics/read-value.ts';
import type {
  StatisticsContent,
  StatisticsPeriod,
  StatisticsSeries,
  StatisticsTable,
} from '../../core/domain/statistics/statistics-content.ts';
import { liesAcross, uprightTable } from '../../core/domain/statistics/upright.ts';
import type { Element, TableElement, TextElement } from './elements.ts';
import {
  isNote,
  leftOver,
  leftOverRow,
  type Note,
  printedText,
  type Reading,
  reportLeftOver,
} from './reading.ts';
import { type GridRow, gridOf, holding, printed } from './table.ts';
import { endsSentence, key } from './text.ts';

/** What of a table is head, what are labels. */
interface Layout {
  readonly headRows: number;
  readonly labelColumns: number;
  /** Column of units, or -1. */
  readonly unitColumn: number;
}

/**
 * How a table of statistics is laid out: rows of figures under heads, by years.
 * @returns null for a table that is none
 */
export function statisticsLayout(element: TableElement): Layout | null {
  const figures = layoutOfFigures(element);
  if (figures === null) return null;
  const { grid, layout } = figures;
  const body = grid.slice(layout.headRows);
  const periods = (grid[0]?.cells ?? []).filter((cell) => isPeriod(holding(cell))).length;
  const rowPeriods = body.filter((row) => namesPeriod(holding(row.cells[0]))).length;
  const isByYears =
    periods >= 2 || rowPeriods >= 2 || (periods === 1 && body.length >= 2) || rowPeriods * 2 >= body.length;
  return isByYears ? layout : null;
}

/** Rows of figures under heads of any kind: months, quarters, groups of people. Null for a table of other things. */
function layoutOfFigures(element: TableElement): { grid: readonly GridRow[]; layout: Layout } | null {
  const { table } = element;
  if (table.rows.length < 2) return null;
  const grid = gridOf({ ...table, rows: table.rows.slice(0, 60) });
  const [head] = grid;
  if (head === undefined) return null;
  const headRows = Math.max(1, Math.min(3, table.headRows > 0 ? table.headRows : headRowsOf(grid)));
  const body = grid.slice(headRows);
  if (body.length === 0) return null;
  const labelColumns = labelColumnsOf(body, grid);
  const figures = body
    .flatMap((row) => row.cells.slice(labelColumns))
    .map(printed)
    .filter((text) => text !== '');
  const numeric = figures.filter((text) => {
    const { value, missing } = readValue(text);
    return value !== null || missing !== null;
  }).length;
  if (figures.length === 0 || numeric * 10 < figures.length * 7) return null;
  return { grid, layout: { headRows, labelColumns, unitColumn: unitColumnOf(head, labelColumns) } };
}

/** Rows at the top without any figure. */
function headRowsOf(grid: readonly GridRow[]): number {
  let rows = 1;
  while (rows < 3 && rows < grid.length - 1) {
    const texts = (grid[rows]?.cells ?? []).map(printed);
    const filled = texts.filter((text) => text !== '');
    if (
      texts[0] !== '' ||
      filled.length === 0 ||
      filled.some((text) => readValue(text).value !== null && !isPeriod(text))
    )
      break;
    rows += 1;
  }
  return rows;
}

function labelColumnsOf(body: readonly GridRow[], grid: readonly GridRow[]): number {
  const width = Math.max(...grid.map((row) => row.cells.length));
  let columns = 1;
  while (columns < Math.min(4, width - 1)) {
    const texts = body.map((row) => holding(row.cells[columns])).filter((text) => text !== '');
    const words = texts.filter(
      (text) => readValue(text).value === null && readValue(text).missing === null,
    ).length;
    const head = holding(grid[0]?.cells[columns]);
    if (texts.length === 0 || words * 2 <= texts.length || isPeriod(head)) break;
    columns += 1;
  }
  return columns;
}

function unitColumnOf(head: GridRow, labelColumns: number): number {
  const at = head.cells.findIndex((cell) => key(holding(cell)) === '単位');
  return at > 0 && at < labelColumns ? at : -1;
}

const numberPattern =
  /^(?<no>[①-⑳㉑-㉟]|[（(]\s*[0-9０-９]{1,2}\s*[)）]|[⑴-⒇]|(?:図表|表|図)\s*[0-9０-９]{1,3}(?:[-－‐–ー.．][0-9０-９]{1,3})*|[0-9０-９]{1,2}(?:[-－.．][0-9０-９]{1,2})*(?=[.．、\s　）)]))(?<rest>[\s\S]*)$/u;
/** 「【図表3】…」, whose number stays with the title. */
const bracketedNumber =
  /^[【［[〔〈《＜<]\s*(?:図表|表|図)\s*[0-9０-９]{1,3}(?:[-－‐–ー.．][0-9０-９]{1,3})*\s*[】］\]〕〉》＞>]/u;
const sourcePattern = /^[（(〔【]?\s*(?:資料(?:出典|出所)?|出典|出所|データ出典)\s*[:：]/u;

export function isSource(text: string): boolean {
  return sourcePattern.test(text);
}

/** True for a line that carries a table's number: 「①…」, 「表1 …」, 「【図1】…」. */
export function isNumberedTitle(text: string): boolean {
  if (text.length > 120 || text.endsWith('。')) return false;
  return numberPattern.test(text) || bracketedNumber.test(text);
}

/** The number of a table and its title: 「①人口」, 「1．人口」 with its dot. */
export function splitNumber(text: string): { readonly no: string; readonly title: string } {
  const numbered = numberPattern.exec(text)?.groups;
  if (numbered === undefined) return { no: '', title: text };
  const rest = numbered['rest'] ?? '';
  const dot = /^[.．、)）:：]/u.exec(rest)?.[0] ?? '';
  return { no: `${numbered['no'] ?? ''}${dot}`, title: rest.slice(dot.length).trimStart() };
}

/** Where a table's own lines begin: title, unit and notes above it. Looks back no further than `from`. */
export function statisticsTitleIndex(elements: readonly Element[], tableIndex: number, from: number): number {
  let start = tableIndex;
  for (let index = tableIndex - 1; index >= from && tableIndex - index <= 6; index -= 1) {
    const element = elements[index];
    if (element?.type !== 'text') break;
    const text = printedText(element);
    if (isSource(text) || endsSentence(text)) break;
    start = index;
    if (unitOfLine(text) === null && !isNote(text)) break;
  }
  return start;
}

interface OpenTable extends Omit<StatisticsTable, 'unitLine' | 'source' | 'section' | 'notesBelowSource'> {
  section?: Note;
  notesBelowSource?: true;
  unitLine: Note | null;
  source: Note | null;
}

/** 統計資料: tables with their titles, units, notes and sources; `title` where the paper prints one above the first. */
export function readStatistics(elements: readonly Element[], reading: Reading): StatisticsContent {
  const tables: OpenTable[] = [];
  const notes: Note[] = [];
  let title: Note | null = null;
  let done = 0;
  elements.forEach((element, index) => {
    if (element.type !== 'table') return;
    // Among statistics a table of figures needs no years to be one of them.
    const layout = layoutOfFigures(element)?.layout;
    if (layout === undefined) return;
    const own = statisticsTitleIndex(elements, index, done);
    const between = elements.slice(done, own);
    const group = groupHeading(between, tables.length === 0 && title === null);
    if (group !== null) between.pop();
    if (tables.length === 0) {
      const [first, ...rest] = between;
      if (first?.type === 'text' && !isNote(first.text) && first.text.length <= 100) {
        title = { id: reading.newId(), text: printedText(first) };
        placeLines(rest, null, notes, reading);
      } else {
        placeLines(between, null, notes, reading);
      }
    } else {
      placeLines(between, tables.at(-1) ?? null, notes, reading);
    }
    const above = elements.slice(own, index).filter((one): one is TextElement => one.type === 'text');
    const table = readTable(element, layout, above, reading);
    if (group !== null) table.section = { id: reading.newId(), text: printedText(group) };
    tables.push(table);
    done = index + 1;
  });
  placeLines(elements.slice(done), tables.at(-1) ?? null, notes, reading);
  for (const table of tables) markProvisional(table);
  return { kind: 'statistics', title, tables, notes };
}

/** A heading directly above the title of a table, which groups the tables that follow. */
function groupHeading(between: readonly Element[], mayBeTitle: boolean): TextElement | null {
  const last = between.at(-1);
  if (last?.type !== 'text' || isNote(last.text) || isSource(last.text)) return null;
  if (last.level === 0 && !(isNumberedTitle(last.text) && last.apart)) return null;
  return mayBeTitle && between.length === 1 ? null : last;
}

/** Lines behind a table: its source, its notes, and what else stands there. */
function placeLines(
  lines: readonly Element[],
  table: OpenTable | null,
  notes: Note[],
  reading: Reading,
): void {
  let isBeside = table !== null;
  for (const element of lines) {
    for (const { line, text } of leftOver(element)) {
      const note = { id: reading.newId(), text };
      const comments = isBeside && isComment(element);
      if (table !== null && comments && table.source !== null && table.notes.length === 0)
        table.notesBelowSource = true;
      if (table !== null && table.source === null && isSource(text)) table.source = note;
      else if (table !== null && table.unitLine === null && unitOfLine(text) !== null) table.unitLine = note;
      else if (table !== null && (isNote(text) || isSource(text))) table.notes.push(note);
      else {
        if (!isNote(text) && !comments) {
          isBeside = false;
          reportLeftOver(reading, line, text);
        }
        (table?.notes ?? notes).push(note);
      }
    }
  }
}

/** What says in sentences or items what the table above shows. */
function isComment(element: Element): boolean {
  return (
    element.type === 'text' &&
    element.level === 0 &&
    !isNumberedTitle(element.text) &&
    (endsSentence(element.text) || element.item || /^[・•○]$/u.test(element.marker))
  );
}

function readTable(
  element: TableElement,
  layout: Layout,
  above: readonly TextElement[],
  reading: Reading,
): OpenTable {
  const { newId } = reading;
  const grid = gridOf(element.table);
  const unitLine = above.find((line) => unitOfLine(printedText(line)) !== null);
  const titleLine = above.find((line) => line !== unitLine && !isNote(printedText(line)));
  const titleText = titleLine === undefined ? '' : printedText(titleLine);
  const { no, title } = splitNumber(titleText);
  const head = grid.slice(0, layout.headRows);
  const width = Math.max(...head.map((row) => row.cells.length));
  const stub = labelsOf(head, 0, layout.labelColumns);
  const periods: StatisticsPeriod[] = [];
  for (let column = layout.labelColumns; column < width; column += 1)
    periods.push(readPeriod(labelsOf(head, column, column + 1)));
  const unitPrinted = unitLine === undefined ? null : unitOfLine(printedText(unitLine));
  const unit = singleUnit(unitPrinted ?? unitOfTitle(titleText)) ?? unitAtEndOfTitle(title);
  const table: OpenTable = {
    id: newId(),
    titleId: newId(),
    headerId: newId(),
    figureId: newId(),
    no,
    title,
    stub,
    unitLine: unitLine === undefined ? null : { id: newId(), text: printedText(unitLine) },
    periods,
    series: seriesOf(grid.slice(layout.headRows), layout, periods, unit, reading),
    notes: above
      .filter((line) => line !== unitLine && line !== titleLine)
      .map((line) => ({ id: newId(), text: printedText(line) })),
    source: null,
  };
  // Labels of two columns (year and sex) name no period alone.
  if (layout.labelColumns > 1 || !liesAcross(table)) return withOwnSigns(table, unit);
  const { periods: rows, series } = uprightTable(table, newId);
  return withOwnSigns({ ...table, periodsAsRows: true, periods: rows, series }, unit);
}

/** A unit that is said for the whole table is not that of 「19.4%」 beside numbers of people. */
function withOwnSigns(table: OpenTable, unit: string | null): OpenTable {
  if (unit === null || /[%％]/u.test(unit)) return table;
  const hasSign = ({ values }: StatisticsSeries): boolean => {
    const filled = values.filter(({ value }) => value !== null);
    return filled.length > 0 && filled.every(({ raw }) => /[%％]/u.test(raw));
  };
  return {
    ...table,
    series: table.series.map((one) => (one.unit === unit && hasSign(one) ? { ...one, unit: null } : one)),
  };
}

/** 「人」 holds for all rows; 「人、％」 does not say which is which. */
function singleUnit(unit: string | null): string | null {
  return unit === null || /[、,・／]/u.test(unit) ? null : unit;
}

/** Texts of head cells from one column to another, each said once. */
function labelsOf(rows: readonly GridRow[], from: number, to: number): string {
  const texts: string[] = [];
  for (const row of rows) {
    for (const cell of row.cells.slice(from, to)) {
      const text = from + 1 === to ? holding(cell) : printed(cell);
      const flat = text.replace(/\s*\n\s*/gu, ' ');
      if (flat !== '' && !texts.includes(flat)) texts.push(flat);
    }
  }
  return texts.join('　');
}

function seriesOf(
  rows: readonly GridRow[],
  layout: Layout,
  periods: readonly StatisticsPeriod[],
  unit: string | null,
  reading: Reading,
): StatisticsSeries[] {
  const series: StatisticsSeries[] = [];
  const above: string[] = [];
  for (const row of rows) {
    const texts = row.cells
      .slice(0, layout.labelColumns)
      .map((cell) => holding(cell).replace(/\s*\n\s*/gu, ' '));
    // In tabs and pipes a merged label is a blank one; it holds as long as the finer label goes on.
    texts.forEach((text, column) => {
      if (text !== '') {
        above.length = column;
        above[column] = text;
      }
    });
    const filled = texts.map((text, column) =>
      text === '' && column < texts.length - 1 ? (above[column] ?? '') : text,
    );
    const label = [...new Set(filled.filter((text) => text !== ''))].join('　');
    const cells = row.cells.slice(layout.labelColumns);
    const filledCells = cells.filter((cell) => printed(cell) !== '').length;
    if (
      row.cells.length > layout.labelColumns + periods.length ||
      (row.cells.length < 2 && periods.length > 1)
    ) {
      reading.warn(row.line, 'tableRagged', { text: label });
    }
    const printedUnit = layout.unitColumn < 0 ? null : holding(row.cells[layout.unitColumn]) || null;
    const ownUnit = printedUnit ?? unitOfLabel(label) ?? unit;
    const values = periods.map((_, index) => readValue(printed(cells[index]), ownUnit));
    values.forEach((value) => {
      if (value.value === null && value.missing === null)
        reading.warn(row.line, 'valueNotUnderstood', { text: value.raw });
    });
    const surplus = cells
      .slice(periods.length)
      .map(printed)
      .filter((text) => text !== '');
    const kept =
      row.disagrees || surplus.length > 0
        ? leftOverRow({
            line: row.line,
            cells: cells.slice(periods.length).map(({ cell }) => cell),
            disagrees: false,
          })
        : [];
    for (const left of kept) reading.notUnderstood(left.line, left.text);
    series.push({
      id: reading.newId(),
      label: filledCells === 0 && label === '' ? '' : [label, ...surplus].join('　'),
      unit: ownUnit,
      values,
    });
  }
  return series;
}

/** 「※令和4年度は速報値」 marks that period; 「※速報値」 alone holds for the table. */
function markProvisional(table: OpenTable): void {
  for (const { text } of table.notes) {
    if (!/速報値?|暫定値?|概数/u.test(text)) continue;
    const named = table.periods.filter(
      (period) => period.label !== '' && key(text).includes(key(period.label).replace(/^※/u, '')),
    );
    const marked = table.periods.some((period) => period.provisional);
    const all = /^[※＊*]?\s*(?:速報値?|暫定値?|概数)(?:です)?。?$/u.test(text.trim());
    for (const period of named.length > 0 ? named : all && !marked ? table.periods : [])
      period.provisional = true;
  }
}
