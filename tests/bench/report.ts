import { type Measured, median, quantile } from './measure.ts';

/** A line of a table of results. Cells are text, ready to print. */
export interface ReportRow {
  readonly name: string;
  readonly median: string;
  /** From the lower to the upper quartile. */
  readonly spread: string;
  /** Against each baseline of the report, which itself has 1. */
  readonly ratios: readonly string[];
  readonly note: string;
}

export interface Report {
  readonly title: string;
  /** Heads of the ratios: how many times as fast as what. */
  readonly ratios: readonly string[];
  readonly rows: readonly ReportRow[];
  /** What was measured on which content, and what could not be. */
  readonly notes: readonly string[];
}

/** Results that are no times: cells as text, ready to print. */
export interface Table {
  readonly title: string;
  readonly heads: readonly string[];
  readonly lines: readonly (readonly string[])[];
  readonly notes: readonly string[];
}

interface Counted extends Measured {
  readonly pages: number;
}

/** Rows of times: a ratio of 2 says that the candidate took half the baseline's time. */
export function timeRows(measured: readonly Measured[], baselines: readonly string[]): ReportRow[] {
  return measured.map(({ name, samples }) => ({
    name,
    median: milliseconds(median(samples)),
    spread: `${milliseconds(quantile(samples, 0.25))} – ${milliseconds(quantile(samples, 0.75))}`,
    ratios: baselines.map((baseline) => {
      const base = measured.find((entry) => entry.name === baseline);
      return base === undefined ? 'not measured' : (median(base.samples) / median(samples)).toFixed(2);
    }),
    note: '',
  }));
}

/** Rows of pages per second: a ratio of 2 says that the candidate made twice the baseline's pages in the same time. */
export function pageRows(measured: readonly Counted[], baselines: readonly string[]): ReportRow[] {
  return measured.map((entry) => ({
    name: entry.name,
    median: `${median(speeds(entry)).toFixed(1)} pages/s`,
    spread: `${quantile(speeds(entry), 0.25).toFixed(1)} – ${quantile(speeds(entry), 0.75).toFixed(1)}`,
    ratios: baselines.map((baseline) => {
      const base = measured.find(({ name }) => name === baseline);
      return base === undefined ? 'not measured' : (median(speeds(entry)) / median(speeds(base))).toFixed(2);
    }),
    note: `${entry.pages} pages in ${milliseconds(median(entry.samples))}`,
  }));
}

function speeds({ samples, pages }: Counted): number[] {
  return samples.map((sample) => (pages * 1000) / sample);
}

export function milliseconds(value: number): string {
  if (value >= 1000) return `${(value / 1000).toFixed(2)} s`;
  return `${value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toFixed(3)} ms`;
}

/** The report as a plain table. Full-width characters count two columns. */
export function printed(report: Report | Table): string {
  const lines =
    'heads' in report
      ? [report.heads, ...report.lines]
      : [
          ['', 'median', 'quartiles', ...report.ratios, ''],
          ...report.rows.map((row) => [row.name, row.median, row.spread, ...row.ratios, row.note]),
        ];
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => width(line[column] ?? ''))),
  );
  const table = lines.map((line) =>
    line
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell)))
      .join('  ')
      .trimEnd(),
  );
  return [
    report.title,
    ...table.map((line) => `  ${line}`),
    ...report.notes.map((note) => `  - ${note}`),
  ].join('\n');
}

function width(text: string): number {
  return Array.from(text).reduce(
    (sum, character) => sum + (/[\u1100-\u115f\u2e80-\uffdc]/u.test(character) ? 2 : 1),
    0,
  );
}
