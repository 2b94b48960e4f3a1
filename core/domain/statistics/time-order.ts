import { periodRank } from './period.ts';

/** Columns in the order of time, where every one of them names a time of its own; else as they are printed. */
export function inTimeOrder(columns: readonly number[], labelOf: (column: number) => string): number[] {
  const ranked = columns.map((column) => ({ column, rank: periodRank(labelOf(column)) }));
  const ranks = new Set(ranked.map(({ rank }) => rank));
  if (ranks.has(null) || ranks.size < columns.length) return [...columns];
  return ranked.toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0)).map(({ column }) => column);
}
