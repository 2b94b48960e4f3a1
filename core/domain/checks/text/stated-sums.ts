import { Decimal } from 'decimal.js';
import { halfWidthInPlace } from '../../dates/read-date.ts';
import { type Finding, finding } from '../finding.ts';
import type { PlacedBlock } from '../packet.ts';
import { clauseAround, sentencesOf } from './normal.ts';

const share = /(\d{1,3}(?:\.\d+)?)\s*%/gu;
/** Between the shares and their sum. */
const adding = /合計|合わせ|あわせ|足し|含め|両者/u;

/** 「「反対」38.6%、「どちらかといえば反対」31.7%の合計は70.3%」: shares of a sentence against the sum that it states. */
export function checkStatedSums(blocks: readonly PlacedBlock[]): Finding[] {
  return blocks.flatMap(({ materialId, block }) => {
    if (block.kind !== 'paragraph' && block.kind !== 'list-item') return [];
    return sentencesOf(halfWidthInPlace(block.text)).flatMap(({ sentence, offset }): Finding[] => {
      const shares = [...sentence.matchAll(share)];
      const at = shares.findIndex((match, index) => {
        const before = shares[index - 1];
        return (
          before !== undefined &&
          index >= 2 &&
          adding.test(sentence.slice(before.index + before[0].length, match.index))
        );
      });
      const stated = shares[at];
      if (stated === undefined || /(?:約|およそ|ほぼ)\s*$/u.test(sentence.slice(0, stated.index))) return [];
      const parts = shares.slice(0, at).map(([, digits = '']) => new Decimal(digits));
      const sums = parts.slice(0, -1).map((_, from) => Decimal.sum(...parts.slice(from)));
      const total = new Decimal(stated[1] ?? 0);
      // The sum may have been made of what was not rounded yet.
      const decimals = stated[1]?.split('.')[1]?.length ?? 0;
      const agrees = (sum: Decimal): boolean =>
        sum.toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP).equals(total) ||
        sum
          .minus(total)
          .abs()
          .lessThanOrEqualTo(0.05 * parts.length + 0.05);
      const last = sums.at(-1);
      if (last === undefined || sums.some(agrees)) return [];
      const quote = clauseAround(block.text, offset + stated.index, offset + stated.index + stated[0].length);
      return [
        finding('statedSumDiffers', { materialId, blockId: block.id }, quote, {
          printed: quote,
          parts: parts
            .slice(-2)
            .map((part) => `${part.toString()}%`)
            .join(' + '),
          computed: `${last.toString()}%`,
        }),
      ];
    });
  });
}
