import { comparisonKey } from '../text/normal.ts';
import { changesOfYears } from './base-years.ts';
import { mentions } from './context.ts';
import { computingRules, derivedValues, halfUp } from './derived-values.ts';
import { agreesInYear, type FigureIndex, plain, tableOf } from './figure-index.ts';
import { type Figure, isStatement } from './figures.ts';
import { sharesNamed } from './named-shares.ts';
import { sharesOfPart } from './part-shares.ts';
import { addendsOf, citedFor } from './siblings.ts';
import { sharesOfColumn, TELLING_DIGITS } from './suspect-figures.ts';

/** `same`: it stands there; `rounded`: with more digits behind the point; `rest`: what an answer leaves of 100%; else computed. */
export const supportRules = ['same', 'rounded', 'rest', ...computingRules] as const;
export type SupportRule = (typeof supportRules)[number];

/** What gives a figure of a sentence. */
export interface Support {
  readonly rule: SupportRule;
  /** The places where it stands, the likeliest first; or what it is computed from, in the order of the formula. */
  readonly parts: readonly Figure[];
}

/** So many places of an equal figure are worth looking at. */
const MOST_PLACES = 3;

/**
 * Where the packet has a figure of a sentence, or what it is computed from: a cell or an answer before other sentences, the
 * place whose words and year the sentence has before others. Null where it has neither.
 */
export function supportOf(figure: Figure, index: FigureIndex): Support | null {
  const places = placesOf(figure, index);
  const inTables = places.filter((place) => !isStatement(place));
  if (inTables.length > 0) return { rule: 'same', parts: inTables.slice(0, MOST_PLACES) };
  const computed = ofAnswers(figure, index) ?? roundingOf(figure, index) ?? computedFrom(figure, index);
  if (computed !== null)
    return { ...computed, parts: computed.parts.map((part) => inTable(part, figure, index)) };
  return places.length === 0 ? null : { rule: 'same', parts: places.slice(0, 1) };
}

/** Another figure of the same line is shown where the packet has it. */
function inTable(part: Figure, figure: Figure, index: FigureIndex): Figure {
  if (part.group !== figure.group) return part;
  return placesOf(part, index).find((place) => !isStatement(place)) ?? part;
}

function placesOf(figure: Figure, index: FigureIndex): Figure[] {
  const related = new Set(index.relatedTo(figure));
  const cited = citedFor(figure);
  const isSaid = (other: Figure): boolean =>
    agreesInYear(figure, other) &&
    (figure.digits.length >= TELLING_DIGITS ||
      related.has(other) ||
      (cited !== null && other.question === cited));
  const rank = rankingFor(figure, index);
  const isCited = (other: Figure): number => (cited !== null && other.question === cited ? 6 : 0);
  const isRelated = (other: Figure): number => (related.has(other) ? 3 : 0);
  return best(
    index.equalTo(figure).filter(isSaid),
    (other) => rank(other) + isCited(other) + isRelated(other),
  );
}

function ofAnswers(figure: Figure, index: FigureIndex): Support | null {
  const cited = citedFor(figure);
  const parts = cited === null ? null : addendsOf(figure, index.ofQuestion(cited));
  return parts === null ? null : { rule: parts.length === 1 ? 'rest' : 'sum', parts };
}

function roundingOf(figure: Figure, index: FigureIndex): Support | null {
  const [place] = best(
    index
      .relatedTo(figure)
      .filter(
        (other) => other.decimals > figure.decimals && halfUp(other.value, figure.decimals) === plain(figure),
      ),
    rankingFor(figure, index),
  );
  return place === undefined ? null : { rule: 'rounded', parts: [place] };
}

function computedFrom(figure: Figure, index: FigureIndex): Support | null {
  const rank = rankingFor(figure, index);
  const rankAll = ({ parts }: Support): number => {
    const [first, second] = parts;
    const areBeside =
      first !== undefined &&
      second !== undefined &&
      (first.group === second.group || (tableOf(first) !== null && tableOf(first) === tableOf(second)));
    return parts.reduce((sum, part) => sum + rank(part), 0) / parts.length + (areBeside ? 3 : 0);
  };
  const ofYears = changesOfYears(figure, index).map(
    ({ now, before }): Support => ({ rule: ruleOfChange(figure, now, before), parts: [now, before] }),
  );
  const ofPart = [...sharesOfPart(figure, index), ...sharesNamed(figure, index)].map(
    (parts): Support => ({ rule: parts.length === 1 ? 'same' : 'share', parts }),
  );
  for (const likely of [ofYears, ofPart]) {
    const [first] = best(likely, rankAll);
    if (first !== undefined) return first;
  }
  const said = comparisonKey(figure.context);
  const bases = index
    .relatedTo({ ...figure, kind: 'any', unit: '' })
    .filter((other) => tableOf(other) !== null && other.labels.some((label) => mentions(said, label)));
  const derived = derivedValues(figure, bases, index)
    .filter(({ text }) => text === plain(figure))
    .map(({ rule, parts }): Support => ({ rule, parts }));
  const ofColumn = sharesOfColumn(figure, index).map((parts): Support => ({ rule: 'share', parts }));
  return best([...derived, ...ofColumn], rankAll)[0] ?? null;
}

function ruleOfChange({ kind, decimals, value }: Figure, now: Figure, before: Figure): SupportRule {
  if (kind === 'times') return 'ratio';
  if (kind !== 'share') return 'difference';
  const rate = Math.abs(((now.value - before.value) / before.value) * 100);
  return halfUp(rate, decimals) === value.toFixed(decimals) ? 'change' : 'share';
}

/** How likely a sentence speaks of a figure elsewhere: by its words, its years and the other figures that it repeats. */
function rankingFor(figure: Figure, index: FigureIndex): (other: Figure) => number {
  const said = comparisonKey(figure.context);
  const own = index.groupOf(figure).filter((other) => other !== figure);
  const years = new Set(
    [figure.year, figure.carriedYear, ...own.map(({ year }) => year)].filter((year) => year !== null),
  );
  return (other) => {
    if (other.group === figure.group) return 3;
    const named = other.labels.filter((label) => mentions(said, label)).length;
    const isOfYear = other.year !== null && years.has(other.year);
    const isStated = own.some(({ value, digits }) => value === other.value && digits.length >= 2);
    return (
      (tableOf(other) === null ? 0 : 2) +
      Math.min(named, 2) * 2 +
      (other.year !== null && other.year === (figure.year ?? figure.carriedYear) ? 2 : 0) +
      (isOfYear ? 1 : 0) +
      (isStated ? 3 : 0)
    );
  };
}

/** In the order of their ranks, the highest first; equal ones stay in theirs. */
function best<Item>(items: readonly Item[], rank: (item: Item) => number): Item[] {
  return items
    .map((item) => ({ item, rank: rank(item) }))
    .sort((a, b) => b.rank - a.rank)
    .map(({ item }) => item);
}
