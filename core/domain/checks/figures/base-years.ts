import { halfWidthInPlace } from '../../dates/read-date.ts';
import { type Finding, finding } from '../finding.ts';
import { figureYears } from '../text/figure-years.ts';
import { clauseAround } from '../text/normal.ts';
import { halfUp } from './derived-values.ts';
import { type FigureIndex, plain, tableOf } from './figure-index.ts';
import type { Figure } from './figures.ts';

/** What stands between a year and the figure that is compared with it. */
const since =
  /^(?:の実績)?(?:から|より|に比べて?|と比べて?|に比べると|と比べると|と比較して|に対し|比で)[^\d。]{0,10}(?:の[\d,]+[^\d。]{1,10})?$/u;

/** 「前年度から」 right before the figure. */
const yearBefore = /(?:前|昨)年度?(?:から|より|に比べて?|と比べて?|と比較して|比で?は?)、?(?:約)?$/u;

/**
 * 「令和8年に5,497件で、令和5年から1,377件増え」, where the table gives that difference from 令和4年: the year that a change is
 * counted from.
 * @param statements figures of running text
 */
export function baseYears(statements: readonly Figure[], index: FigureIndex): Finding[] {
  return statements.flatMap((figure) => {
    const rows = rowsOf(figure, index);
    const fits = fitsOf(figure, rows);
    if (rows.length === 0 || fits.some(({ isMeant }) => isMeant)) return [];
    const { materialId, block } = figure.placed;
    const place = { materialId, blockId: block.id };
    const quote = clauseAround(block.text, figure.from, figure.to);
    const [fit] = fits;
    if (fit !== undefined) {
      const values = { printed: quote, period: fit.other.period, table: tableName(fit.cell) };
      return [finding('figureYearDiffers', place, quote, values)];
    }
    if (!isChange(figure) && !isLevel(figure)) return [];
    return rows
      .flatMap(({ cell, base: from, years }) => {
        const before = years.find(({ year }) => year === from);
        if (before === undefined) return [];
        const meant = meantFor(figure, cell.value, before.value);
        const source = [tableName(cell), ...before.labels].join('　');
        return [finding('figureSuspect', place, quote, { printed: quote, meant, source })];
      })
      .slice(0, 1);
  });
}

/** The cells between which a change comes out so, each now and in the year that the sentence names. */
export function changesOfYears(figure: Figure, index: FigureIndex): { now: Figure; before: Figure }[] {
  return fitsOf(figure, rowsOf(figure, index))
    .filter(({ isMeant }) => isMeant)
    .map(({ cell, other }) => ({ now: cell, before: other }));
}

interface Row {
  readonly cell: Figure;
  /** The western year that the change is counted from. */
  readonly base: number;
  readonly years: readonly Figure[];
}

function rowsOf(figure: Figure, index: FigureIndex): Row[] {
  const base = baseOf(figure);
  if (base === null) return [];
  return subjectsOf(figure, index)
    .map((cell) => ({ cell, base: base === 'before' ? (cell.year ?? 0) - 1 : base }))
    .filter((row) => row.cell.year !== row.base)
    .map((row) => ({ ...row, years: index.yearsOf(row.cell).filter((other) => other !== row.cell) }));
}

function fitsOf(figure: Figure, rows: readonly Row[]): { cell: Figure; other: Figure; isMeant: boolean }[] {
  return rows.flatMap(({ cell, base, years }) =>
    years
      .filter((other) => gives(figure, cell.value, other.value))
      .map((other) => ({ cell, other, isMeant: other.year === base })),
  );
}

/** The cells of tables, each of a year, that the figures before a change repeat. */
function subjectsOf(figure: Figure, index: FigureIndex): Figure[] {
  const before = index
    .groupOf(figure)
    .filter((other) => other !== figure && other.from < figure.from && other.digits.length >= 3);
  const own = before.filter(({ sentence }) => sentence === figure.sentence);
  return (own.length > 0 ? own : before).flatMap((subject) => {
    const related = new Set(index.relatedTo(subject));
    return index
      .equalTo(subject)
      .filter(
        (cell) =>
          tableOf(cell) !== null &&
          cell.year !== null &&
          related.has(cell) &&
          (subject.year === null || subject.year === cell.year),
      );
  });
}

/** The western year that the figure's change is counted from, or the year before its subject's; null where it is no change. */
function baseOf({ placed: { block }, from, to }: Figure): number | 'before' | null {
  const text = halfWidthInPlace(block.text);
  if (yearBefore.test(text.slice(0, from))) return 'before';
  const date = figureYears(text.slice(0, from)).at(-1);
  if (date === undefined) return null;
  const between = text.slice(date.to, from);
  // 「2018年度の77.7%の水準」, 「2018年度の1.5倍」
  const isLevel = /^の(?:約)?$/u.test(between) && /^\s*(?:%の水準|%程度の水準|倍)/u.test(text.slice(to));
  return isLevel || since.test(between) ? date.year : null;
}

/** 「3.5%増えている」, 「1,377件増えました」 */
function isChange({ placed: { block }, kind, to }: Figure): boolean {
  const behind = halfWidthInPlace(block.text).slice(to, to + 12);
  return (
    (kind === 'share' || kind === 'count') && /^[^\d。、]{0,5}(?:の)?(?:増|減|伸び|上昇|低下)/u.test(behind)
  );
}

/** 「2018年度の77.7%の水準」 */
function isLevel({ placed: { block }, kind, to }: Figure): boolean {
  return kind === 'share' && /^\s*%(?:程度)?の水準/u.test(halfWidthInPlace(block.text).slice(to, to + 12));
}

function meantFor(figure: Figure, now: number, before: number): string {
  const { kind, decimals } = figure;
  if (isLevel(figure)) return halfUp((now / before) * 100, decimals);
  return halfUp(Math.abs(kind === 'share' ? ((now - before) / before) * 100 : now - before), decimals);
}

/** Whether a figure is the difference, the rate of change or the ratio of two values. */
function gives(figure: Figure, now: number, before: number): boolean {
  const { kind, decimals } = figure;
  const isStated = (value: number): boolean =>
    Number.isFinite(value) && halfUp(Math.abs(value), decimals) === plain(figure);
  if (kind === 'times') return isStated(now / before);
  if (kind === 'share') return isStated(((now - before) / before) * 100) || isStated((now / before) * 100);
  return isStated(now - before);
}

function tableName({ placed: { block } }: Figure): string {
  return block.kind === 'table-row' ? block.table.name : '';
}
