import type { TimelineSpecification } from '../../core/domain/blocks/block.ts';
import { restyledLabel } from '../../core/domain/statistics/period.ts';
import { wrapLabel } from '../charts/numbers.ts';

type Entry = TimelineSpecification['entries'][number];

/** Lengths in CSS pixels. */
export interface TimelineMark {
  readonly x: number;
  readonly width: number;
  readonly point: boolean;
  readonly approximate: boolean;
  readonly start: string;
  readonly end: string;
  /** `old`: planned for then, and no longer; `held`: took place. */
  readonly role: 'planned' | 'old' | 'held';
}

export interface TimelineRow {
  readonly entry: Entry;
  readonly lines: readonly string[];
  readonly y: number;
  readonly height: number;
  readonly marks: readonly TimelineMark[];
}

export interface TimelineLayout {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly axisTop: number;
  readonly bottom: number;
  readonly months: readonly { readonly x: number; readonly year: number; readonly month: number }[];
  readonly monthWidth: number;
  readonly years: readonly {
    readonly x: number;
    readonly width: number;
    readonly text: string;
    readonly year: number;
  }[];
  readonly rows: readonly TimelineRow[];
  /** Where today lies; null outside, or where nobody asked. */
  readonly today: { readonly x: number; readonly day: string } | null;
}

/** Places of a timeline's parts. Time runs by calendar months; a year of the head runs from April to March. */
export function layOutTimeline(
  spec: TimelineSpecification,
  width: number,
  fontSize: number,
): TimelineLayout | null {
  const days = spec.entries
    .flatMap((entry) => [...entry.spans, ...(entry.actual == null ? [] : [entry.actual])])
    .flatMap((span) => [span.start, span.end])
    .sort();
  const first = days[0];
  const last = days.at(-1);
  if (first === undefined || last === undefined) return null;
  const start = monthIndex(first);
  const count = monthIndex(last) - start + 1;
  const left = fontSize * 13;
  // At the right, room for the date of a mark that stands in the last month.
  const monthWidth = (width - left - fontSize * (spec.today === undefined ? 5.5 : 9)) / count;
  const axisTop = fontSize * 3.4;
  const place = (date: string, endOfDay: boolean): number => {
    const [, , day = 1] = date.split('-').map(Number);
    const within = (day - (endOfDay ? 0 : 1)) / daysIn(date);
    return left + (monthIndex(date) - start + within) * monthWidth;
  };
  let y = axisTop + fontSize * 0.5;
  const rows = spec.entries.map((entry): TimelineRow => {
    const lines = wrapLabel(entry.label, 12.4).slice(0, 2);
    const hasPlace = entry.place != null && entry.place !== '';
    const height = fontSize * (lines.length > 1 || hasPlace ? 2.9 : 2);
    const row = {
      entry,
      lines,
      y,
      height,
      marks: spansToDraw(entry).map((span): TimelineMark => {
        const point = span.start === span.end && !span.approximate;
        const x = point ? (place(span.start, false) + place(span.end, true)) / 2 : place(span.start, false);
        return { ...span, x, width: point ? 0 : place(span.end, true) - x, point };
      }),
    };
    y += height;
    return row;
  });
  const months = Array.from({ length: count }, (_, index) => ({
    x: left + index * monthWidth,
    year: Math.floor((start + index) / 12),
    month: ((start + index) % 12) + 1,
  }));
  return {
    width,
    // Below the axis the day of today, then the legend.
    height: y + fontSize * (spec.today === undefined ? 2.6 : 4.2),
    left,
    axisTop,
    bottom: y + fontSize * 0.3,
    months,
    monthWidth,
    years: fiscalYears(spec, months, monthWidth),
    rows,
    today:
      spec.today === undefined ||
      spec.today.slice(0, 7) < first.slice(0, 7) ||
      spec.today.slice(0, 7) > last.slice(0, 7)
        ? null
        : { x: place(spec.today, false), day: spec.today },
  };
}

type DrawnSpan = Pick<TimelineMark, 'start' | 'end' | 'approximate' | 'role'>;

/** What stands in a row: the plan alone, or beside it the days on which it was held or that are settled by now. */
function spansToDraw({ spans, state, actual }: Entry): DrawnSpan[] {
  const planned = (role: TimelineMark['role']): DrawnSpan[] => spans.map((span) => ({ ...span, role }));
  if (state === undefined || (state === 'planned' && actual == null)) return planned('planned');
  if (actual == null) return planned(state === 'held' ? 'held' : 'old');
  const settled = { start: actual.start, end: actual.end, approximate: false };
  if (state === 'held') return [{ ...settled, role: 'held' }];
  if (state === 'planned') {
    // A day within 「9月頃」: the month stays in sight.
    return [...planned('planned').filter(({ approximate }) => approximate), { ...settled, role: 'planned' }];
  }
  return [...planned('old'), { ...settled, role: 'planned' }];
}

function fiscalYears(
  spec: TimelineSpecification,
  months: TimelineLayout['months'],
  monthWidth: number,
): TimelineLayout['years'] {
  const names = new Map<number, string>();
  for (const entry of spec.entries) {
    const start = entry.spans[0]?.start;
    if (start !== undefined && entry.fiscalYear !== '')
      names.set(fiscalYearOf(monthIndex(start)), entry.fiscalYear);
  }
  const years: { x: number; width: number; text: string; year: number }[] = [];
  for (const month of months) {
    const year = fiscalYearOf(month.year * 12 + month.month - 1);
    const last = years.at(-1);
    if (last !== undefined && last.year === year) last.width += monthWidth;
    else years.push({ x: month.x, width: monthWidth, text: names.get(year) ?? warekiOf(year), year });
  }
  return years;
}

/** 「令和8年度」: a schedule without headings of years runs through fiscal years all the same. */
function warekiOf(year: number): string {
  return restyledLabel(`${year}年度`, { calendar: 'wareki', year: '年度' });
}

function fiscalYearOf(index: number): number {
  return Math.floor((index - 3) / 12);
}

/** Months since the year 0. */
function monthIndex(date: string): number {
  const [year = 0, month = 1] = date.split('-').map(Number);
  return year * 12 + month - 1;
}

function daysIn(date: string): number {
  const [year = 0, month = 1] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
