import { halfWidthInPlace } from '../../dates/read-date.ts';
import { type Finding, finding } from '../finding.ts';
import { clauseAround, clauseStart, comparisonKey } from '../text/normal.ts';
import { mentions, sharedPairs } from './context.ts';
import { derivedValues, halfUp, isSaidOf, isShareOfOwn } from './derived-values.ts';
import { agreesInYear, type FigureIndex, plain, tableOf } from './figure-index.ts';
import { type Figure, isStatement } from './figures.ts';
import { shareOfOtherYear } from './named-shares.ts';
import { isShareOfPart } from './part-shares.ts';
import { citedFor, isSumOf, meantBySiblings } from './siblings.ts';
import { isSlip } from './slip.ts';

/** Numbers of so many digits do not stand in two places by chance. */
export const TELLING_DIGITS = 4;

/** Of numbers of so many digits hardly two are one slip apart by chance. */
const UNIQUE_DIGITS = 5;

/** Two sentences with so much in common say the same thing. */
const SENTENCE_PAIRS = 5;

interface Suspicion {
  readonly figure: Figure;
  /** What it may have been meant to be, as printed or computed; null where only its year is wrong. */
  readonly meant: string | null;
  readonly source: Figure;
}

/**
 * Figures of running text that the packet has nowhere else, while what they speak of has a figure one slip away: a digit
 * changed, two digits exchanged, the figure of another year.
 * @param known findings of other rules; what they name already is not said again
 */
export function suspectFigures(
  statements: readonly Figure[],
  index: FigureIndex,
  known: readonly Finding[],
): Finding[] {
  const suspicions = new Map<Figure, Suspicion>();
  for (const figure of statements) {
    const suspicion = suspicionOf(figure, index);
    if (suspicion !== null) suspicions.set(figure, suspicion);
  }
  return [...suspicions.values()].flatMap(({ figure, meant, source }) => {
    // Two sentences that differ are one finding, at the later of them.
    const mirrored = suspicions.get(source)?.source === figure;
    if (mirrored && index.positionOf(source) > index.positionOf(figure)) return [];
    const { materialId, block } = figure.placed;
    const isKnown = known.some(
      (item) => item.severity !== 'info' && item.blockId === block.id && item.quote.includes(figure.raw),
    );
    if (isKnown) return [];
    const quote = clauseAround(block.text, figure.from, figure.to);
    const place = { materialId, blockId: block.id };
    return [
      meant === null
        ? finding('figureYearDiffers', place, quote, {
            printed: quote,
            period: source.period,
            table: nameOf(source),
          })
        : finding('figureSuspect', place, quote, { printed: quote, meant, source: nameOf(source) }),
    ];
  });
}

/** Of other places, or no exact figure at all. */
export function isOfOthers(figure: Figure): boolean {
  const {
    placed: { block },
    to,
  } = figure;
  const text = halfWidthInPlace(block.text);
  const clause = clauseBefore(figure);
  return (
    /全国|国の|都道府県|[都道府県]の|[都道府県]平均|他市|近隣|圏域平均|見込|推計|予測/u.test(clause) ||
    /^[^\s\d。、]{0,4}(?:以上|以下|超|未満|未到|程度|前後|台|弱|強|見込)/u.test(text.slice(to))
  );
}

/** 「4地区で」, 「3年連続で」: of how much is spoken of, not how much it is. */
function isOfDivisions({ placed: { block }, to }: Figure): boolean {
  return /^\s*(?:つの|の)?(?:地区|圏域|[小中]?学?校区|区分|種|項目|分野|年間|年連続|か月|日間)/u.test(
    halfWidthInPlace(block.text).slice(to),
  );
}

