import { Decimal } from 'decimal.js';
import { type Finding, finding } from '../finding.ts';
import type { PlacedBlock } from '../packet.ts';
import { figureYears } from '../text/figure-years.ts';
import type { Grid, GridRow } from './grid.ts';
import { type NamedRow, type NamingSentence, namingSentences, upToClause } from './named-rows.ts';
import {
  agrees,
  datedFigures,
  fitsRow,
  isOfYear,
  type StatedFigure,
  statedShareOf,
  undatedFigure,
} from './stated-figures.ts';

/**
 * A figure that a text gives for a row of a table, against the table: 「令和4年の高齢化率は21.3%」. Only rows whose label stands
 * in the sentence word for word, and only rows that no other table shares.
 */
export function checkFiguresInText(grids: readonly Grid[], blocks: readonly PlacedBlock[]): Finding[] {
  return namingSentences(grids, blocks).flatMap((naming) => [
    ...dated(naming, grids),
    ...undated(naming),
    ...shares(naming),
  ]);
}

function dated({ placed, named, sentence, offset }: NamingSentence, grids: readonly Grid[]): Finding[] {
  const { grid, row, name } = named;
  return datedFigures(sentence, name, grid.title).flatMap((stated) => {
    const { year } = stated;
    const column = year === null ? -1 : grid.columns.findIndex((one) => isOfYear(one, year));
    if (column < 0 && isBeside(grid, stated) && !isPrinted(grids, stated))
      return [yearMissing(placed, named, quoteOf(placed, offset, stated))];
    const printed = row.values[column];
    if (printed?.value == null || !fitsRow(stated, row) || agrees(stated, printed.value, printed.decimals)) {
      return [];
    }
    return [differs(placed, named, column, quoteOf(placed, offset, stated))];
  });
}

/** So many years in a row show where a table begins and ends. */
const LEAST_YEARS = 3;

/** Whether a year that is stated lies right before the first or behind the last of a table that has every year. */
function isBeside({ columns }: Grid, { year: stated }: StatedFigure): boolean {
  const years = columns.flatMap(({ year }) => year ?? []);
  const [first, last] = [years[0], years.at(-1)];
  if (stated === null || first === undefined || last === undefined || years.length < LEAST_YEARS)
    return false;
  const isYearly = years.every((year, index) => index === 0 || year === (years[index - 1] ?? 0) + 1);
  const [beside] = columns.filter(({ year }) => year === first);
  const isKind =
    beside !== undefined && (stated.bare || beside.key.startsWith(stated.fiscal ? 'fiscal' : 'year'));
  return isYearly && isKind && (stated.year === first - 1 || stated.year === last + 1);
}

/** Whether any table has the figure; then the sentence is about that one. */
function isPrinted(grids: readonly Grid[], { value }: StatedFigure): boolean {
  return grids.some(({ rows }) =>
    rows.some(({ values }) => values.some((printed) => printed.value?.equals(value) === true)),
  );
}

function yearMissing({ materialId, block }: PlacedBlock, { grid, row }: NamedRow, quote: string): Finding {
  return finding('figureYearMissing', { materialId, blockId: block.id }, quote, {
    printed: quote,
    table: grid.title,
    row: row.label,
  });
}

/** Of other places, other times and other groups. */
const elsewhere =
  /見込|予測|推計|目標|全国|国の|県|平均|他市|市町村|地区|圏域|うち|約|およそ|女性|男性|年前/u;

/**
 * 「NAMEは36.9%で」 without a year, where the row has no such figure in any column: then the latest one is meant, or the
 * total, if the figure comes near to it at all.
 */
function undated({ placed, named, sentence, offset }: NamingSentence): Finding[] {
  const { grid, row, name } = named;
  const stated = undatedFigure(sentence, name);
  if (stated === null || !fitsRow(stated, row) || elsewhere.test(upToClause(sentence, stated.match)))
    return [];
  const total = grid.columns.findIndex((column) => column.isTotal);
  const column = total >= 0 ? total : row.values.findLastIndex((value) => value.value !== null);
  const latest = row.values[column]?.value;
  if (latest == null) return [];
  const isNear = stated.value.lessThan(latest.times(2)) && stated.value.times(2).greaterThan(latest);
  const isKnown = row.values.some(({ value, decimals }) => value !== null && agrees(stated, value, decimals));
  return isNear && !isKnown ? [differs(placed, named, column, quoteOf(placed, offset, stated))] : [];
}

/** 「NAMEは…全体の52.3%」 against the row and the total of its table. */
function shares({ placed, named, sentence, offset }: NamingSentence): Finding[] {
  const { grid, row, name } = named;
  const stated = statedShareOf(sentence, name);
  const totals = grid.rows.filter((other) => other.isTotal && other !== row && !other.isRate);
  if (
    stated === null ||
    totals.length === 0 ||
    row.isRate ||
    elsewhere.test(upToClause(sentence, stated.match))
  ) {
    return [];
  }
  // A year that is named behind the share is that of another one.
  const years = figureYears(sentence).filter(({ to }) => to <= stated.match.index + stated.match[0].length);
  const columns = [...grid.columns.keys()].filter((index) => {
    const column = grid.columns[index];
    return column !== undefined && (years.length === 0 || years.some((year) => isOfYear(column, year)));
  });
  const computed = columns.flatMap((column) => totals.flatMap((total) => share(row, total, column) ?? []));
  const [nearest] = [...computed].sort(
    (a, b) => a.minus(stated.value).abs().toNumber() - b.minus(stated.value).abs().toNumber(),
  );
  if (nearest === undefined) return [];
  if (
    computed.some((value) =>
      stated.value.equals(value.toDecimalPlaces(stated.decimals, Decimal.ROUND_HALF_UP)),
    )
  ) {
    return [];
  }
  const { materialId, block } = placed;
  const quote = quoteOf(placed, offset, stated);
  return [
    finding('shareInTextDiffers', { materialId, blockId: block.id }, quote, {
      printed: quote,
      table: grid.title,
      row: row.label,
      computed: `${nearest.toFixed(Math.max(1, stated.decimals), Decimal.ROUND_HALF_UP)}%`,
    }),
  ];
}

function share(row: GridRow, total: GridRow, column: number): Decimal | null {
  const [part, whole] = [row.values[column]?.value, total.values[column]?.value];
  return part == null || whole == null || whole.isZero() ? null : part.times(100).dividedBy(whole);
}

function quoteOf({ block }: PlacedBlock, offset: number, { from, to }: StatedFigure): string {
  return block.text.slice(offset + from, offset + to);
}

function differs(
  { materialId, block }: PlacedBlock,
  { grid, row }: NamedRow,
  column: number,
  quote: string,
): Finding {
  return finding('figureInTextDiffers', { materialId, blockId: block.id }, quote, {
    printed: quote,
    table: grid.title,
    row: row.label,
    column: grid.columns[column]?.label ?? '',
    tablePrinted: row.values[column]?.raw ?? '',
  });
}
