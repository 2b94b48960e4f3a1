import { halfWidthInPlace } from '../../dates/read-date.ts';
import { type Finding, finding } from '../finding.ts';
import { type PrintedDate, printedDates } from '../text/printed-dates.ts';
import { type FigureIndex, tableOf } from './figure-index.ts';
import type { Figure } from './figures.ts';

/**
 * The date or the years that a sentence gives for figures of a table, against the title of the table: 「令和5年4月1日現在、54自治会…」
 * where the title says 令和6年4月1日現在, 「平成30年から令和4年までの」 where it says 平成29年～令和4年.
 * @param statements figures of running text
 */
export function titleYears(statements: readonly Figure[], index: FigureIndex): Finding[] {
  const said = new Set<string>();
  return statements.flatMap((figure) => {
    const { materialId, block } = figure.placed;
    const text = halfWidthInPlace(block.text);
    const own = spansIn(text, figure.from);
    if (own.length === 0) return [];
    const related = index.relatedTo(figure);
    const names = index
      .equalTo(figure)
      .filter((cell) => tableOf(cell) !== null && related.includes(cell))
      .flatMap(({ placed }) => (placed.block.kind === 'table-row' ? [placed.block.table.name] : []));
    return own.flatMap((span) => {
      const titles = names.flatMap((name) =>
        spansIn(halfWidthInPlace(name), name.length).map((other) => ({ name, other })),
      );
      const [first] = titles.filter(({ other }) => isOtherYear(span, other));
      const key = `${block.id} ${span.from}`;
      if (first === undefined || titles.some(({ other }) => isSame(span, other)) || said.has(key)) return [];
      said.add(key);
      const quote = block.text.slice(span.from, span.to);
      return [
        finding('figureYearDiffers', { materialId, blockId: block.id }, quote, {
          printed: quote,
          period: first.name.slice(first.other.from, first.other.to),
          table: first.name,
        }),
      ];
    });
  });
}

/** A day, or the years from one to another. UTF-16 offsets in the text. */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly start: PrintedDate;
  readonly end: PrintedDate | null;
}

function spansIn(text: string, until: number): Span[] {
  const dates = printedDates(text).filter(({ year, to }) => year !== null && to <= until);
  return dates.flatMap((start, place): Span[] => {
    const end = dates[place + 1];
    const isRange = end !== undefined && /^\s*(?:から|[~〜～∼-])\s*$/u.test(text.slice(start.to, end.from));
    if (isRange) return [{ from: start.from, to: end.to, start, end }];
    return start.day === null ? [] : [{ from: start.from, to: start.to, start, end: null }];
  });
}

function isSame(first: Span, second: Span): boolean {
  return first.start.year === second.start.year && first.end?.year === second.end?.year;
}

/** The same day of another year, or years of which one end is the same. */
function isOtherYear(first: Span, second: Span): boolean {
  if (isSame(first, second)) return false;
  if (first.end === null || second.end === null) {
    return (
      first.end === second.end &&
      first.start.month === second.start.month &&
      first.start.day === second.start.day
    );
  }
  return first.start.year === second.start.year || first.end.year === second.end.year;
}
