import { type Finding, finding } from '../finding.ts';
import { clauseAround, comparisonKey } from '../text/normal.ts';
import { isChangeOfYears } from './base-years.ts';
import { mentions } from './context.ts';
import { derivedValues, halfUp } from './derived-values.ts';
import { agreesInYear, type FigureIndex, plain, tableOf } from './figure-index.ts';
import type { Figure } from './figures.ts';
import { citedFor, isShareNamed, isShareOfPart, isSumOf } from './siblings.ts';
import { isOfOthers, isShareOfColumn, TELLING_DIGITS } from './suspect-figures.ts';

/** Smaller counts without a year are of things that no table has. */
const LEAST_DIGITS = 3;

/**
 * Figures of 現状, 課題 and 評価 for which the packet has no source: neither a figure on the same thing that is equal, nor some from
 * which it can be computed. Nothing is wrong with them, but somebody should know where they come from.
 * @param known findings of other rules; what they name already is not said again
 */
export function unsupportedFigures(
  statements: readonly Figure[],
  index: FigureIndex,
  known: readonly Finding[],
): Finding[] {
  return statements.flatMap((figure) => {
    const { materialId, block } = figure.placed;
    if (!['current', 'issues', 'evaluations'].includes(block.part)) return [];
    const isTelling =
      figure.kind === 'share' ||
      (figure.kind === 'count' && (figure.digits.length >= LEAST_DIGITS || figure.year !== null));
    if (!isTelling || figure.isTenths || isOfOthers(figure) || isSupported(figure, index)) return [];
    // Answers to a survey that is no part of the packet.
    if (figure.labels.length > 0 && !index.hasQuestions) return [];
    const isKnown = known.some((item) => item.blockId === block.id && item.quote.includes(figure.raw));
    if (isKnown) return [];
    const quote = clauseAround(block.text, figure.from, figure.to);
    return [finding('figureUnsupported', { materialId, blockId: block.id }, quote, { printed: quote })];
  });
}

function isSupported(figure: Figure, index: FigureIndex): boolean {
  const related = new Set(index.relatedTo(figure));
  const cited = citedFor(figure);
  const isSaid = (other: Figure): boolean =>
    agreesInYear(figure, other) &&
    (figure.digits.length >= TELLING_DIGITS ||
      related.has(other) ||
      (cited !== null && other.question === cited));
  if (index.equalTo(figure).some(isSaid)) return true;
  if (cited !== null && isSumOf(figure, index.ofQuestion(cited))) return true;
  const isRounding = [...related].some(
    (other) => other.decimals > figure.decimals && halfUp(other.value, figure.decimals) === plain(figure),
  );
  if (isRounding || isShareOfColumn(figure, index) || isShareNamed(figure, index)) return true;
  if (isChangeOfYears(figure, index) || isShareOfPart(figure, index)) return true;
  const said = comparisonKey(figure.context);
  const bases = index
    .relatedTo({ ...figure, kind: 'any', unit: '' })
    .filter((other) => tableOf(other) !== null && other.labels.some((label) => mentions(said, label)));
  return derivedValues(figure, bases, index).some(({ text }) => text === plain(figure));
}
