import { halfWidthInPlace } from '../../dates/read-date.ts';
import type { StatisticsTable } from '../../statistics/statistics-content.ts';
import { blockOfPeriod } from '../../statistics/upright.ts';
import { type Finding, finding } from '../finding.ts';
import { type PrintedDate, periodDate, printedDates } from '../text/printed-dates.ts';

interface DatedColumn {
  readonly label: string;
  readonly blockId: string;
  readonly date: PrintedDate;
}

/** The columns of a table: each year once, in order, with the same step from one to the next. */
export function checkPeriods(
  materialId: string,
  table: StatisticsTable,
  paper: readonly StatisticsTable[],
  all: readonly StatisticsTable[],
): Finding[] {
  if (newestFirst(table, paper)) return [];
  const columns = datedColumns(table);
  const findings: Finding[] = [];
  let last: DatedColumn | null = null;
  for (const column of columns) {
    const place = { materialId, blockId: column.blockId };
    const values = { table: table.no + table.title, column: column.label, previous: last?.label ?? '' };
    const rank = rankOf(column.date);
    const before = last === null ? rank : rankOf(last.date);
    if (last !== null && isPlain(column.date, last.date)) {
      if (rank === before) findings.push(finding('periodRepeated', place, column.label, values));
      if (rank < before) findings.push(finding('periodOutOfOrder', place, column.label, values));
    } else if (last !== null && (column.date.year ?? 0) < (last.date.year ?? 0)) {
      findings.push(finding('periodOutOfOrder', place, column.label, values));
    }
    // After a step back the next column continues from the later year: one slip is reported once.
    if (last === null || rank >= before) last = column;
  }
  if (findings.length > 0) return findings;
  return [...rangeOfTitle(materialId, table, columns), ...steps(materialId, table, columns, all)];
}

/** 「…の推移（令和元年度～令和5年度）」 over columns that begin later or end earlier. */
function rangeOfTitle(
  materialId: string,
  table: StatisticsTable,
  columns: readonly DatedColumn[],
): Finding[] {
  const title = halfWidthInPlace(table.title);
  const [from, to, further] = printedDates(title);
  const [first, last] = [columns[0], columns.at(-1)];
  if (from?.year == null || to?.year == null || further !== undefined) return [];
  if (!/^\s*(?:から|[~〜～∼-])\s*$/u.test(title.slice(from.to, to.from))) return [];
  if (first === undefined || last === undefined || columns.length < 3) return [];
  if (first.date.year === from.year && last.date.year === to.year) return [];
  // Totals of several years have other columns.
  if (from.fiscal !== first.date.fiscal || first.date.month !== null) return [];
  const range = table.title.slice(from.from, to.to);
  return [
    finding('periodRangeDiffers', { materialId, blockId: table.titleId }, range, {
      table: table.no + table.title,
      range,
      first: first.label,
      last: last.label,
    }),
  ];
}

/** The columns that are periods of one thing: of 「令和5年 総数」 and 「令和5年 女性」 those of the first kind. */
function datedColumns(table: StatisticsTable): DatedColumn[] {
  const columns = table.periods.flatMap(({ label }, column) => {
    const date = periodDate(label);
    if (date === null) return [];
    const rest = label
      .normalize('NFKC')
      .replace(date.text.normalize('NFKC'), '')
      .replace(/[※*()\s]|速報値?|暫定値?|見込み?|実績値?|推計値?|確定値?|[年月度]*末|現在|時点|未定/gu, '');
    return [{ label, blockId: blockOfPeriod(table, column), date, rest }];
  });
  const kind = columns.some(({ rest }) => rest === '') ? '' : columns[0]?.rest;
  return columns.filter(({ rest }) => rest === kind);
}

/** Whole years of one kind, which a step can be counted between. */
function isPlain(first: PrintedDate, second: PrintedDate): boolean {
  return first.month === null && second.month === null && first.fiscal === second.fiscal;
}

