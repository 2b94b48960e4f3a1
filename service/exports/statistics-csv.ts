import type { StatisticsContent } from '../../core/domain/statistics/statistics-content.ts';

/** Leading characters that spreadsheets read as a formula, full-width forms included. */
const formulaStart = /^[=+\-@\t\r＝＋－＠]/u;
const byteOrderMark = '\ufeff';

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
  return `${byteOrderMark}${lines.join('\r\n')}\r\n`;
}

function row(
  texts: readonly string[],
  values: readonly { readonly raw: string; readonly value: number | null }[] = [],
): string {
  return [
    ...texts.map(textCell),
    ...values.map(({ raw, value }) => (value === null ? textCell(raw) : String(value))),
  ].join(',');
}

function textCell(text: string): string {
  // 「—」 and a lone hyphen mean that there is no value; nothing can follow them that would run.
  const safe = formulaStart.test(text) && !/^[-－]$/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
