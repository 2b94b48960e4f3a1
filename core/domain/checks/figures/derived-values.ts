import { halfWidthInPlace } from '../../dates/read-date.ts';
import { isTotalLabel } from '../statistics/grid.ts';
import type { FigureIndex } from './figure-index.ts';
import type { Figure } from './figures.ts';

export interface DerivedValue {
  /** With the digits behind the point that the figure in the text has. */
  readonly text: string;
  readonly source: Figure;
  /** How it is computed, and from what, in the order of the formula: the source first. */
  readonly rule: ComputingRule;
  readonly parts: readonly Figure[];
}

/**
 * `change`: the first less the second, over the second. `changeInto`: the first, which is what the second has grown or
 * shrunk by, over what it was before. `share`: the first over the second in percent. `ratio`: just that.
 */
export const computingRules = ['difference', 'sum', 'ratio', 'share', 'change', 'changeInto'] as const;
export type ComputingRule = (typeof computingRules)[number];

/**
 * What a sentence may have computed from the other figures of its line, and from these with the rows, or the years, that others
 * stand in.
 * @param bases figures on the same thing
 */
export function derivedValues(figure: Figure, bases: readonly Figure[], index: FigureIndex): DerivedValue[] {
  const own = index.groupOf(figure).filter((other) => other !== figure);
  const groups = [
    own,
    ...new Set(bases.map((other) => index.groupOf(other))),
    // A table may have its years in rows.
    ...bases.filter(({ year }) => year !== null).map((other) => index.yearsOf(other)),
  ];
  return groups.flatMap((group) => derivedFrom(figure, group, own));
}

/** Differences, sums, quotients and rates of change of figures that belong together, as far as the words speak of them. */
function derivedFrom(figure: Figure, group: readonly Figure[], own: readonly Figure[]): DerivedValue[] {
  const { kind, decimals, sentence } = figure;
  const values: DerivedValue[] = [];
  const put = (value: number, rule: ComputingRule, source: Figure, other: Figure): void => {
    if (!Number.isFinite(value)) return;
    values.push({ text: halfUp(Math.abs(value), decimals), source, rule, parts: [source, other] });
  };
  const isMove = kind === 'points' || /増|減|多|少な|差|上回|下回|伸び|上昇|低下/u.test(sentence);
  const isSum = /合わせ|合計|計|総数|全体/u.test(sentence);
  const isRatio =
    kind === 'times' ||
    (kind === 'share' && /増|減|伸び|全|総|占め|うち|率|割合|対する|対し|目標|当たる|相当/u.test(sentence));
  const partners = group === own ? group : [...group, ...own];
  for (const first of group) {
    for (const second of partners) {
      if (first === second) continue;
      if (isMove && areLike(first, second)) put(first.value - second.value, 'difference', first, second);
      if (isSum && areLike(first, second)) put(first.value + second.value, 'sum', first, second);
      if (kind === 'times') put(first.value / second.value, 'ratio', first, second);
      if (isRatio && kind === 'share' && isCount(first) && isCount(second)) {
        put((first.value / second.value) * 100, 'share', first, second);
        if (!isMove) continue;
        put(((first.value - second.value) / second.value) * 100, 'change', first, second);
        if (group !== own) continue;
        // 「98件増えて1,013件」 leaves the base to the reader.
        put((first.value / (second.value - first.value)) * 100, 'changeInto', first, second);
        put((first.value / (second.value + first.value)) * 100, 'changeInto', first, second);
      }
    }
  }
  return values;
}

function isCount({ kind }: Figure): boolean {
  return kind === 'count' || kind === 'any';
}

function areLike(first: Figure, second: Figure): boolean {
  return first.kind === second.kind || first.kind === 'any' || second.kind === 'any';
}

/** Smaller counts make too many shares by chance. */
const LEAST_COUNT = 10;

/** Whether a share is that of two counts which the same text states. */
export function isShareOfOwn(figure: Figure, index: FigureIndex): boolean {
  if (figure.kind !== 'share' || figure.decimals === 0) return false;
  const before = halfWidthInPlace(figure.placed.block.text).slice(0, figure.from);
  if (/(?:合わせ|合計|足し)[^、。]*$/u.test(before)) return false;
  const counts = index.groupOf(figure).filter(({ kind, value }) => kind === 'count' && value >= LEAST_COUNT);
  return counts.some((part) =>
    counts.some(
      (whole) =>
        part.value < whole.value &&
        part.unit === whole.unit &&
        halfUp((part.value / whole.value) * 100, figure.decimals) === figure.value.toFixed(figure.decimals),
    ),
  );
}

/** Whether the words say that a share is computed so: as a change, or of a whole. */
export function isSaidOf(
  { placed: { block }, from, to, sentence }: Figure,
  { rule, parts: [part, whole] }: DerivedValue,
): boolean {
  const text = halfWidthInPlace(block.text);
  const behind = text.slice(to, to + 12);
  const isMoved = /^\s*%?[^\d。、]{0,5}(?:の)?(?:増|減|削減|伸び|上昇|低下)/u.test(behind);
  if (rule !== 'share') return isMoved || rule === 'sum' || rule === 'difference';
  if (part === undefined || whole === undefined || isMoved) return false;
  // 「高齢者全体の55.9%」
  const named = /([^\d。、「」で]{2,12})全体の(?:約)?$/u.exec(text.slice(0, from))?.[1];
  if (named !== undefined && !whole.labels.some((label) => label.includes(named))) return false;
  const isTotal = [whole.sentence.split('\t')[0] ?? '', ...whole.labels].some((label) => isTotalLabel(label));
  return isTotal || (part.sentence === sentence && whole.sentence === sentence);
}

/** Half up, as papers round. */
export function halfUp(value: number, decimals: number): string {
  const factor = 10 ** decimals;
  return (Math.floor(value * factor + 0.5 + 1e-9) / factor).toFixed(decimals);
}
