import { completedLabels, readPeriodLabel } from '../../core/domain/statistics/period.ts';
import { unitOfLabel } from '../../core/domain/statistics/read-value.ts';
import { isCode, isFigure, isRowOfUnits, type Region } from './regions.ts';

/** A row or column of figures by its names, from the outer to the inner one. */
export interface AxisEntry {
  /** Position in the body: of the row, or of the column. */
  readonly at: number;
  readonly names: readonly string[];
  readonly unit: string | null;
}

/** The figures of a region between their two axes. */
export interface Axes {
  readonly rows: readonly AxisEntry[];
  readonly columns: readonly AxisEntry[];
  /** What the label columns are called. */
  readonly stub: string;
  readonly remarks: readonly AxisRemark[];
  /** Printed in the head: 「総数【人】」 without its unit. */
  readonly figureAt: (row: number, column: number) => string;
}

export type AxisRemark = 'codesLeftOut' | 'unitsFromHead' | 'unitsFromColumn' | 'yearsCompleted';

/** Reads heads and labels of a region: codes are left out, units are taken apart, short years are written out. */
export function axesOf(region: Region): Axes {
  const remarks = new Set<AxisRemark>();
  const columns = columnEntries(region, remarks);
  const labels = labelColumns(region, remarks);
  return {
    rows: rowEntries(region, labels, columns, remarks),
    columns,
    stub: labels.names
      .map(({ head }) => head)
      .filter((text) => text !== '')
      .join('　'),
    remarks: [...remarks],
    figureAt: (row, column) => region.body[row]?.[column] ?? '',
  };
}

interface LabelColumns {
  readonly names: readonly { readonly column: number; readonly head: string }[];
  readonly unit: number;
}

function headOf(region: Region, column: number): string {
  const texts = region.head
    .map((cells) => cells[column] ?? '')
    .filter((text) => text !== '' && !isCode(text));
  return [...new Set(texts)].join('　');
}

function isCodeColumn(region: Region, column: number): boolean {
  const head = headOf(region, column);
  if (/コード|code$|^(?:no|番号)\.?$/iu.test(head)) return true;
  const texts = region.body.map((cells) => cells[column] ?? '').filter((text) => text !== '');
  return texts.length > 0 && texts.every((text) => /^0\d{1,11}$|^\d{5,12}$/u.test(text));
}

function labelColumns(region: Region, remarks: Set<AxisRemark>): LabelColumns {
  const names: { column: number; head: string }[] = [];
  let unit = -1;
  for (let column = 0; column < region.figures; column += 1) {
    const head = headOf(region, column);
    const texts = region.body.map((cells) => cells[column] ?? '').filter((text) => text !== '');
    if (texts.length === 0) continue;
    // 「/」 divides labels from figures in some downloads.
    if (/^[/／]/u.test(head) && texts.every((text) => text === '')) continue;
    if (/^単\s*位$|^unit$/iu.test(head)) {
      unit = column;
      remarks.add('unitsFromColumn');
    } else if (isCodeColumn(region, column)) remarks.add('codesLeftOut');
    else names.push({ column, head: head.replace(/^[/／]/u, '') });
  }
  return { names, unit };
}

/** Names of each row; a blank label is the one above it, as long as the finer label goes on. A group's label holds until the next. */
function rowEntries(
  region: Region,
  labels: LabelColumns,
  columns: readonly AxisEntry[],
  remarks: Set<AxisRemark>,
): AxisEntry[] {
  const above: string[] = [];
  let group = '';
  const found: AxisEntry[] = [];
  region.body.forEach((cells, at) => {
    if (columns.every((column) => (cells[column.at] ?? '') === '' || cells[column.at] === cells[0])) {
      const label = cells.find((text) => text !== '') ?? '';
      if (label !== '' && !isFigure(label)) {
        group = label;
        return;
      }
    }
    const texts = labels.names.map(({ column }) => cells[column] ?? '');
    texts.forEach((text, index) => {
      if (text !== '') {
        above.length = index;
        above[index] = text;
      }
    });
    const names = texts.map((text, index) =>
      text === '' && index < texts.length - 1 ? (above[index] ?? '') : text,
    );
    const printed = labels.unit < 0 ? '' : (cells[labels.unit] ?? '');
    found.push({
      at,
      names: [group, ...names].filter((text, index, all) => text !== '' && all.indexOf(text) === index),
      unit: printed !== '' && printed !== '-' ? printed : unitOfLabel(names.at(-1) ?? ''),
    });
  });
  const first = completedLabels(found.map(({ names }) => names[0] ?? ''));
  return found.map((entry, index) => {
    const name = first[index] ?? '';
    if (name === (entry.names[0] ?? '')) return entry;
    remarks.add('yearsCompleted');
    return { ...entry, names: [name, ...entry.names.slice(1)] };
  });
}

/** Rows of the head that name columns: neither units nor codes. */
function columnEntries(region: Region, remarks: Set<AxisRemark>): AxisEntry[] {
  const width = Math.max(0, ...region.body.map((cells) => cells.length));
  const used = Array.from({ length: width - region.figures }, (_, index) => region.figures + index).filter(
    (column) => [...region.head, ...region.body].some((cells) => (cells[column] ?? '') !== ''),
  );
  const units = region.head.filter((cells) => isRowOfUnits(cells.slice(region.figures)));
  if (units.length > 0) remarks.add('unitsFromHead');
  const naming = region.head.filter((cells) => {
    if (units.includes(cells)) return false;
    const texts = used.map((column) => cells[column] ?? '').filter((text) => text !== '');
    const codes =
      texts.length > 0 && texts.every(isCode) && !texts.every((text) => readPeriodLabel(text) !== null);
    if (codes) remarks.add('codesLeftOut');
    return texts.length > 0 && !codes;
  });
  const levels = naming.map((cells, level) => {
    const texts = used.map((column) => (cells[column] ?? '').replace(/\s*\n\s*/gu, ' '));
    const spread = level < naming.length - 1 ? spreadOver(texts) : texts;
    const written = completedLabels(spread);
    if (written.some((text, index) => text !== spread[index])) remarks.add('yearsCompleted');
    return written;
  });
  return used.map((column, index): AxisEntry => {
    const names = levels.map((level) => level[index] ?? '');
    const below = units.map((cells) => cells[column] ?? '').find((text) => text !== '');
    const last = names.findLast((text) => text !== '') ?? '';
    const inName = unitOfLabel(last);
    const bracketed = /【([^】]{1,8})】$/u.exec(last)?.[1] ?? null;
    return {
      at: column,
      names: names
        .map((text) => (bracketed === null ? text : text.replace(/\s*【[^】]{1,8}】$/u, '')))
        // 「A1101_総人口」 of a database.
        .map((text) => text.replace(/^#?[A-Z]\d{4,9}_(?=\D)/u, ''))
        .filter((text, at, all) => text !== '' && all.indexOf(text) === at),
      unit: below === undefined ? (bracketed ?? inName) : below.replace(/^[（(［[【〔]|[)）\]］】〕]$/gu, ''),
    };
  });
}

/** In text without merged cells the name of several columns stands in the first of them. */
function spreadOver(texts: readonly string[]): string[] {
  let last = '';
  return texts.map((text) => {
    if (text !== '') last = text;
    return last;
  });
}
