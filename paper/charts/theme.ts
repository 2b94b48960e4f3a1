export type Medium = 'screen' | 'paper';

/** One way to draw a series, told apart without colour: line style, mark and filling differ together. */
export interface SeriesStyle {
  readonly color: string;
  readonly dash: 'solid' | number[];
  readonly symbol: 'rect' | 'circle' | 'triangle' | 'diamond';
  readonly hollow: boolean;
  readonly fill: string;
  /** Outline of a plain filling. */
  readonly edge: string;
  readonly pattern: 'hatch' | 'dots' | 'cross' | null;
  /** Colour of figures printed on the filling; patterns get a white ground below the figure. */
  readonly onFill: string;
}

export interface ChartTheme {
  readonly ink: string;
  readonly softInk: string;
  readonly ground: string;
  readonly rule: string;
  readonly baseline: string;
  readonly fontSize: number;
  /** Height of a drawing in lines of its text. */
  readonly lines: { readonly line: number; readonly stackedBar: number; readonly column: number };
  readonly series: readonly [SeriesStyle, ...SeriesStyle[]];
}

const dashes: readonly SeriesStyle['dash'][] = ['solid', [7, 4], [2, 3], [10, 3, 2, 3], [4, 2], [1, 2]];
const symbols: readonly SeriesStyle['symbol'][] = ['rect', 'circle', 'triangle', 'diamond', 'rect', 'circle'];

function styles(
  colors: readonly string[],
  fills: readonly [string, SeriesStyle['pattern'], string][],
): ChartTheme['series'] {
  const all = fills.map(
    ([fill, pattern, onFill], index): SeriesStyle => ({
      color: colors[index] ?? '#000000',
      dash: dashes[index] ?? 'solid',
      symbol: symbols[index] ?? 'rect',
      hollow: index % 2 === 1,
      fill,
      edge: fill === colors[index] ? fill : (colors[0] ?? fill),
      pattern,
      onFill,
    }),
  );
  const [first, ...rest] = all;
  if (first === undefined) throw new Error('a theme needs at least one series style');
  return [first, ...rest];
}

/** Screen colours are custom properties of tokens.css, so dark and forced colours need no second drawing. */
export const screenTheme: ChartTheme = {
  ink: 'var(--ink)',
  softInk: 'var(--ink-2)',
  ground: 'var(--sheet)',
  rule: 'var(--rule-hair)',
  baseline: 'var(--rule-strong)',
  fontSize: 14,
  lines: { line: 18, stackedBar: 18, column: 15 },
  series: styles(
    ['var(--chart-1)', 'var(--chart-2)', 'var(--chart-3)', 'var(--chart-4)', 'var(--ink)', 'var(--ink-2)'],
    [
      ['var(--chart-1)', null, 'var(--sheet)'],
      ['var(--chart-2)', 'hatch', 'var(--ink)'],
      ['var(--chart-soft)', null, 'var(--ink)'],
      ['var(--chart-4)', 'dots', 'var(--ink)'],
      // A scale often has five steps: the fifth must not look like the first in grey.
      ['var(--ink-3)', 'cross', 'var(--ink)'],
      ['var(--ink-2)', null, 'var(--sheet)'],
    ],
  ),
};

export const paperTheme: ChartTheme = {
  ink: '#000000',
  softInk: '#000000',
  ground: '#ffffff',
  rule: '#c4c4c4',
  baseline: '#000000',
  fontSize: 11.5,
  lines: { line: 13.4, stackedBar: 14, column: 12 },
  series: styles(
    ['#000000', '#000000', '#555555', '#000000', '#555555', '#000000'],
    [
      ['#4a4a4a', null, '#ffffff'],
      ['#555555', 'hatch', '#000000'],
      ['#d6d6d6', null, '#000000'],
      ['#333333', 'dots', '#000000'],
      ['#333333', 'cross', '#000000'],
      ['#8a8a8a', null, '#000000'],
    ],
  ),
};

export function themeFor(medium: Medium): ChartTheme {
  return medium === 'paper' ? paperTheme : screenTheme;
}

export function styleOf(theme: ChartTheme, index: number): SeriesStyle {
  return theme.series[index % theme.series.length] ?? theme.series[0];
}

/** Filling of a bar as ECharts wants it: plain, or marks on the ground. */
export function fillOf(style: SeriesStyle, theme: ChartTheme): Record<string, unknown> {
  // A soft filling needs an outline: in forced colours it is the colour of the page.
  if (style.pattern === null) return { color: style.fill, borderColor: style.edge, borderWidth: 1 };
  return {
    color: theme.ground,
    borderColor: style.fill,
    borderWidth: 1,
    decal: { ...decals[style.pattern], color: style.fill },
  };
}

const decals = {
  hatch: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1.5, 4], rotation: -Math.PI / 4, symbolSize: 1 },
  dots: {
    symbol: 'circle',
    dashArrayX: [
      [5, 5],
      [0, 5, 5, 0],
    ],
    dashArrayY: [5, 0],
    symbolSize: 0.55,
  },
  cross: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1.2, 6], rotation: Math.PI / 4, symbolSize: 1 },
} as const;
