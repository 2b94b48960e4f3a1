import { Decimal } from 'decimal.js';
import { halfWidthInPlace } from '../../dates/read-date.ts';
import { formatNumber } from '../../statistics/format-number.ts';
import { type Finding, finding } from '../finding.ts';
import type { PlacedBlock } from '../packet.ts';
import { clauseAround, sentencesOf } from './normal.ts';
import { countUnit } from './units.ts';

const share = /(\d{1,3}(?:\.\d+)?)\s*%/gu;
const points = /(\d{1,3}(?:\.\d+)?)\s*ポイント(?<word>[^、。\d]{0,8})/gu;

/** 「44.9%で、前回（38.1%）より6.8ポイント増」: two shares and what lies between them, in one sentence. */
export function checkPointDifferences(blocks: readonly PlacedBlock[]): Finding[] {
  return blocks.flatMap(({ materialId, block }) => {
    if (block.kind === 'heading' || block.kind === 'figure') return [];
    return sentencesOf(halfWidthInPlace(block.text)).flatMap(({ sentence, offset }): Finding[] => {
      const shares = [...sentence.matchAll(share)];
      const [stated, further] = [...sentence.matchAll(points)];
      const [first, second, third] = shares;
      if (stated === undefined || further !== undefined) return [];
      if (first === undefined || second === undefined || third !== undefined || second.index > stated.index)
        return [];
      // 「17.0%で、前回の17.1%を下回り、目標の22%との差は…」 compares with the last, and what is left out is not seen here.
      if (/目標/u.test(sentence.slice(first.index, stated.index))) return [];
      // Nothing else may stand between: 「Aは…%、Bは…%」 of two things have no difference that is spoken of.
      if (!/(?:前回|前年|から|より|比べ|比較|差)/u.test(sentence.slice(first.index, stated.index))) return [];
      const difference = new Decimal(first[1] ?? 0).minus(second[1] ?? 0);
      const isFirstNew = !/から/u.test(sentence.slice(first.index, second.index));
      const change = isFirstNew ? difference : difference.negated();
      const word = stated.groups?.['word'] ?? '';
      const says = /増|上昇|高|上回|多|伸び|上が/u.test(word)
        ? 1
        : /減|低下|低|下回|少|下が/u.test(word)
          ? -1
          : 0;
      const isSame = new Decimal(stated[1] ?? 0).equals(difference.abs());
      const isWay = says === 0 || change.isZero() || change.isPositive() === says > 0;
      if (isSame && isWay) return [];
      const quote = clauseAround(block.text, offset + stated.index, offset + stated.index + stated[0].length);
      return [
        finding('pointsDiffer', { materialId, blockId: block.id }, quote, {
          printed: quote,
          first: first[0],
          second: second[0],
          computed: `${change.isNegative() ? '-' : '+'}${difference.abs().toString()}`,
        }),
      ];
    });
  });
}

const count = new RegExp(`(?<![\\d.,])([\\d,]*\\d)\\s*(${countUnit})`, 'gu');

/** 「258人となり、令和4年度の231人から27人増え」: three counts of one unit, the last of them what lies between the others. */
export function checkCountDifferences(blocks: readonly PlacedBlock[]): Finding[] {
  return blocks.flatMap(({ materialId, block }) => {
    if (block.kind !== 'paragraph' && block.kind !== 'list-item') return [];
    return sentencesOf(halfWidthInPlace(block.text)).flatMap(({ sentence, offset }): Finding[] => {
      const [first, second, third, further] = [...sentence.matchAll(count)];
      if (first === undefined || second === undefined || third === undefined || further !== undefined)
        return [];
      if (first[2] !== second[2] || second[2] !== third[2]) return [];
      const between = sentence.slice(second.index + second[0].length, third.index);
      const behind = sentence.slice(third.index + third[0].length);
      const way = /^(?:の?増|多|増え|上回)/u.test(behind)
        ? 1
        : /^(?:の?減|少な|減り|減っ|下回)/u.test(behind)
          ? -1
          : 0;
      if (!/^(?:から|より|に比べて?|と比べて?|と比較して)、?(?:約)?$/u.test(between) || way === 0) return [];
      const [now, before, stated] = [first, second, third].map(([, digits = '']) =>
        Number(digits.replaceAll(',', '')),
      );
      if (now === undefined || before === undefined || stated === undefined) return [];
      if (now - before === way * stated || /約/u.test(between)) return [];
      const quote = clauseAround(block.text, offset + second.index, offset + third.index + third[0].length);
      return [
        finding('countsDiffer', { materialId, blockId: block.id }, quote, {
          printed: quote,
          first: first[0],
          second: second[0],
          computed: `${now < before ? '-' : '+'}${formatNumber(Math.abs(now - before), 0)}${third[2] ?? ''}`,
        }),
      ];
    });
  });
}
