import type { ReactNode } from 'react';
import type { Translate } from '../../core/locales/translator.ts';
import { textWidth } from '../charts/numbers.ts';
import type { ChartTheme } from '../charts/theme.ts';
import type { TimelineMark, TimelineRow } from './timeline-layout.ts';

/** One row of a timeline: its label, its marks, and when (and where) in words. */
export function Row({
  row,
  theme,
  t,
  left,
  width,
}: {
  readonly row: TimelineRow;
  readonly theme: ChartTheme;
  readonly t: Translate;
  readonly left: number;
  /** Of the whole drawing. */
  readonly width: number;
}): ReactNode {
  const { fontSize } = theme;
  const middle = row.y + row.height / 2;
  const isMeeting = row.entry.kind === 'committee';
  const lineHeight = fontSize * 1.2;
  const words = wordsOf(row, t);
  const place = row.entry.place ?? '';
  const wordsWidth = Math.max(textWidth(words), textWidth(place) * 0.92) * fontSize;
  const last = row.marks.at(-1);
  const behind =
    last === undefined ? left + fontSize * 0.4 : last.x + last.width + fontSize * (last.point ? 0.9 : 0.5);
  const before = Math.min(...row.marks.map(({ x }) => x)) - fontSize * 0.9 - wordsWidth;
  // Behind the marks where there is room, else before them.
  const wordsX = behind + wordsWidth > width && before > left ? before : Math.min(behind, width - wordsWidth);
  const isLive = row.entry.state !== undefined;
  const firstLine = place === '' ? middle : middle - lineHeight / 2;
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
      {connection(row, middle, theme)}
      {row.marks.map((mark) => (
        <Mark
          key={`${mark.role} ${mark.x}`}
          mark={mark}
          y={middle}
          isMeeting={isMeeting}
          isLive={isLive}
          isCrossed={row.entry.state === 'postponed'}
          theme={theme}
        />
      ))}
      <rect
        x={wordsX - 2}
        y={firstLine - fontSize * 0.7}
        width={wordsWidth + 4}
        height={fontSize * (place === '' ? 1.4 : 2.6)}
        fill={theme.ground}
      />
      <text x={wordsX} y={firstLine + fontSize * 0.36}>
        {words}
      </text>
      {place === '' ? null : (
        <text
          x={wordsX}
          y={firstLine + lineHeight + fontSize * 0.36}
          fontSize={fontSize * 0.92}
          fill={theme.softInk}
        >
          {place}
        </text>
      )}
    </g>
  );
}

/** From where it was planned to where it is now. */
function connection(row: TimelineRow, y: number, theme: ChartTheme): ReactNode {
  const old = row.marks.find(({ role }) => role === 'old');
  const now = row.marks.find(({ role }) => role !== 'old');
  if (old === undefined || now === undefined) return null;
  const from = old.x < now.x ? old.x + old.width : old.x;
  const to = old.x < now.x ? now.x : now.x + now.width;
  return <line x1={from} x2={to} y1={y} y2={y} stroke={theme.series[0].color} strokeWidth={1} />;
}

function wordsOf({ entry, marks }: TimelineRow, t: Translate): string {
  const shown = marks.filter(({ role }) => role !== 'old');
  const dated = shown.length > 0 ? shown : marks;
  // The settled day says more than the month that it lies in.
  const exact = dated.filter(({ approximate }) => !approximate);
  const dates = (exact.length > 0 ? exact : dated).map((mark) => dateWords(mark, t));
  const when = dates.length === 0 ? t('paper:timeline.undecided') : dates.join(t('paper:listSeparator'));
  if (entry.state === undefined || entry.state === 'planned') return when;
  return t('paper:timeline.withState', { when, state: stateWord(entry, t) });
}

