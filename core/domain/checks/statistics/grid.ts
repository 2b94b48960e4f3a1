import { Decimal } from 'decimal.js';
import { isSumLabel } from '../../blocks/to-blocks/parts.ts';
import { halfWidthInPlace } from '../../dates/read-date.ts';
import type { StatisticsTable } from '../../statistics/statistics-content.ts';
import { blockOfPeriod, blockOfSeries } from '../../statistics/upright.ts';
import { type CheckedPacket, contentsOf } from '../packet.ts';
import { comparisonKey } from '../text/normal.ts';
import { periodDate } from '../text/printed-dates.ts';

/** A cell of numbers. `decimals` counts the printed digits behind the point. */
export interface GridValue {
  readonly raw: string;
  readonly value: Decimal | null;
  /** The value in binary, for quick looks only; NaN without one. */
  readonly rough: number;
  readonly decimals: number;
}

export const noValue: GridValue = { raw: '', value: null, rough: Number.NaN, decimals: 0 };

export interface GridRow {
  readonly id: string;
  readonly label: string;
  readonly key: string;
  readonly unit: string | null;
  readonly isTotal: boolean;
  /** うち, 再掲: a part that its whole already holds. */
  readonly isWithin: boolean;
  /** A rate, a share, an average: never part of a sum. */
  readonly isRate: boolean;
  readonly values: readonly GridValue[];
}

export interface GridColumn {
  readonly label: string;
  /** Equal keys of two tables mean the same period. */
  readonly key: string;
  /** Western year, where the label names one. */
  readonly year: number | null;
  readonly isTotal: boolean;
  /** 「認定率」, 「構成比」 as the head of a column. */
  readonly isRate: boolean;
  readonly undecided: boolean;
}

/** Any table of numbers, whatever kind of document it stands in. */
export interface Grid {
  readonly materialId: string;
  readonly title: string;
  readonly titleBlockId: string;
  readonly headBlockId: string;
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
  /** For a table seen with its rows as columns: the block of each of them. */
  readonly columnBlockIds?: readonly string[];
}

/** The tables of all statistics papers, and the plain tables of numbers in other texts. */
export function gridsOf(packet: CheckedPacket): Grid[] {
  return [...statisticsGrids(packet), ...narrativeGrids(packet).map(upright)];
}

function statisticsGrids(packet: CheckedPacket): Grid[] {
  return contentsOf(packet, 'statistics').flatMap(({ materialId, content }) =>
    content.tables.map((table) => ({
      materialId,
      title: table.no + table.title,
      titleBlockId: table.titleId,
      headBlockId: table.headerId,
      columns: table.periods.map((period) => gridColumn(period.label, period.undecided)),
      rows: table.series.map((series) =>
        gridRow(
          blockOfSeries(table, series),
          series.label,
          series.unit,
          table.periods.map((_, index) => gridValue(series.values[index])),
        ),
      ),
      ...(table.periodsAsRows === undefined
        ? {}
        : { columnBlockIds: table.periods.map((_, index) => blockOfPeriod(table, index)) }),
    })),
  );
}

function gridValue(value: StatisticsTable['series'][number]['values'][number] | undefined): GridValue {
  if (value === undefined) return noValue;
  return {
    raw: value.raw,
    value: value.value === null ? null : new Decimal(value.value),
    rough: value.value ?? Number.NaN,
    decimals: decimalsIn(value.raw),
  };
}

interface PlainRow {
  readonly id: string;
  readonly head: boolean;
  readonly texts: readonly string[];
}

function narrativeGrids(packet: CheckedPacket): Grid[] {
  const grids: Grid[] = [];
  for (const { materialId, content } of contentsOf(packet, 'narrative')) {
    const tables = new Map<string, PlainRow[]>();
    for (const node of content.nodes) {
      if (node.type !== 'tableRow') continue;
      const rows = tables.get(node.tableId) ?? [];
      rows.push({ id: node.id, head: node.head, texts: node.cells.map((cell) => cell.text) });
      tables.set(node.tableId, rows);
    }
    for (const rows of tables.values()) {
      const grid = plainGrid(materialId, rows);
      if (grid !== null) grids.push(grid);
    }
  }
  return grids;
}

/** A table with one head row, a label column and numbers in most other cells; null for a table of words. */
function plainGrid(materialId: string, rows: readonly PlainRow[]): Grid | null {
  const head = rows[0];
  const body = rows.slice(1);
  if (head === undefined || body.length < 2) return null;
  if (body.some((row) => row.head || row.texts.length !== head.texts.length)) return null;
  const gridRows = body.map((row) =>
    gridRow(row.id, row.texts[0] ?? '', null, row.texts.slice(1).map(readValue)),
  );
  const values = gridRows.flatMap((row) => row.values);
  if (values.filter((value) => value.value !== null).length * 2 < values.length) return null;
  return {
    materialId,
    title: '',
    titleBlockId: head.id,
    headBlockId: head.id,
    columns: head.texts.slice(1).map((label) => gridColumn(label, false)),
    rows: gridRows,
  };
}

