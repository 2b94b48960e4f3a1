import type { NewId } from '../../core/domain/ids.ts';
import { periodKey, readPeriodLabel } from '../../core/domain/statistics/period.ts';
import { readPeriods, readValue, unitOfLine, unitOfTitle } from '../../core/domain/statistics/read-value.ts';
import type { StatisticsTable, StatisticsValue } from '../../core/domain/statistics/statistics-content.ts';
import type { TableRemark } from '../../core/domain/statistics/table-remark.ts';
import { isNote } from '../packet-text/reading.ts';
import { isSource, splitNumber } from '../packet-text/statistics.ts';
import { type Axes, type AxisEntry, axesOf } from './axes.ts';
import { longForm } from './long-form.ts';
import { isLegend, isMeta, type Region, type RegionLine, regionsOf } from './regions.ts';
import type { CellSheet } from './sheets.ts';

export interface FoundTable {
  readonly sheet: string;
  /** Row of the sheet in which its body begins, from 1. */
  readonly row: number;
  readonly table: StatisticsTable;
  readonly remarks: readonly TableRemark[];
}

/** Every table of sheets that come from elsewhere, as series by periods, and the lines that belong to none. */
export function foreignTables(
  sheets: readonly CellSheet[],
  newId: NewId,
): { tables: FoundTable[]; leftOver: RegionLine[] } {
  const tables: FoundTable[] = [];
  const leftOver: RegionLine[] = [];
  for (const sheet of sheets) {
    const found = regionsOf(sheet);
    tables.push(...found.regions.map((region) => readRegion(region, newId)));
    leftOver.push(...found.leftOver);
  }
  return { tables, leftOver };
}

/** Figures by series and period, before they have ids. */
export interface Dataset {
  readonly stub: string;
  readonly periods: readonly string[];
  readonly series: readonly {
    readonly label: string;
    readonly unit: string | null;
    readonly values: readonly string[];
  }[];
  readonly remarks: readonly TableRemark[];
  /** What holds for every figure: 「表章項目：人口」. */
  readonly constants: readonly string[];
}

function readRegion(region: Region, newId: NewId): FoundTable {
  const dataset = longForm(region) ?? crossTable(axesOf(region));
  const around = linesAround(region);
  const unit = around.unit;
  const series = dataset.series.map(({ label, unit: own, values }) => ({
    id: newId(),
    label,
    unit: own ?? unit,
    values: values.map((text): StatisticsValue => readValue(text, own ?? unit)),
  }));
  const remarks = new Set(dataset.remarks);
  if (series.some(({ values }) => values.some(({ value, missing }) => value === null && missing === null))) {
    remarks.add('textKept');
  }
  return {
    sheet: region.sheet,
    row: region.firstRow,
    table: {
      id: newId(),
      titleId: newId(),
      headerId: newId(),
      figureId: newId(),
      ...numbered(around.title),
      stub: dataset.stub,
      ...(around.basis === null ? {} : { basis: { id: newId(), text: around.basis } }),
      unitLine: around.unitLine === null ? null : { id: newId(), text: around.unitLine },
      periods: readPeriods(dataset.periods),
      series,
      notes: [...around.notes, ...dataset.constants].map((text) => ({ id: newId(), text })),
      source: around.source === null ? null : { id: newId(), text: around.source },
    },
    remarks: [...remarks],
  };
}

function isPeriodName(text: string): boolean {
  return readPeriodLabel(text) !== null;
}

/** Which level of names holds the periods: the one where most names are some; -1 without. */
function periodLevel(entries: readonly AxisEntry[]): number {
  const depth = Math.max(0, ...entries.map(({ names }) => names.length));
  for (let level = 0; level < depth; level += 1) {
    const periods = entries.filter(({ names }) => isPeriodName(names[level] ?? '')).length;
    if (periods > 0 && periods * 5 >= entries.length * 3) return level;
  }
  return -1;
}

/** Whichever way the table lies: periods become columns, everything else becomes part of the series' names. */
export function crossTable(axes: Axes): Dataset {
  const across = periodLevel(axes.columns);
  if (across >= 0) return folded(axes, across);
  if (periodLevel(axes.rows) >= 0) {
    const turned = folded(
      {
        ...axes,
        rows: axes.columns,
        columns: axes.rows,
        stub: '',
        figureAt: (row, column) => axes.figureAt(column, row),
      },
      periodLevel(axes.rows),
    );
    return { ...withoutConstant(turned, axes.rows), remarks: [...turned.remarks, 'rowsWerePeriods'] };
  }
  return {
    stub: axes.stub,
    periods: axes.columns.map(({ names }) => names.join('　')),
    series: axes.rows.map((row) => ({
      label: row.names.join('　'),
      unit: row.unit ?? unitOfAll(axes.columns),
      values: axes.columns.map((column) => axes.figureAt(row.at, column.at)),
    })),
    remarks: axes.remarks,
    constants: [],
  };
}

/** What every row of a download says beside its year (東京都 霞野市) is said once, not behind the name of every series. */
function withoutConstant(dataset: Dataset, rows: readonly AxisEntry[]): Dataset {
  const level = periodLevel(rows);
  const rest = rows.map(({ names }) => names.filter((_, index) => index !== level).join('　'));
  const [constant = ''] = rest;
  const ending = `　${constant}`;
  if (constant === '' || rest.some((text) => text !== constant)) return dataset;
  if (dataset.series.some(({ label }) => !label.endsWith(ending))) return dataset;
  return {
    ...dataset,
    series: dataset.series.map((one) => ({ ...one, label: one.label.slice(0, -ending.length) })),
    constants: [...dataset.constants, constant],
  };
}

