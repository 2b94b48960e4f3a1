/** Leading characters that spreadsheets read as a formula, full-width forms included. */
const formulaStart = /^[=+\-@\t\r＝＋－＠]/u;
const byteOrderMark = '\ufeff';

/** Lines of cells as a file for Excel: UTF-8 with byte order mark, CRLF (RFC 4180). */
export function csvFile(lines: readonly string[]): string {
  return `${byteOrderMark}${lines.join('\r\n')}\r\n`;
}

/** A text as a cell. What a spreadsheet would run as a formula is preceded by an apostrophe. */
export function csvCell(text: string): string {
  // 「—」 and a lone hyphen mean that there is no value; nothing can follow them that would run.
  const safe = formulaStart.test(text) && !/^[-－]$/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
