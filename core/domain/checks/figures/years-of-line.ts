import { type Finding, finding } from '../finding.ts';
import { clauseAround } from '../text/normal.ts';
import { agreesInYear, type FigureIndex, tableOf } from './figure-index.ts';
import type { Figure } from './figures.ts';

/**
 * 「令和2年度の5人から令和4年度の14人に」: one figure is that of a row for its year, the other that of the same row, but for
 * another year than the sentence says. Also small figures, which say nothing alone.
 * @param statements figures of running text
 * @param known findings of other rules; what they name already is not said again
 */
export function yearsOfLine(
  statements: readonly Figure[],
  index: FigureIndex,
  known: readonly Finding[],
): Finding[] {
  return statements.flatMap((figure) => {
    if (figure.year === null || isSaidOfYear(figure, index)) return [];
    const other = linesBeside(figure, index)
      .flat()
      .find(({ year, value }) => year !== figure.year && value === figure.value);
    if (other === undefined) return [];
    const { materialId, block } = figure.placed;
    const isKnown = known.some((item) => item.blockId === block.id && item.quote.includes(figure.raw));
    if (isKnown) return [];
    const quote = clauseAround(block.text, figure.from, figure.to);
    const table = other.placed.block.kind === 'table-row' ? other.placed.block.table.name : '';
    return [
      finding('figureYearDiffers', { materialId, blockId: block.id }, quote, {
        printed: quote,
        period: other.period,
        table: [table, ...other.labels].filter((text) => text !== '').join('　'),
      }),
    ];
  });
}

/** Whether the packet has the figure for its year, or for no year, in what may be the same thing. */
function isSaidOfYear(figure: Figure, index: FigureIndex): boolean {
  const related = index.relatedTo(figure);
  const lines = linesBeside(figure, index).flat();
  return index
    .equalTo(figure)
    .some((other) => agreesInYear(figure, other) && (related.includes(other) || lines.includes(other)));
}

/** The rows, or columns of years, in which the other figures of the text stand for their years. */
function linesBeside(figure: Figure, index: FigureIndex): (readonly Figure[])[] {
  return index
    .groupOf(figure)
    .filter(
      (sibling) =>
        sibling !== figure &&
        sibling.year !== figure.year &&
        sibling.kind === figure.kind &&
        sibling.unit === figure.unit,
    )
    .flatMap((sibling) => {
      const related = index.relatedTo(sibling);
      return index
        .equalTo(sibling)
        .filter((cell) => tableOf(cell) !== null && agreesInYear(sibling, cell) && related.includes(cell))
        .map((cell) => index.yearsOf(cell));
    });
}
