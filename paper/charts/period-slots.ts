import type { ChartSpecification } from '../../core/domain/blocks/block.ts';
import { type Period, readPeriodLabel } from '../../core/domain/statistics/period.ts';

/** Where periods stand along an axis that is divided into slots of equal length. */
export interface PeriodSlots {
  readonly count: number;
  /** Slot of each period, from 0. */
  readonly at: readonly number[];
  /** True for periods with one between them and the next of which the table says that it has no value. */
  readonly brokenBehind: readonly boolean[];
}

/** More slots than these would be too thin to be told apart. */
const mostSlots = 80;

/**
 * Periods as far from each other as they are in time: 平成22年, 平成27年, 令和2年, 令和3年 are not drawn at equal distances, and a
 * year that is left out leaves its place empty. Periods that are not in the order of time keep equal distances.
 */
export function periodSlots({
  periods,
  omittedPeriods,
}: Pick<ChartSpecification, 'periods' | 'omittedPeriods'>): PeriodSlots {
  const months = monthsOf(periods.map(readPeriodLabel));
  const steps = months?.slice(1).map((month, index) => month - (months[index] ?? month)) ?? [];
  const unit = steps.reduce(greatestDivisor, 0);
  const first = months?.[0] ?? 0;
  const count = unit === 0 ? 0 : ((months?.at(-1) ?? first) - first) / unit + 1;
  if (months === null || steps.some((step) => step <= 0) || count < 2 || count > mostSlots) {
    return {
      count: periods.length,
      at: periods.map((_, index) => index),
      brokenBehind: periods.map(() => false),
    };
  }
  const without = omittedPeriods.map(readPeriodLabel).flatMap((period) => monthsOf([period]) ?? []);
  return {
    count,
    at: months.map((month) => (month - first) / unit),
    brokenBehind: months.map((month, index) => {
      const next = months[index + 1];
      return next !== undefined && without.some((one) => one > month && one < next);
    }),
  };
}

/** Months from year 0; null where the periods are not of one kind. */
function monthsOf(periods: readonly (Period | null)[]): number[] | null {
  const months = periods.flatMap((period) => (period === null ? [] : [monthOf(period)]));
  const [first] = periods;
  const isAlike = (period: Period | null): boolean =>
    period !== null &&
    period.part === first?.part &&
    (period.month === null) === (first.month === null) &&
    period.day === first.day;
  return months.length > 0 && periods.every(isAlike) ? months : null;
}

function monthOf({ year, month }: Period): number {
  return year * 12 + (month ?? 1) - 1;
}

function greatestDivisor(first: number, second: number): number {
  return second === 0 ? Math.abs(first) : greatestDivisor(second, first % second);
}

/**
 * Which labels at places along a line can stand without touching: the last one always, then as many before it as there is
 * room for.
 * @param places middles and widths in pixels, from left to right
 */
export function standingApart(
  places: readonly { readonly middle: number; readonly width: number }[],
  gap: number,
): boolean[] {
  const kept = places.map(() => false);
  let limit = Number.POSITIVE_INFINITY;
  for (const [index, { middle, width }] of [...places.entries()].reverse()) {
    if (middle + width / 2 + gap > limit) continue;
    kept[index] = true;
    limit = middle - width / 2;
  }
  return kept;
}
