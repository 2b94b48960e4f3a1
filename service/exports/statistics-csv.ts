import type { StatisticsContent } from '../../core/domain/statistics/statistics-content.ts';
import { csvCell, csvFile } from './csv.ts';

/**
 * Tables of a statistics paper as CSV for Excel: UTF-8 with byte order mark, CRLF (RFC 4180). Numbers stand without
 * thousands separators; a cell without a number stands as printed. Text that a spreadsheet would run as a formula is
 * preceded by an apostrophe.
 */
export function statisticsCsv(content: StatisticsContent): string {
  const lines: string[] = [];
  for (const table of content.tables) {
    if (lines.length > 0) {
      lines.push('');
    }
    lines.push(row([`${table.no}${table.title}`]));
    if (table.unitLine !== null) {
      lines.push(row([table.unitLine.text]));
    }
    lines.push(row([table.stub, ...table.periods.map(({ label }) => label)]));
    for (const series of table.series) {
      lines.push(row([series.label], series.values));
    }
    for (const note of [...table.notes, ...(table.source === null ? [] : [table.source])]) {
      lines.push(row([note.text]));
    }
  }
  return csvFile(lines);
}

function row(
  texts: readonly string[],
  values: readonly { readonly raw: string; readonly value: number | null }[] = [],
): string {
  return [
    ...texts.map(csvCell),
    ...values.map(({ raw, value }) => (value === null ? csvCell(raw) : String(value))),
  ].join(',');
}
