import type { ReactNode } from 'react';
import type { TimelineSpecification } from '../../core/domain/blocks/block.ts';
import { themeFor } from '../charts/theme.ts';
import { useSettings } from './settings.ts';
import { layOutTimeline } from './timeline-layout.ts';
import { Legend, Row } from './timeline-marks.tsx';

const WIDTH = { paper: 622, screen: 860 } as const;

/**
 * The schedule along the months: meetings as dots, other events as bars, times that are only expected dashed. As it stands
 * today, what was held is filled and what is planned is not.
 */
export function Timeline({ spec }: { readonly spec: TimelineSpecification }): ReactNode {
  const { medium, t } = useSettings();
  const theme = themeFor(medium);
  const layout = layOutTimeline(spec, WIDTH[medium], theme.fontSize);
  if (layout === null) return null;
  const { fontSize } = theme;
  const from = layout.months[0];
  const to = layout.months.at(-1);
  const description = t('paper:timeline.description', {
    from: `${t('paper:timeline.year', { year: from?.year })}${t('paper:timeline.month', { month: from?.month })}`,
    to: `${t('paper:timeline.year', { year: to?.year })}${t('paper:timeline.month', { month: to?.month })}`,
    count: spec.entries.length,
  });
  return (
    <>
      <p className="figure-caption">
        <span className="figure-title">
          <span className="figure-word">{t('paper:figure')}</span>
          {t('paper:timeline.title')}
        </span>
      </p>
      <div className="drawing">
        <svg
          className="chart timeline"
          width={layout.width}
          height={layout.height}
          viewBox={`0 0 ${layout.width} ${layout.height}`}
          role="img"
          aria-label={description}
          fontSize={fontSize}
          fill={theme.ink}
        >
          {layout.years.map((year) => (
            <g key={year.year}>
              <line
                x1={year.x}
                x2={year.x}
                y1={0}
                y2={layout.bottom}
                stroke={theme.baseline}
                strokeWidth={1}
              />
              <text x={year.x + 5} y={fontSize * 1.1} fontWeight={700}>
                {year.text}
              </text>
            </g>
          ))}
          {layout.months.map((month) => (
            <g key={month.x}>
              {month.month % 12 === 4 ? null : (
                <line
                  x1={month.x}
                  x2={month.x}
                  y1={layout.axisTop}
                  y2={layout.bottom}
                  stroke={theme.rule}
                  strokeWidth={1}
                />
              )}
              <text
                x={month.x + layout.monthWidth / 2}
                y={fontSize * 2.75}
                textAnchor="middle"
                fill={theme.softInk}
              >
                {layout.monthWidth > fontSize * 2.6
                  ? t('paper:timeline.month', { month: month.month })
                  : month.month}
              </text>
            </g>
          ))}
          <line x1={0} x2={layout.width} y1={layout.axisTop} y2={layout.axisTop} stroke={theme.baseline} />
          <line x1={0} x2={layout.width} y1={layout.bottom} y2={layout.bottom} stroke={theme.baseline} />
          {layout.today === null ? null : (
            <g>
              <line
                x1={layout.today.x}
                x2={layout.today.x}
                y1={layout.axisTop}
                y2={layout.bottom}
                stroke={theme.ink}
                strokeWidth={2}
                strokeDasharray="2 3"
              />
              <text
                x={layout.today.x}
                y={layout.bottom + fontSize * 1.1}
                textAnchor="middle"
                fontWeight={700}
              >
                {t('paper:timeline.today', dayParts(layout.today.day))}
              </text>
            </g>
          )}
          {layout.rows.map((row) => (
            <Row key={`${row.y}`} row={row} theme={theme} t={t} left={layout.left} width={layout.width} />
          ))}
          <Legend
            theme={theme}
            t={t}
            y={layout.height - fontSize * 0.9}
            isCurrent={spec.today !== undefined}
          />
        </svg>
      </div>
    </>
  );
}

function dayParts(day: string): { month: number; day: number } {
  const [, month = 0, date = 0] = day.split('-').map(Number);
  return { month, day: date };
}
