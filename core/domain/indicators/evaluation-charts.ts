import type { ChartSpecification } from '../blocks/block.ts';
import type { RatingCount } from './rating-counts.ts';

/** What charts need of an indicator. */
export interface DrawnIndicator {
  readonly indicator: string;
  readonly numbers: {
    readonly baseline: number | null;
    readonly target: number | null;
    readonly result: number | null;
    readonly unit: string;
  };
}

interface Words {
  readonly shares: string;
  readonly index: string;
  readonly baseline: string;
  readonly target: string;
  readonly result: string;
}

/** How many indicators of each goal were rated how: a column for each goal. Null where there is nothing to compare. */
export function overviewChart(
  goals: readonly string[],
  steps: readonly RatingCount[],
  words: { readonly title: string; readonly total: string; readonly unrated: string },
): ChartSpecification | null {
  if (goals.length < 2) return null;
  const used = steps.flatMap(({ code, label, counts }) =>
    counts.some((count) => count > 0)
      ? [{ label: code === '' ? words.unrated : `${code} ${label}`.trim(), values: [...counts] }]
      : [],
  );
  if (used.length === 0) return null;
  return {
    type: 'stackedBar',
    title: words.title,
    unit: null,
    periods: [...goals],
    provisional: goals.map(() => false),
    series: used.map(({ label, values }) => ({ label, unit: null, decimals: 0, values, secondAxis: false })),
    total: {
      label: words.total,
      values: goals.map((_, goal) => steps.reduce((sum, { counts }) => sum + (counts[goal] ?? 0), 0)),
    },
    omittedSeries: [],
    omittedPeriods: [],
  };
}

/**
 * The charts of one goal: shares with baseline, target and result beside one another; other numbers as an index of their
 * baseline, since they have different units. What carries no number is named as left out.
 */
export function evaluationCharts(indicators: readonly DrawnIndicator[], words: Words): ChartSpecification[] {
  const shares = indicators.filter(({ numbers }) => numbers.unit === '%' && numbers.result !== null);
  const counted = indicators.filter(
    ({ numbers }) => numbers.unit !== '%' && numbers.result !== null && (numbers.baseline ?? 0) > 0,
  );
  const left = indicators.filter((indicator) => !shares.includes(indicator) && !counted.includes(indicator));
  const charts: ChartSpecification[] = [];
  if (shares.length > 0) {
    charts.push(
      bars(
        words.shares,
        '%',
        [words.baseline, words.target, words.result],
        shares.map(({ indicator, numbers }) => ({
          label: shortName(indicator),
          decimals: 1,
          values: [numbers.baseline, numbers.target, numbers.result],
        })),
      ),
    );
  }
  if (counted.length > 0) {
    charts.push({
      ...bars(
        words.index,
        null,
        [words.result],
        counted.map(({ indicator, numbers }) => ({
          label: shortName(indicator),
          decimals: 0,
          values: [Math.floor(((numbers.result ?? 0) * 100) / (numbers.baseline ?? 1) + 0.5)],
        })),
      ),
      omittedSeries: left.map(({ indicator }) => shortName(indicator)),
    });
  }
  return charts;
}

/** Bars that fill about half the height of a sheet that lies on its side. */
const mostBars = 15;

/**
 * A chart as those that it takes on paper, with about as many rows each: one of more rows than half a page holds would leave
 * the page before it empty.
 * @param titleOf title of a part, counted from one
 */
export function chartParts(
  chart: ChartSpecification,
  titleOf: (title: string, part: number, count: number) => string,
): ChartSpecification[] {
  const most = Math.max(1, Math.floor(mostBars / Math.max(1, chart.periods.length)));
  const count = Math.ceil(chart.series.length / most);
  if (count < 2) return [chart];
  const size = Math.ceil(chart.series.length / count);
  return Array.from({ length: count }, (_, part) => ({
    ...chart,
    title: titleOf(chart.title, part + 1, count),
    series: chart.series.slice(part * size, (part + 1) * size),
    // Said once.
    omittedSeries: part === 0 ? chart.omittedSeries : [],
  }));
}

function bars(
  title: string,
  unit: string | null,
  periods: readonly string[],
  series: readonly {
    readonly label: string;
    readonly decimals: number;
    readonly values: (number | null)[];
  }[],
): ChartSpecification {
  return {
    type: 'bar',
    title,
    unit,
    periods: [...periods],
    provisional: periods.map(() => false),
    series: series.map((one) => ({ ...one, unit, secondAxis: false })),
    total: null,
    omittedSeries: [],
    omittedPeriods: [],
  };
}

/** An indicator's name for an axis: without what stands in brackets behind it. */
function shortName(indicator: string): string {
  const short = indicator.replace(/\s*[（(][^（(]*[）)]\s*$/u, '').trim();
  return short === '' ? indicator : short;
}
