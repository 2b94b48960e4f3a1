import type { StatisticsTable } from '../statistics/statistics-content.ts';

/** Title of a chart: that of its table, without a closing remark in brackets. */
export function chartTitle({ title }: Pick<StatisticsTable, 'title'>): string {
  return title.replace(/[（(][^（(]*[）)]\s*$/u, '').trim() || title;
}

/** 「（単位：人）」: the unit, or null. */
export function unitOfLine(line: string): string | null {
  return /単位\s*[：:]\s*([^）)\s]+)/u.exec(line.normalize('NFKC'))?.[1] ?? null;
}

/** Digits behind the point of figures as printed: the most that one of them has. */
export function decimalsIn(printed: readonly string[]): number {
  return Math.max(0, ...printed.map((raw) => /\.(\d+)/u.exec(raw.normalize('NFKC'))?.[1]?.length ?? 0));
}
