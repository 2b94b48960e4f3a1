import { Decimal } from 'decimal.js';
import { halfWidthInPlace } from '../../dates/read-date.ts';
import { figure } from '../../statistics/figure.ts';
import { type Finding, finding } from '../finding.ts';
import type { PlacedBlock } from '../packet.ts';
import { comparisonKey } from '../text/normal.ts';
import { type Grid, type GridRow, transposed } from './grid.ts';

/** Answers of a line further away from 100 are not all of them, or to more than one question. */
const NEAR = 15;
const LEAST_SHARES = 3;

/** Shares that divide a whole add up to 100: those of most rows or columns of a table, those of the answers to a question. */
export function checkHundreds(grids: readonly Grid[], blocks: readonly PlacedBlock[]): Finding[] {
  return [
    ...grids.flatMap((grid) => [...inTable(grid), ...inTable(transposed(grid))]),
    ...answersInLines(blocks),
  ];
}

interface Summed {
  readonly sum: Decimal;
  readonly isWhole: boolean;
}

function inTable(grid: Grid): Finding[] {
  const isShare = grid.columns.map(
    ({ isTotal }, index) =>
      !isTotal &&
      grid.rows.every((row) => {
        const value = row.values[index]?.rough ?? Number.NaN;
        return Number.isNaN(value) || (value >= 0 && value <= 100);
      }),
  );
  const lines = grid.rows
    .filter((row) => !row.isWithin)
    .flatMap((row) => {
      const summed = sumOf(row, isShare);
      return summed === null ? [] : [{ row, ...summed }];
    });
  const whole = lines.filter(({ isWhole }) => isWhole).length;
  if (whole < 2 || whole * 5 < lines.length * 3) return [];
  return lines.flatMap(({ row, sum, isWhole }) =>
    isWhole
      ? []
      : [
          finding(
            'sharesNotHundred',
            {
              materialId: grid.materialId,
              blockId: grid.columnBlockIds?.[isShare.indexOf(true)] ?? row.id,
            },
            row.label,
            { of: `${grid.title} ${row.label}`.trim(), sum: figure(sum, 1) },
          ),
        ],
  );
}

function sumOf(row: GridRow, isShare: readonly boolean[]): Summed | null {
  const shares = row.values.filter(({ value }, index) => isShare[index] === true && value !== null);
  if (shares.length < LEAST_SHARES) return null;
  return summed(shares.map(({ value, decimals }) => ({ value: value ?? new Decimal(0), decimals })));
}

function summed(shares: readonly { readonly value: Decimal; readonly decimals: number }[]): Summed {
  const sum = shares.reduce((all, { value }) => all.plus(value), new Decimal(0));
  const decimals = Math.max(...shares.map((share) => share.decimals));
  // Each share is rounded by half a unit of its last digit at most.
  const tolerance = 10 ** -decimals * (shares.length / 2);
  return { sum, isWhole: sum.minus(100).abs().lessThanOrEqualTo(tolerance) };
}

const answer =
  /(?:「[^「」]{1,40}」|無回答|不明|その他|わからない)[^\d「」、。%]{0,6}(\d{1,3}(?:\.\d+)?)\s*%/gu;
const several = /複数|いくつでも|すべて|全て|\d+つ(?:まで|以内)|MA/u;

/** A line of answers that counts those without an answer too has all of them. */
function answersInLines(blocks: readonly PlacedBlock[]): Finding[] {
  return blocks.flatMap(({ materialId, block }, index): Finding[] => {
    if (block.kind !== 'paragraph' && block.kind !== 'list-item') return [];
    const text = halfWidthInPlace(block.text);
    const shares = [...text.matchAll(answer)].map(([, share = '']) => ({
      value: new Decimal(share),
      decimals: /\.(\d+)/u.exec(share)?.[1]?.length ?? 0,
    }));
    if (shares.length < LEAST_SHARES || !/無回答|不明/u.test(text)) return [];
    const above = blocks[index - 1];
    const question = above?.materialId === materialId ? above.block.text : '';
    if (several.test(comparisonKey(question + text))) return [];
    const { sum, isWhole } = summed(shares);
    if (isWhole || sum.minus(100).abs().greaterThan(NEAR)) return [];
    const quote = block.text.trim();
    return [
      finding('sharesNotHundred', { materialId, blockId: block.id }, quote, {
        of: quote,
        sum: figure(sum, 1),
      }),
    ];
  });
}
