import type { CSSProperties, ReactNode } from 'react';
import type { BlockOf, TableCell, TextRange } from '../../core/domain/blocks/block.ts';
import { columnWidths, type SharedWidth } from './column-widths.ts';
import { useSettings } from './settings.ts';
import { type PlacedCell, placeCells } from './table-grid.ts';
import { TextRun } from './text.tsx';

type Row = BlockOf<'table-row'>;

/** In UTF-16 units: more would leave much of a page empty, were the table kept in one piece. */
const longText = 500;

/** Rows of one table as a table with head, scopes and merged cells. */
export function BlockTable({ rows }: { readonly rows: readonly Row[] }): ReactNode {
  const { medium, columns } = useSettings();
  const first = rows[0];
  if (first === undefined) return null;
  const bodyStart = rows.findIndex((row) => row.rowType !== 'head');
  const headEnd = bodyStart < 0 ? rows.length : bodyStart;
  const { role, columnCount, name, widths: fixed } = first.table;
  const style = { '--columns': columnCount } as CSSProperties;
  const placed = placeCells(rows);
  const kept = keptTogether(rows);
  // A table of sentences takes the room of one with many rows.
  const isLong = rows.length > 14 || rows.reduce((sum, { text }) => sum + text.length, 0) > longText;
  const widths = role === 'plain' && fixed === undefined ? columnWidths(rows) : [];
  const shared = columns.get(first.table.id);
  const styleOf = (index: number) =>
    fixed !== undefined
      ? shareStyle(fixed, index)
      : shared === undefined
        ? columnStyle(widths[index])
        : sharedStyle(shared[index]);
  const table = (
    <table
      className={`table table-${role} columns-${columnCount}${isLong ? ' table-long' : ''}${fixed === undefined ? '' : ' table-fixed'}`}
      style={style}
      aria-label={name === '' ? undefined : name}
    >
      <colgroup>
        {Array.from({ length: columnCount }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns have no identity but their place
          <col key={index} className={`column-${index + 1}`} style={styleOf(index)} />
        ))}
      </colgroup>
      {headEnd > 0 ? (
        <thead>
          {rows.slice(0, headEnd).map((row) => (
            <TableRow key={row.id} row={row} cells={placed.get(row.id) ?? []} />
          ))}
        </thead>
      ) : null}
      {headEnd < rows.length ? (
        <tbody>
          {rows.slice(headEnd).map((row) => (
            <TableRow key={row.id} row={row} cells={placed.get(row.id) ?? []} isKept={kept.has(row.id)} />
          ))}
        </tbody>
      ) : null}
    </table>
  );
  if (medium === 'paper' || columnCount < 4) return table;
  // A wide table scrolls by itself, with the keyboard too, instead of widening the page.
  return (
    // A group, not a region: one landmark per table would drown the others.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div className="table-scroll" role="group" tabIndex={0} aria-label={name === '' ? undefined : name}>
      {table}
    </div>
  );
}

function shareStyle(widths: readonly number[], index: number): CSSProperties {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  return { width: `${(((widths[index] ?? 0) / whole) * 100).toFixed(2)}%` };
}

/** A little more than the text takes, so that rounding breaks no word. */
function columnStyle(width: number | null | undefined): CSSProperties | undefined {
  return typeof width === 'number'
    ? { width: `calc(${(width + 0.2).toFixed(2)}em + 2 * var(--d-cell-x))` }
    : undefined;
}

function sharedStyle(width: SharedWidth | undefined): CSSProperties | undefined {
  if (width === undefined) return undefined;
  return 'em' in width ? columnStyle(width.em) : { width: `${width.percent.toFixed(2)}%` };
}

/** More rows than that under one cell would leave much of a page empty, were they kept on one. */
const mostKept = 4;

/** A group of more rows, or of longer texts, takes too much of a page to be kept on one. */
const mostGrouped = 8;
const longestGroup = 400;

/**
 * Rows that stay with the next one on paper: those that a cell reaches over, so that each has its label, and short groups with
 * their head.
 */
function keptTogether(rows: readonly Row[]): Set<string> {
  const kept = new Set<string>();
  rows.forEach((row, index) => {
    if (row.rowType !== 'group') return;
    const next = rows.findIndex((other, at) => at > index && other.rowType === 'group');
    const group = rows.slice(index, next < 0 ? rows.length : next);
    const length = group.reduce((sum, { text }) => sum + text.length, 0);
    if (group.length > mostGrouped || length > longestGroup) return;
    for (const { id } of group.slice(0, -1)) kept.add(id);
  });
  rows.forEach((row, index) => {
    const span = Math.max(1, ...row.cells.map(({ rowSpan }) => rowSpan));
    if (span > mostKept) return;
    for (const { id } of rows.slice(index, index + span - 1)) kept.add(id);
  });
  return kept;
}

