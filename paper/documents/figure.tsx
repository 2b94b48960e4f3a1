import type { ReactNode } from 'react';
import type { BlockOf, ChartSpecification } from '../../core/domain/blocks/block.ts';
import {
  axisStart,
  type ChartSize,
  chartHeight,
  chartNotes,
  chartTable,
  renderChart,
  themeFor,
} from '../charts/index.ts';
import { useSettings } from './settings.ts';
import { type Sheet, sheetWidth } from './sheet.ts';
import { Timeline } from './timeline.tsx';

/** Width of the drawing in CSS pixels: the text width of an A4 page, and the statistics column of the screen. */
const WIDTH = { paper: 622, screen: 760 } as const;
/** On a wide sheet each further period makes the drawing wider than that, as long as there is room. */
const PERIOD_WIDTH = 62;
const NAMES_WIDTH = 200;
const PIXELS_PER_MILLIMETRE = 96 / 25.4;

/** A chart or a timeline. What is written in it repeats its table, so it is decoration beside the block's own (empty) text. */
export function Figure({ block }: { readonly block: BlockOf<'figure'> }): ReactNode {
  const { chart } = block;
  return (
    <div className={`figure figure-${chart.type}`} data-block-id={block.id} data-decoration="">
      {chart.type === 'timeline' ? <Timeline spec={chart} /> : <Chart spec={chart} id={block.id} />}
    </div>
  );
}

/** The size in which the screen draws a chart, in CSS pixels, before the page makes it fit. */
export function screenSizeOf(spec: ChartSpecification): ChartSize {
  return { width: WIDTH.screen, height: chartHeight(spec, themeFor('screen')) };
}

/** Millimetres between two charts beside one another; as in print-evaluation.css. */
const GAP = 9;

/** Whether a figure shares its line with the one before or behind it. */
export function isHalfWidth(block: BlockOf<'figure'>, sheet: Sheet): boolean {
  return block.chart.type !== 'timeline' && block.chart.halfWidth === true && sheet !== 'portrait';
}

function paperWidth(spec: ChartSpecification, sheet: Sheet): number {
  if (spec.halfWidth === true && sheet !== 'portrait') {
    return Math.floor(((sheetWidth[sheet] - GAP) / 2) * PIXELS_PER_MILLIMETRE);
  }
  const isWide = spec.type === 'bar' || spec.type === 'pyramid';
  const wanted = isWide ? 0 : spec.periods.length * PERIOD_WIDTH + NAMES_WIDTH;
  const room = Math.floor(sheetWidth[sheet] * PIXELS_PER_MILLIMETRE);
  return Math.max(WIDTH.paper, Math.min(wanted, room));
}

function Chart({ spec, id }: { readonly spec: ChartSpecification; readonly id: string }): ReactNode {
  const { t, medium, sheet } = useSettings();
  const theme = themeFor(medium);
  const size =
    medium === 'screen'
      ? screenSizeOf(spec)
      : { width: paperWidth(spec, sheet), height: chartHeight(spec, theme) };
  const svg = renderChart(spec, { ...size, medium, idPrefix: id, t });
  const table = chartTable(spec, t);
  return (
    <>
      <p className="figure-caption">
        <span className="figure-title">
          <span className="figure-word">{t('paper:figure')}</span>
          {spec.title}
        </span>
        {chartNotes(spec, axisStart(spec), t).map((note) => (
          <span key={note} className="figure-note">
            {note}
          </span>
        ))}
      </p>
      {/* The markup is made by our own renderer from escaped text. */}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: an svg string is what the chart library returns */}
      <div className="drawing" dangerouslySetInnerHTML={{ __html: svg }} />
      {medium === 'screen' ? (
        <table className="visually-hidden">
          <caption>{`${t('paper:chart.dataTable')} ${spec.title}`}</caption>
          <thead>
            <tr>
              {table.head.map((word) => (
                <th key={word} scope="col">
                  {word}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr key={row.label}>
                <th scope="row">{row.label}</th>
                {row.values.map((value, index) => (
                  <td key={table.head[index + 1]}>{value}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </>
  );
}