function suspicionOf(figure: Figure, index: FigureIndex): Suspicion | null {
  if (figure.isTenths || isOfOthers(figure) || isOfDivisions(figure)) return null;
  if (isShareOfOwn(figure, index)) return null;
  const bySiblings = meantBySiblings(figure, index);
  if (bySiblings !== null) return { figure, meant: bySiblings.text, source: bySiblings.source };
  // What a multiple is computed from counts in something else.
  const related = index.relatedTo(figure.kind === 'times' ? { ...figure, kind: 'any' } : figure);
  const touched = figure.digits.length >= UNIQUE_DIGITS ? index.touchedBy(figure) : related;
  if (touched.length === 0) return null;
  const bySlip = slipOfNamed(figure, index);
  if (bySlip !== null || isRepeated(figure, related, index)) return bySlip;
  return ofOtherYear(figure, related, touched, index) ?? slipOfRelated(figure, related, touched, index);
}

/** One slip away from the only figure of what the sentence names. */
function slipOfNamed(figure: Figure, index: FigureIndex): Suspicion | null {
  const named = index.namedBy(figure);
  const [meant] = named;
  const isOnly = new Set(named.map(({ value }) => value)).size === 1;
  return meant !== undefined &&
    isOnly &&
    meant.decimals === figure.decimals &&
    isSlip(figure.digits, meant.digits) &&
    !isOfGroup(figure, meant)
    ? { figure, meant: meant.raw, source: meant }
    : null;
}

/** Whether the packet has the figure in another place, or the count before it makes that share. */
function isRepeated(figure: Figure, related: readonly Figure[], index: FigureIndex): boolean {
  const isElsewhere = index
    .equalTo(figure)
    .some(
      (other) =>
        agreesInYear(figure, other) &&
        (figure.digits.length >= TELLING_DIGITS || related.includes(other) || isOfYear(figure, other, index)),
    );
  return isElsewhere || isShareOfPart(figure, index);
}

/** The number that a table has for the same year, and that has a word in common with the sentence. */
function isOfYear(figure: Figure, other: Figure, index: FigureIndex): boolean {
  return (
    figure.digits.length === TELLING_DIGITS - 1 &&
    figure.year !== null &&
    figure.year === other.year &&
    tableOf(other) !== null &&
    index.touchedBy(figure).includes(other)
  );
}

function ofOtherYear(
  figure: Figure,
  related: readonly Figure[],
  touched: readonly Figure[],
  index: FigureIndex,
): Suspicion | null {
  const share = shareOfOtherYear(figure, index);
  if (share !== null) return { figure, meant: null, source: share };
  return isSumOfAnswers(figure, index) ? null : yearSlip(figure, related, touched, index);
}

function isSumOfAnswers(figure: Figure, index: FigureIndex): boolean {
  const cited = figure.kind === 'share' ? citedFor(figure) : null;
  return cited !== null && isSumOf(figure, index.ofQuestion(cited));
}

/** One slip away from a figure on the same thing, or from what figures of one row make, where nothing gives the figure itself. */
function slipOfRelated(
  figure: Figure,
  related: readonly Figure[],
  touched: readonly Figure[],
  index: FigureIndex,
): Suspicion | null {
  if (isSumOfAnswers(figure, index) || sharesOfColumn(figure, index).length > 0) return null;
  // Shares are computed from counts.
  const bases = figure.kind === 'share' ? index.relatedTo({ ...figure, kind: 'any', unit: '' }) : related;
  const derived = derivedValues(figure, bases, index);
  if (derived.some(({ text }) => text === plain(figure))) return null;
  const slip = touched.find(
    (other) =>
      agreesInYear(figure, other) &&
      other.decimals === figure.decimals &&
      isSlip(figure.digits, other.digits) &&
      (!isStatement(other) || sharedPairs(figure.pairs, other.pairs) >= SENTENCE_PAIRS),
  );
  if (slip !== undefined) return isOfGroup(figure, slip) ? null : { figure, meant: slip.raw, source: slip };
  const digits = plain(figure).replace('.', '');
  // What could be computed elsewhere says little, unless the sentence names it.
  const said = comparisonKey(figure.context);
  const computed = derived
    .filter(
      ({ source }) =>
        source.group === figure.group ||
        (!isStatement(source) && source.labels.some((label) => mentions(said, label))),
    )
    .filter((value) => figure.kind !== 'share' || isSaidOf(figure, value))
    .find(({ text }) =>
      figure.kind === 'times' ? text.length === plain(figure).length : isSlip(digits, text.replace('.', '')),
    );
  return computed === undefined ? null : { figure, meant: computed.text, source: computed.source };
}

