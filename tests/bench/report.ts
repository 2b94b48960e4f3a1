import { type Measured, median, quantile } from './measure.ts';

/** A line of a table of results. Cells are text, ready to print. */
export interface ReportRow {
  readonly name: string;
  readonly median: string;
  /** From the lower to the upper quartile. */
  readonly spread: string;
  /** Against the baseline, which has 1. */
  readonly ratio: string;
  readonly note: string;
}

export interface Report {
  readonly title: string;
  /** What the ratio means. */
  readonly ratio: string;
  readonly rows: readonly ReportRow[];
  /** What was measured on which content, and what could not be. */
  readonly notes: readonly string[];
}

/** Rows of times: a ratio of 2 says that the candidate took half the baseline's time. */
export function timeRows(
  measured: readonly Measured[],
  baseline: string,
  notes: Readonly<Record<string, string>> = {},
): ReportRow[] {
  const base = measured.find(({ name }) => name === baseline);
  return measured.map(({ name, samples }) => ({
    name,
    median: milliseconds(median(samples)),
    spread: `${milliseconds(quantile(samples, 0.25))} – ${milliseconds(quantile(samples, 0.75))}`,
    ratio: base === undefined ? '' : (median(base.samples) / median(samples)).toFixed(2),
    note: notes[name] ?? '',
  }));
}

/** Rows of pages per second: a ratio of 2 says that the candidate made twice the baseline's pages in the same time. */
export function pageRows(
  measured: readonly (Measured & { readonly pages: number })[],
  baseline: string,
  notes: Readonly<Record<string, string>> = {},
): ReportRow[] {
  const speed = ({ samples, pages }: Measured & { readonly pages: number }): number[] =>
    samples.map((sample) => (pages * 1000) / sample);
  const base = measured.find(({ name }) => name === baseline);
  return measured.map((entry) => ({
    name: entry.name,
    median: `${median(speed(entry)).toFixed(1)} pages/s`,
    spread: `${quantile(speed(entry), 0.25).toFixed(1)} – ${quantile(speed(entry), 0.75).toFixed(1)}`,
    ratio: base === undefined ? '' : (median(speed(entry)) / median(speed(base))).toFixed(2),
    note: [`${entry.pages} pages, ${milliseconds(median(entry.samples))}`, notes[entry.name] ?? '']
      .filter((part) => part !== '')
      .join('; '),
  }));
}

export function milliseconds(value: number): string {
  if (value >= 1000) return `${(value / 1000).toFixed(2)} s`;
  return `${value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toFixed(3)} ms`;
}

/** The report as a plain table. Full-width characters count two columns. */
export function printed(report: Report): string {
  const head = { name: '', median: 'median', spread: 'quartiles', ratio: report.ratio, note: '' };
  const columns = ['name', 'median', 'spread', 'ratio', 'note'] as const;
  const lines = [head, ...report.rows];
  const widths = columns.map((column) => Math.max(...lines.map((line) => width(line[column]))));
  const table = lines.map((line) =>
    columns
      .map((column, index) => line[column] + ' '.repeat((widths[index] ?? 0) - width(line[column])))
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
