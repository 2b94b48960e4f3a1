import type { ReactNode } from 'react';
import type { TimelineSpecification } from '../../core/domain/blocks/block.ts';
import type { Translate } from '../../core/locales/translator.ts';
import { textWidth } from '../charts/numbers.ts';
import { type ChartTheme, themeFor } from '../charts/theme.ts';
import { useSettings } from './settings.ts';
import { layOutTimeline, type TimelineMark, type TimelineRow } from './timeline-layout.ts';

const WIDTH = { paper: 622, screen: 860 } as const;

/** The schedule along the months: meetings as dots, other events as bars, times that are only expected dashed. */
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
                {year.text ?? t('paper:timeline.year', { year: year.year })}
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
          {layout.rows.map((row) => (
            <Row key={`${row.y}`} row={row} theme={theme} t={t} left={layout.left} />
          ))}
          <Legend theme={theme} t={t} y={layout.height - fontSize * 0.9} />
        </svg>
      </div>
    </>
  );
}

function Row({
  row,
  theme,
  t,
  left,
}: {
  readonly row: TimelineRow;
  readonly theme: ChartTheme;
  readonly t: Translate;
  readonly left: number;
}): ReactNode {
  const { fontSize } = theme;
  const middle = row.y + row.height / 2;
  const isMeeting = row.entry.kind === 'committee';
  const lineHeight = fontSize * 1.2;
  const last = row.marks.at(-1);
  const wordsX =
    last === undefined ? left + fontSize * 0.4 : last.x + last.width + fontSize * (last.point ? 0.9 : 0.5);
  const words =
    last === undefined
      ? t('paper:timeline.undecided')
      : row.marks.map((mark) => dateWords(mark, t)).join(t('paper:listSeparator'));
  return (
    <g>
      {row.lines.map((line, index) => (
        <text
          key={line}
          x={0}
          y={middle + (index - (row.lines.length - 1) / 2) * lineHeight + fontSize * 0.36}
          fontWeight={isMeeting ? 700 : 400}
        >
          {line}
        </text>
      ))}
      {row.marks.map((mark) => (
        <Mark key={mark.x} mark={mark} y={middle} isMeeting={isMeeting} theme={theme} />
      ))}
      <rect
        x={wordsX - 2}
        y={middle - fontSize * 0.7}
        width={textWidth(words) * fontSize + 4}
        height={fontSize * 1.4}
        fill={theme.ground}
      />
      <text x={wordsX} y={middle + fontSize * 0.36}>
        {words}
      </text>
    </g>
  );
}

function dateWords(mark: TimelineMark, t: Translate): string {
  const words = (date: string): string => {
    const [, month, day] = date.split('-').map(Number);
    return t('paper:timeline.day', { month, day });
  };
  if (mark.approximate) {
    const from = Number(mark.start.slice(5, 7));
    const to = Number(mark.end.slice(5, 7));
    const about = t('paper:timeline.approximateMonth', { month: to });
    return mark.start.slice(0, 7) === mark.end.slice(0, 7)
      ? about
      : t('paper:timeline.range', { from: t('paper:timeline.month', { month: from }), to: about });
  }
  if (mark.point) return words(mark.start);
  return t('paper:timeline.range', { from: words(mark.start), to: words(mark.end) });
}

function Mark({
  mark,
  y,
  isMeeting,
  theme,
}: {
  readonly mark: Pick<TimelineMark, 'x' | 'width' | 'point' | 'approximate'>;
  readonly y: number;
  readonly isMeeting: boolean;
  readonly theme: ChartTheme;
}): ReactNode {
  const color = theme.series[0].color;
  const size = theme.fontSize * 0.42;
  if (mark.point) {
    return isMeeting ? (
      <circle cx={mark.x} cy={y} r={size} fill={color} stroke={theme.ground} strokeWidth={2} />
    ) : (
      <rect
        x={mark.x - size * 0.9}
        y={y - size * 0.9}
        width={size * 1.8}
        height={size * 1.8}
        fill={theme.ground}
        stroke={color}
        strokeWidth={2}
      />
    );
  }
  return (
    <rect
      x={mark.x + 1}
      y={y - size * 0.8}
      width={Math.max(mark.width - 2, size)}
      height={size * 1.6}
      rx={mark.approximate ? size * 0.8 : 0}
      fill={isMeeting && !mark.approximate ? color : theme.ground}
      stroke={color}
      strokeWidth={mark.approximate ? 1.5 : 2}
      strokeDasharray={mark.approximate ? '4 3' : undefined}
    />
  );
}

function Legend({
  theme,
  t,
  y,
}: {
  readonly theme: ChartTheme;
  readonly t: Translate;
  readonly y: number;
}): ReactNode {
  const { fontSize } = theme;
  const items = [
    { word: t('paper:timeline.committee'), isMeeting: true, point: true, approximate: false },
    { word: t('paper:timeline.event'), isMeeting: false, point: true, approximate: false },
    { word: t('paper:timeline.approximate'), isMeeting: true, point: false, approximate: true },
  ];
  let x = fontSize * 0.6;
  return items.map((item) => {
    const start = x;
    const markWidth = item.point ? 0 : fontSize * 2.4;
    x += markWidth + fontSize * (item.word.length * 1.02 + 2.8);
    return (
      <g key={item.word}>
        <Mark mark={{ ...item, x: start, width: markWidth }} y={y} isMeeting={item.isMeeting} theme={theme} />
        <text x={start + markWidth + fontSize * 0.9} y={y + fontSize * 0.36} fill={theme.softInk}>
          {item.word}
        </text>
      </g>
    );
  });
}