/** 「全体の52.3%」: the figures that may be meant, each over another one of its column. */
export function sharesOfColumn(figure: Figure, index: FigureIndex): (readonly [Figure, Figure])[] {
  if (figure.kind !== 'share') return [];
  return index.relatedTo({ ...figure, kind: 'any' }).flatMap((part) =>
    part.kind === 'share'
      ? []
      : index
          .columnOf(part)
          .filter((whole) => halfUp((part.value / whole.value) * 100, figure.decimals) === plain(figure))
          .map((whole) => [part, whole] as const),
  );
}

/** 「男性で26.1%」 is not the figure of all. */
function isOfGroup(figure: Figure, source: Figure): boolean {
  const clause = clauseBefore(figure);
  const said = `${nameOf(source)} ${source.placed.block.text}`;
  return ['男性', '女性', 'うち', '以上', '未満'].some(
    (word) => clause.includes(word) && !said.includes(word),
  );
}

function clauseBefore({ placed: { block }, from }: Figure): string {
  const text = halfWidthInPlace(block.text);
  return text.slice(clauseStart(text, from), from);
}

/** The same figure, said of another year, while the year that is named has a figure of its own. */
function yearSlip(
  figure: Figure,
  related: readonly Figure[],
  touched: readonly Figure[],
  index: FigureIndex,
): Suspicion | null {
  if (figure.year === null || figure.digits.length < 2) return null;
  for (const other of related) {
    if (other.year === null || other.year === figure.year || other.value !== figure.value) continue;
    const ofYear = related.find(
      (one) =>
        one.year === figure.year &&
        one.labels.join(' ') !== '' &&
        one.value !== figure.value &&
        (one.group === other.group || inOneColumn(one, other)),
    );
    if (ofYear !== undefined) return { figure, meant: ofYear.raw, source: ofYear };
  }
  const beyond = related.find((other) => isOfLineWithout(figure, other, index));
  if (beyond !== undefined) return { figure, meant: null, source: beyond };
  // A number of many digits belongs to the year that the table gives it for, also where the named year is not in the table.
  const said = comparisonKey(figure.context);
  const isTelling = (other: Figure): boolean =>
    figure.digits.length >= TELLING_DIGITS ||
    (figure.digits.length === TELLING_DIGITS - 1 && other.labels.some((label) => mentions(said, label)));
  const ofOther = touched.find(
    (other) =>
      isTelling(other) &&
      tableOf(other) !== null &&
      other.value === figure.value &&
      other.year !== null &&
      other.year !== figure.year,
  );
  return ofOther === undefined ? null : { figure, meant: null, source: ofOther };
}

/** Smaller numbers are in many tables. */
const LEAST_DIGITS = 3;

/** The same number in a row that does not have the named year, where it is large or another figure of the text is of that column. */
function isOfLineWithout(figure: Figure, other: Figure, index: FigureIndex): boolean {
  if (tableOf(other) === null || other.value !== figure.value) return false;
  if (other.year === null || other.year === figure.year || /目標|計画値/u.test(figure.sentence)) return false;
  if (index.yearsOf(other).some(({ year }) => year === figure.year)) return false;
  return (
    figure.digits.length >= LEAST_DIGITS ||
    index
      .groupOf(figure)
      .some(
        (sibling) =>
          sibling !== figure &&
          sibling.year === null &&
          index.equalTo(sibling).some((cell) => tableOf(cell) === tableOf(other) && cell.year === other.year),
      )
  );
}

/** Cells of one column whose rows are years. */
function inOneColumn(first: Figure, second: Figure): boolean {
  return tableOf(first) !== null && tableOf(first) === tableOf(second) && first.column === second.column;
}

function nameOf({ placed: { block }, labels, from, to }: Figure): string {
  if (block.kind === 'table-row')
    return [block.table.name, ...labels].filter((text) => text !== '').join('　');
  return clauseAround(block.text, from, to);
}
