import { BarChart, LineChart } from 'echarts/charts';
import { GraphicComponent, GridComponent, LegendComponent } from 'echarts/components';
import { init, setPlatformAPI, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartSpecification } from '../../core/domain/blocks/block.ts';
import type { Translate } from '../../core/locales/translator.ts';
import { barOption } from './bar-options.ts';
import { describeChart } from './describe.ts';
import type { Option } from './elements.ts';
import type { ChartSize } from './layout.ts';
import { textWidth } from './numbers.ts';
import { pyramidOption } from './pyramid-options.ts';
import { embeddable } from './svg.ts';
import { type ChartTheme, type Medium, themeFor } from './theme.ts';
import { verticalOption } from './vertical-options.ts';

use([BarChart, LineChart, GraphicComponent, GridComponent, LegendComponent, SVGRenderer]);

// Widths of our own fonts, the same in every process, instead of whatever the surroundings measure or guess.
setPlatformAPI({
  measureText: (text, font) => {
    const size = Number(/(\d+(?:\.\d+)?)px/u.exec(font ?? '')?.[1] ?? 12);
    return { width: textWidth(text) * size };
  },
});

/**
 * The chart as one `<svg>` element, the same for the same input, with `role="img"` and its description as label.
 * Runs in Node and in windows alike; it carries no style attributes, so a strict content security policy lets it through.
 * @param settings `idPrefix` keeps the ids of several charts in one document apart; sizes in CSS pixels
 */
export function renderChart(
  spec: ChartSpecification,
  settings: ChartSize & { readonly medium: Medium; readonly idPrefix: string; readonly t: Translate },
): string {
  const { width, height } = settings;
  const theme = themeFor(settings.medium);
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption(optionOf(spec, settings, theme, settings.t));
    return embeddable(chart.renderToSVGString(), {
      width,
      height,
      idPrefix: settings.idPrefix,
      label: describeChart(spec, settings.t),
    });
  } finally {
    chart.dispose();
  }
}

function optionOf(spec: ChartSpecification, size: ChartSize, theme: ChartTheme, t: Translate): Option {
  if (spec.type === 'bar') return barOption(spec, size, theme);
  return spec.type === 'pyramid' ? pyramidOption(spec, size, theme) : verticalOption(spec, size, theme, t);
}