function stateWord({ kind, state = 'planned' }: TimelineRow['entry'], t: Translate): string {
  return state === 'held' && kind === 'committee' ? t('plan:state.heldMeeting') : t(`plan:state.${state}`);
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

interface MarkLook {
  readonly mark: Pick<TimelineMark, 'x' | 'width' | 'point' | 'approximate' | 'role'>;
  readonly y: number;
  readonly isMeeting: boolean;
  /** As it stands today: filled means held. Of a schedule as it was handed out every dot of a meeting is filled. */
  readonly isLive: boolean;
  readonly isCrossed: boolean;
  readonly theme: ChartTheme;
}

function Mark({ mark, y, isMeeting, isLive, isCrossed, theme }: MarkLook): ReactNode {
  const color = mark.role === 'old' ? theme.softInk : theme.series[0].color;
  const size = theme.fontSize * 0.42;
  const isFilled = isLive ? mark.role === 'held' : isMeeting && !mark.approximate;
  const fill = isFilled ? color : theme.ground;
  const thin = mark.role === 'old' ? 1 : 2;
  const cross = isCrossed ? (
    <path
      d={`M${mark.x + mark.width / 2 - size * 1.2} ${y - size * 1.2}l${size * 2.4} ${size * 2.4}m0 ${-size * 2.4}l${-size * 2.4} ${size * 2.4}`}
      stroke={theme.ink}
      strokeWidth={2}
    />
  ) : null;
  return (
    <>
      {shapeOf(mark, { y, size, isMeeting, fill, color, width: thin, isLive })}
      {cross}
    </>
  );
}

function shapeOf(
  mark: MarkLook['mark'],
  look: {
    readonly y: number;
    readonly size: number;
    readonly isMeeting: boolean;
    readonly fill: string;
    readonly color: string;
    readonly width: number;
    readonly isLive: boolean;
  },
): ReactNode {
  const { y, size, isMeeting, fill, color, width, isLive } = look;
  if (mark.point && isMeeting) {
    return isLive ? (
      <circle cx={mark.x} cy={y} r={size - width / 2} fill={fill} stroke={color} strokeWidth={width} />
    ) : (
      <circle cx={mark.x} cy={y} r={size} fill={fill} />
    );
  }
  if (mark.point) {
    return (
      <rect
        x={mark.x - size * 0.9}
        y={y - size * 0.9}
        width={size * 1.8}
        height={size * 1.8}
        fill={fill}
        stroke={color}
        strokeWidth={width}
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
      fill={fill}
      stroke={color}
      strokeWidth={mark.approximate ? 1.5 : width}
      strokeDasharray={mark.approximate || mark.role === 'old' ? '4 3' : undefined}
    />
  );
}

interface LegendItem {
  readonly word: string;
  readonly isMeeting: boolean;
  readonly mark: Pick<TimelineMark, 'point' | 'approximate' | 'role'>;
  readonly isCrossed: boolean;
}

/** What the marks mean. */
export function Legend({
  theme,
  t,
  y,
  isCurrent,
}: {
  readonly theme: ChartTheme;
  readonly t: Translate;
  readonly y: number;
  readonly isCurrent: boolean;
}): ReactNode {
  const { fontSize } = theme;
  const point = { point: true, approximate: false, role: 'planned' } as const;
  const about: LegendItem = {
    word: t('paper:timeline.approximate'),
    isMeeting: true,
    mark: { point: false, approximate: true, role: 'planned' },
    isCrossed: false,
  };
  const items: LegendItem[] = isCurrent
    ? [
        {
          word: t('paper:timeline.committeeHeld'),
          isMeeting: true,
          mark: { ...point, role: 'held' },
          isCrossed: false,
        },
        { word: t('paper:timeline.committeePlanned'), isMeeting: true, mark: point, isCrossed: false },
        { word: t('paper:timeline.event'), isMeeting: false, mark: point, isCrossed: false },
        about,
        {
          word: t('paper:timeline.postponed'),
          isMeeting: true,
          mark: { ...point, role: 'old' },
          isCrossed: true,
        },
      ]
    : [
        { word: t('paper:timeline.committee'), isMeeting: true, mark: point, isCrossed: false },
        { word: t('paper:timeline.event'), isMeeting: false, mark: point, isCrossed: false },
        about,
      ];
  let x = fontSize * 0.6;
  return items.map(({ word, isMeeting, mark, isCrossed }) => {
    const start = x;
    const markWidth = mark.point ? 0 : fontSize * 2.4;
    x += markWidth + fontSize * (word.length * 1.02 + 2.8);
    return (
      <g key={word}>
        <Mark
          mark={{ ...mark, x: start, width: markWidth }}
          y={y}
          isMeeting={isMeeting}
          isLive={isCurrent}
          isCrossed={isCrossed}
          theme={theme}
        />
        <text x={start + markWidth + fontSize * 0.9} y={y + fontSize * 0.36} fill={theme.softInk}>
          {word}
        </text>
      </g>
    );
  });
}