function TableRow({
  row,
  cells,
  isKept = false,
}: {
  readonly row: Row;
  readonly cells: readonly PlacedCell[];
  readonly isKept?: boolean;
}): ReactNode {
  return (
    <tr data-block-id={row.id} className={`row-${row.rowType}${isKept ? ' row-kept' : ''}`}>
      {cells.map((placed) => (
        <Cell key={placed.cell.range[0]} row={row} placed={placed} />
      ))}
    </tr>
  );
}

/** A name, a label or a few words, which break between phrases; sentences break where the line is full. */
function isName(text: string): boolean {
  return text.length <= (text.includes('。') ? 30 : 60);
}

function Cell({ row, placed }: { readonly row: Row; readonly placed: PlacedCell }): ReactNode {
  const { t } = useSettings();
  const { cell } = placed;
  const names = [
    `in-column-${placed.column + 1}`,
    `align-${placed.align}`,
    cell.provisional ? 'provisional' : '',
    cell.missing === null ? '' : `missing-${cell.missing}`,
    cell.rowSpan > 1 ? 'spans-rows' : '',
    row.table.role === 'plain' && isName(row.text.slice(...cell.range)) ? 'phrased' : '',
  ];
  const attributes = {
    className: names.filter((name) => name !== '').join(' '),
    colSpan: cell.columnSpan > 1 ? cell.columnSpan : undefined,
    rowSpan: cell.rowSpan > 1 ? cell.rowSpan : undefined,
    title: cell.provisional ? t('paper:provisional') : undefined,
  };
  const content = <CellContent row={row} cell={cell} />;
  if (cell.header === 'column') {
    return (
      <th scope={cell.columnSpan > 1 ? 'colgroup' : 'col'} {...attributes}>
        {content}
      </th>
    );
  }
  if (cell.header === 'row') {
    return (
      <th scope={cell.rowSpan > 1 ? 'rowgroup' : 'row'} {...attributes}>
        {content}
      </th>
    );
  }
  return <td {...attributes}>{content}</td>;
}

function CellContent({ row, cell }: { readonly row: Row; readonly cell: TableCell }): ReactNode {
  const [from, to] = cell.range;
  if (cell.lines.length > 0) {
    return (
      <ul className="cell-lines">
        {cell.lines.map((line) => (
          <li
            key={line.range[0]}
            className={line.labelLength > 0 ? 'cell-line hangs' : 'cell-line'}
            data-depth={line.depth}
          >
            <TextRun
              block={row}
              range={[line.range[0], line.range[0] + line.labelLength]}
              className="label"
            />
            {placesIn(row, [line.range[0] + line.labelLength, line.range[1]]).map((range, index, all) => (
              <TextRun
                key={range[0]}
                block={row}
                range={range}
                {...(all.length > 1 ? { className: index > 0 ? 'own-line' : 'cell-text' } : {})}
              />
            ))}
          </li>
        ))}
      </ul>
    );
  }
  // In a head the second line is the period below its word.
  const lineBreak = row.rowType === 'head' ? row.text.slice(from, to).indexOf('\n') : -1;
  if (lineBreak >= 0) {
    return (
      <>
        <TextRun block={row} range={[from, from + lineBreak]} className="head-word" />{' '}
        <TextRun block={row} range={[from + lineBreak + 1, to]} className="head-sub" />
      </>
    );
  }
  const dates = placesIn(row, cell.range);
  if (dates.length > 1) {
    return dates.map((range) => (
      <TextRun key={range[0]} block={row} range={range} className="cell-text own-line" />
    ));
  }
  return <TextRun block={row} range={cell.range} className="cell-text" />;
}

/**
 * Several dates of one row of a schedule, or their times and places, stand on lines of their own, whatever space the source has
 * between them: ranges of a text that start with 「(1)」, 「(2)」 … after a space. Elsewhere the whole range.
 */
function placesIn(row: Row, [from, to]: TextRange): TextRange[] {
  if (row.table.role !== 'schedule' || row.rowType !== 'body') return [[from, to]];
  const starts = [...row.text.slice(from, to).matchAll(/[ \u3000](?=[(（][0-9０-９]+[)）])/gu)].map(
    (match) => from + match.index + 1,
  );
  return [from, ...starts].map((start, index) => [start, starts[index] ?? to]);
}
