import type { ChartTheme } from './theme.ts';

/** ECharts' own option types do not describe what is built here field by field; its output is what the tests look at. */
export type Option = Record<string, unknown>;
export type TextStyle = Option;

/** Looks of an axis label. */
export function label(theme: ChartTheme, color: string): Option {
  return { color, fontSize: theme.fontSize, fontWeight: 400, lineHeight: theme.fontSize * 1.25 };
}

/**
 * A piece of text at a place of its own.
 * @param options `ground` is painted behind the text, so that rules and patterns stop short of it (a stroked outline
 * would do that too, but printing turns stroked text into Type 3 fonts)
 * @param y middle of the line, in pixels from the top
 */
export function text(
  content: string,
  x: number,
  y: number,
  theme: ChartTheme,
  options: {
    align: 'left' | 'center' | 'right';
    bold?: boolean;
    color?: string;
    ground?: string;
    halo?: boolean;
  },
): TextStyle {
  return {
    type: 'text',
    x,
    y,
    z: 10,
    silent: true,
    style: {
      text: content,
      fill: options.color ?? theme.ink,
      fontSize: theme.fontSize,
      fontWeight: options.bold === true ? 700 : 400,
      align: options.align,
      verticalAlign: 'middle',
      ...(options.ground === undefined ? {} : { backgroundColor: options.ground, padding: [0, 2] }),
    },
  };
}
