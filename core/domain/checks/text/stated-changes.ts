import { Decimal } from 'decimal.js';
import { halfWidthInPlace } from '../../dates/read-date.ts';
import { roundingThatGives } from '../../statistics/rounding.ts';
import { type Finding, finding } from '../finding.ts';
import type { PlacedBlock } from '../packet.ts';
import { clauseAround, sentencesOf } from './normal.ts';
import { countUnit } from './units.ts';

interface Count {
  readonly value: Decimal;
  readonly digits: string;
  readonly unit: string;
  readonly from: number;
  readonly to: number;
}

const rate =
  /(?:伸び|増加|減少|増減)率は(?:約)?(?<named>\d{1,4}(?:\.\d+)?)\s*%|(?<share>\d{1,4}(?:\.\d+)?)\s*%(?:[)）])?(?:ほど|余り)?(?:の|、|も|と)?(?:大幅(?:な|に)|大きく)?(?:増|減|削減|伸び|上昇|低下|縮小|落ち込)/gu;
const count = new RegExp(`(?<![\\d.,])([\\d,]*\\d(?:\\.\\d+)?)\\s*(${countUnit})`, 'gu');
/** Behind the count that a change is counted from. */
const isBase = /^(?:-CO2)?[)）]?(?:から|より|に対し|に比べ|と比べ|と比較|に比し)/u;
/** What the counts of a change are joined with. */
const comparing = /から|に対し|より|比べ|比較|前年|前回|に比し|(?:でした|だった|であった)が/u;

/**
 * Rates of change against the counts that the same text states: 「1,715人から271人（15.8%）増加」, 「3,914人に対し3,670人と6.2%減少」.
 * The counts may stand in the sentence before.
 */
export function checkStatedChanges(blocks: readonly PlacedBlock[]): Finding[] {
  return blocks.flatMap(({ materialId, block }) => {
    if (block.kind !== 'paragraph' && block.kind !== 'list-item') return [];
    const sentences = sentencesOf(halfWidthInPlace(block.text));
    return sentences.flatMap(({ sentence, offset }, index) =>
      [...sentence.matchAll(rate)].flatMap((match): Finding[] => {
        const share = match.groups?.['named'] ?? match.groups?.['share'] ?? '';
        const before = sentence.slice(0, match.index);
        const pairs = pairsFor(before, sentences[index - 1]?.sentence ?? '');
        const decimals = share.split('.')[1]?.length ?? 0;
        const [first] = pairs;
        if (first === undefined || isRounded(before)) return [];
        if (pairs.some(([part, whole]) => roundingThatGives(share, decimals, ratio(part, whole)) !== null))
          return [];
        const [part, whole] = pairs.reduce(
          (best, pair) => (distance(pair, share) < distance(best, share) ? pair : best),
          first,
        );
        const quote = clauseAround(block.text, offset + match.index, offset + match.index + match[0].length);
        return [
          finding('statedChangeDiffers', { materialId, blockId: block.id }, quote, {
            printed: quote,
            computed: `${ratio(part, whole).toFixed(decimals, Decimal.ROUND_HALF_UP)}%`,
            part: part.toString(),
            whole: whole.toString(),
          }),
        ];
      }),
    );
  });
}

/** 「約3割」 and 「およそ200人」 are no exact base. */
function isRounded(text: string): boolean {
  return /(?:約|およそ|ほぼ)\s*[\d,]+/u.test(text);
}

/** Change and base, as the counts allow to compute them; none where they are not joined by a comparison. */
function pairsFor(before: string, sentenceBefore: string): [Decimal, Decimal][] {
  const own = countsIn(before);
  const last = own.at(-1);
  if (last === undefined) return [];
  const like = own.filter(({ unit }) => unit === last.unit);
  const further = like.length === 1 ? countsIn(sentenceBefore).filter(({ unit }) => unit === last.unit) : [];
  const counts = [...like, ...further];
  if (counts.length < 2 || like.length > 3) return [];
  // What the last count is followed by may be said of something else.
  if (/は|前年|前回/u.test(before.slice(last.to))) return [];
  const base = like.findLast(({ to }) => isBase.test(before.slice(to)));
  if (base !== undefined && !base.value.isZero()) {
    return counts
      .filter((other) => other !== base)
      .flatMap((other): [Decimal, Decimal][] => [
        [other.value.minus(base.value).abs(), base.value],
        ...(other.value.lessThan(base.value) ? [[other.value, base.value] as [Decimal, Decimal]] : []),
      ]);
  }
  const [first] = like;
  const [sole, another] = further;
  // 「…は4,627人です。4年間で341人増えており」: the sentence goes on with what the one before is of.
  if (sole !== undefined && another === undefined && !before.includes('は') && comparing.test(before)) {
    return [
      [last.value, sole.value.minus(last.value)],
      [last.value, sole.value.plus(last.value)],
    ];
  }
  // A comparison that the counts do not take part in: 「前年から3.2%増えて512人」 has one count only.
  if (first === undefined || like.length < 2 || !comparing.test(before.slice(first.to, last.from))) return [];
  // 「1,013件で、前年度から98件（10.7%）増加」 leaves the base to the reader.
  return like
    .filter((other) => other !== last && last.value.lessThan(other.value))
    .flatMap((other): [Decimal, Decimal][] => [
      [last.value, other.value.minus(last.value)],
      [last.value, other.value.plus(last.value)],
    ]);
}

function countsIn(text: string): Count[] {
  return [...text.matchAll(count)].map((match) => ({
    value: new Decimal((match[1] ?? '').replaceAll(',', '')),
    digits: match[1] ?? '',
    unit: match[2] ?? '',
    from: match.index,
    to: match.index + match[0].length,
  }));
}

function distance([part, whole]: readonly [Decimal, Decimal], stated: string): number {
  return ratio(part, whole).minus(stated).abs().toNumber();
}

function ratio(part: Decimal, whole: Decimal): Decimal {
  return part.times(100).dividedBy(whole);
}