function readValue(raw: string): GridValue {
  const printed = /^[△▲-]?[\d,]+(?:\.\d+)?(?=[^\d]{0,3}$)/u.exec(halfWidthInPlace(raw).trim())?.[0];
  if (printed === undefined) return { ...noValue, raw };
  const digits = printed.replace(/,/gu, '').replace(/^[△▲]/u, '-');
  return { raw, value: new Decimal(digits), rough: Number(digits), decimals: decimalsIn(raw) };
}

function gridRow(id: string, label: string, unit: string | null, values: GridValue[]): GridRow {
  const key = comparisonKey(label);
  return {
    id,
    label,
    key,
    unit,
    isTotal: isTotalLabel(label),
    isWithin: /^[([【]?(?:うち|内、|内訳|再掲|\*)/u.test(key) || /\((?:再掲|うち.*|内数)\)$/u.test(key),
    isRate: isRateLabel(key) || /^(?:%|‰|パーセント)$/u.test(comparisonKey(unit ?? '')),
    values,
  };
}

function gridColumn(label: string, undecided: boolean): GridColumn {
  return {
    label,
    key: periodKey(label),
    year: periodDate(label)?.year ?? null,
    isTotal: isTotalLabel(label),
    isRate: isRateLabel(comparisonKey(label)),
    undecided,
  };
}

/** 「※令和4年（速報値）」 and 「令和4年」 are the same period; 「令和4年度」 is another. */
function periodKey(label: string): string {
  const date = periodDate(label);
  if (date === null) {
    return comparisonKey(label).replace(/^[※*]|\((?:速報値?|見込み?|推計値?|確定値?)\)$/gu, '');
  }
  return [date.fiscal ? 'fiscal' : 'year', date.year, date.month ?? '', date.day ?? ''].join('-');
}

/** The table with rows and columns exchanged, for totals and rates that stand in a column of their own. */
export function transposed(grid: Grid): Grid {
  const { columnBlockIds, ...rest } = grid;
  return {
    ...rest,
    columns: grid.rows.map((row) => ({
      label: row.label,
      key: row.key,
      year: null,
      isTotal: row.isTotal,
      isRate: row.isRate,
      undecided: false,
    })),
    rows: grid.columns.map((column, index) => ({
      id: columnBlockIds?.[index] ?? grid.headBlockId,
      label: column.label,
      key: comparisonKey(column.label),
      unit: null,
      isTotal: column.isTotal,
      isWithin: false,
      isRate: column.isRate,
      values: grid.rows.map((row) => row.values[index] ?? noValue),
    })),
    // A table whose periods are rows has one block for each of them, which are the rows again now.
    ...(columnBlockIds === undefined ? { columnBlockIds: grid.rows.map((row) => row.id) } : {}),
  };
}

/**
 * The table with its periods as columns. Many papers print a year in each row and the quantities beside one another, which
 * every rule on years, totals and rates would read the wrong way round.
 */
function upright(grid: Grid): Grid {
  const years = grid.rows.map((row) => periodDate(row.label)?.year ?? null);
  const named = years.filter((year) => year !== null).length;
  if (named < 2 || named < grid.rows.length - 1 || grid.columns.some((column) => column.year !== null)) {
    return grid;
  }
  return {
    ...grid,
    columns: grid.rows.map((row) => gridColumn(row.label, false)),
    rows: grid.columns.map((column, index) =>
      gridRow(
        grid.headBlockId,
        column.label,
        null,
        grid.rows.map((row) => row.values[index] ?? noValue),
      ),
    ),
    columnBlockIds: grid.rows.map((row) => row.id),
  };
}

/** 合計, 総数; 総給付費 and 認定者数の計 likewise. 総合 and 総務 are other words. */
export function isTotalLabel(label: string): boolean {
  const key = comparisonKey(label);
  return (
    isSumLabel(label) ||
    /^(?:人口総数|[市町村区県府]?全体|全[市町村区])$/u.test(key) ||
    /^総(?![合務括]).{1,8}$/u.test(key) ||
    (/^[^うち再掲()].*(?:合計|総数|総計|の計)$/u.test(key) && !isRateLabel(key)) ||
    // 給付費計, 家庭系計, but not 家計 and 累計.
    /^[^うち再掲()][^()]*(?<![家会統累推時設主集余温])計$/u.test(key)
  );
}

function isRateLabel(key: string): boolean {
  return (
    /[%‰]|割合|比率|構成比|増減|前年比|当たり|あたり|平均|指数|率(?:\(|$)/u.test(key) ||
    /^(?:対前年|増加)/u.test(key)
  );
}

function decimalsIn(raw: string): number {
  return /\.(\d+)/u.exec(halfWidthInPlace(raw))?.[1]?.length ?? 0;
}