function unitOfAll(entries: readonly AxisEntry[]): string | null {
  const [first] = entries;
  return first !== undefined && entries.every(({ unit }) => unit === first.unit) ? first.unit : null;
}

/** Columns by their period; what else a column is called is put behind the name of the row. */
function folded(axes: Axes, level: number): Dataset {
  const periods: string[] = [];
  const others: {
    readonly name: string;
    readonly unit: string | null;
    readonly columns: Map<string, number>;
  }[] = [];
  let duplicates = false;
  for (const column of axes.columns) {
    const period = column.names[level] ?? '';
    const key = periodKey(period);
    const name = column.names.filter((_, index) => index !== level).join('　');
    if (!periods.some((known) => periodKey(known) === key)) periods.push(period);
    const known = others.find((other) => other.name === name);
    const other = known ?? { name, unit: column.unit, columns: new Map<string, number>() };
    if (known === undefined) others.push(other);
    if (other.columns.has(key)) duplicates = true;
    else other.columns.set(key, column.at);
  }
  const series = axes.rows.flatMap((row) =>
    others.map((other) => ({
      label: [...row.names, other.name].filter((text) => text !== '').join('　'),
      unit: row.unit ?? other.unit,
      values: periods.map((period) => {
        const column = other.columns.get(periodKey(period));
        return column === undefined ? '' : axes.figureAt(row.at, column);
      }),
    })),
  );
  return {
    stub: axes.stub,
    periods,
    series: series.filter(({ values, label }) => label !== '' || values.some((text) => text !== '')),
    remarks: [
      ...axes.remarks,
      ...(others.length > 1 ? (['headsFolded'] as const) : []),
      ...(duplicates ? (['duplicates'] as const) : []),
    ],
    constants: [],
  };
}

/** 「第2表　人口」 beside the numbers that papers of the field use. */
function numbered(title: string): { no: string; title: string } {
  const ordinal = /^(第\s*[0-9０-９]+(?:[-－.．][0-9０-９]+)*\s*表)[\s\u3000.．:：]*(.*)$/u.exec(title);
  return ordinal === null ? splitNumber(title) : { no: ordinal[1] ?? '', title: ordinal[2] ?? '' };
}

/** 「資料：…」 as in papers, and 「（資料）…」, 「出所　…」 as in yearbooks. */
function isSourceLine(text: string): boolean {
  return isSource(text) || /^[（(［[]?(?:資\s*料|出\s*典|出\s*所)(?:[)）］\]]|[\s\u3000])\s*\S/u.test(text);
}

interface LinesAround {
  title: string;
  unit: string | null;
  unitLine: string | null;
  basis: string | null;
  source: string | null;
  readonly notes: string[];
}

/** Title, unit, basis, notes and source among the lines around a table. Nothing of them is left out. */
function linesAround(region: Region): LinesAround {
  const found: LinesAround = { title: '', unit: null, unitLine: null, basis: null, source: null, notes: [] };
  const titles: string[] = [];
  const place = (line: RegionLine, isAbove: boolean): void => {
    if (isLegend(line.cells)) {
      const [mark = '', words = ''] = line.cells;
      found.notes.push(`※「${mark}」：${words}`);
      return;
    }
    if (isMeta(line.cells)) {
      placeMeta(line.cells, found, titles);
      return;
    }
    for (const text of line.cells) {
      const unit = unitOfLine(text);
      if (unit !== null && found.unitLine === null) {
        found.unitLine = text;
        found.unit = /[、,・／]/u.test(unit) ? null : unit;
      } else if (
        isAbove &&
        found.basis === null &&
        /^[（(]?(?:各|毎)?年度?.{0,12}(?:現在|末)[)）]?$/u.test(text)
      )
        found.basis = text;
      else if (isSourceLine(text) && found.source === null) found.source = text;
      else if (isAbove && !isNote(text) && !/^[\d.,%\s]+$/u.test(text)) titles.push(text);
      else found.notes.push(text);
    }
  };
  for (const line of region.above) place(line, true);
  for (const line of region.below) place(line, false);
  found.title = titles.at(-1) ?? (region.sheet.startsWith('Sheet') ? '' : region.sheet);
  // A paper's own heading above the title of the table is kept as a note rather than lost.
  found.notes.unshift(...titles.slice(0, -1).filter((text) => text !== found.title));
  found.unit ??= unitOfTitle(found.title);
  return found;
}

function placeMeta(cells: readonly string[], found: LinesAround, titles: string[]): void {
  const [head = '', ...rest] = cells;
  const name = head.replace(/[:：]$/u, '');
  const text = rest.filter((part) => part !== '-').join('　');
  if (text === '') return;
  if (/^(?:表題|統計表|題名|タイトル)/u.test(name)) titles.push(text);
  else if (/^(?:統計名|政府統計名|調査名|出典)/u.test(name)) found.source ??= `資料：${text}`;
  else found.notes.push(/^注釈?/u.test(name) ? `※${text}` : `${name}：${text}`);
}