/** So many equal steps show how a table goes on. */
const LEAST_STEPS = 3;

/**
 * One step that differs from all others. Of year after year, a year was left out or mistyped. Of every fifth year, the
 * latest year is often set behind before its turn, so only a column between two others or one too late is suspect.
 */
function steps(
  materialId: string,
  table: StatisticsTable,
  columns: readonly DatedColumn[],
  all: readonly StatisticsTable[],
): Finding[] {
  const years = columns.flatMap((column, index) => {
    const previous = columns[index - 1];
    return previous === undefined || isPlain(column.date, previous.date) ? [column] : [];
  });
  const widths = years
    .slice(1)
    .map((column, index) => (column.date.year ?? 0) - (years[index]?.date.year ?? 0));
  const usual = mostOf(widths);
  const odd = widths.flatMap((width, index) => (width === usual ? [] : [index]));
  const [first, second, third] = odd;
  if (usual < 1 || first === undefined || third !== undefined) return [];
  const [from, to] = [years[first]?.date, years[first + 1]?.date];
  // Fewer steps show it where another table has the year that is lacking here.
  const isKnown =
    from !== undefined && to !== undefined && all.some((other) => hasYearBetween(other, from, to));
  const isInside = usual === 1 && first > 0 && first < widths.length - 1;
  if (widths.length - odd.length < LEAST_STEPS - (isKnown ? 2 : odd.length === 2 || isInside ? 1 : 0))
    return [];
  if (from !== undefined && to !== undefined && isExplained(table, from, to)) return [];
  const width = widths[first] ?? 0;
  const isBetween = second === first + 1 && width + (widths[second] ?? 0) === 2 * usual;
  const isSingle = second === undefined && (usual === 1 ? width <= 3 : width === usual + 1);
  if (!isBetween && !isSingle) return [];
  const column = years[first + 1];
  return [
    finding(
      'periodSkipped',
      { materialId, blockId: column?.blockId ?? table.headerId },
      column?.label ?? '',
      {
        table: table.no + table.title,
        column: column?.label ?? '',
        previous: years[first]?.label ?? '',
      },
    ),
  ];
}

/** Whether a table has both years, and one that lies between them. */
function hasYearBetween(table: StatisticsTable, from: PrintedDate, to: PrintedDate): boolean {
  // A count of the spring and one of the fiscal year go by the same years.
  const years = datedColumns(table).map(({ date }) => date.year ?? 0);
  const [first, last] = [from.year ?? 0, to.year ?? 0];
  return years.includes(first) && years.includes(last) && years.some((year) => year > first && year < last);
}

/** A note says why a year is not there. */
function isExplained({ notes }: StatisticsTable, from: PrintedDate, to: PrintedDate): boolean {
  const years = notes.flatMap(({ text }) =>
    printedDates(halfWidthInPlace(text)).map(({ year }) => year ?? 0),
  );
  return years.some((year) => year > (from.year ?? 0) && year < (to.year ?? 0));
}

function mostOf(widths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  // Of two that are as common the smaller: a step over a year that is lacking is the wider one.
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0;
}

/** Some papers print the newest year first. Two columns alone do not tell that from a slip: the other tables decide. */
function newestFirst(table: StatisticsTable, all: readonly StatisticsTable[]): boolean {
  if (!isDescending(table)) return false;
  return (
    datedColumns(table).length > 2 ||
    all.every((other) => datedColumns(other).length < 2 || isDescending(other))
  );
}

function isDescending(table: StatisticsTable): boolean {
  const ranks = datedColumns(table).map(({ date }) => rankOf(date));
  return ranks.length > 1 && ranks.every((rank, index) => index === 0 || rank < (ranks[index - 1] ?? 0));
}

function rankOf(date: PrintedDate): number {
  return (date.year ?? 0) * 10_000 + (date.month ?? 0) * 100 + (date.day ?? 0);
}
