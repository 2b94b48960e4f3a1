import type { StatisticsContent } from '../../core/domain/statistics/statistics-content.ts';
import { contentRows, type WrittenCell, type WrittenRow } from './content-rows.ts';
import { guardedText, isConvertible, rowWords } from './own-words.ts';

const byteOrderMark = '\ufeff';

/**
 * Tables of a statistics paper as CSV for Excel: UTF-8 with byte order mark, CRLF (RFC 4180). Numbers stand without
 * thousands separators, their printed form in the column 表示形式. Text that a spreadsheet would run as a formula or turn
 * into a date is preceded by an apostrophe, which reading takes off.
 */
export function statisticsCsv(content: StatisticsContent): string {
  const { head, tables } = contentRows(content);
  const lines = head.map(({ cells }) => line(cells.map(textCell)));
  for (const { rows } of tables) {
    lines.push('');
    for (const row of rows) lines.push(...linesOf(row));
  }
  return `${byteOrderMark}${lines.join('\r\n')}\r\n`;
}

function linesOf(row: WrittenRow): string[] {
  if (row.kind === 'computed') return [line(row.cells.map(plainCell))];
  if (row.kind !== 'values') return [line(row.cells.map(textCell))];
  const [kind = '', label = '', unit = '', , ...values] = row.cells;
  const format = usualFormat(values);
  const printed = values.map((cell) =>
    typeof cell !== 'string' && cell.format !== format ? `「${cell.raw}」` : '',
  );
  const lines = [
    line([textCell(kind), textCell(label), textCell(unit), textCell(format), ...values.map(valueText)]),
  ];
  if (printed.some((text) => text !== '')) {
    lines.push(line([rowWords.printed, textCell(label), '', '', ...printed.map(quoted)]));
  }
  return lines;
}

/** The format of most numbers of a row. */
function usualFormat(cells: readonly WrittenCell[]): string {
  const counts = new Map<string, number>();
  for (const cell of cells) {
    if (typeof cell !== 'string') counts.set(cell.format, (counts.get(cell.format) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? '';
}

function valueText(cell: WrittenCell): string {
  if (typeof cell === 'string') {
    // 「—」 and a lone hyphen mean that there is no value; nothing can follow them that would run.
    if (/^[-－]$/u.test(cell)) return cell;
    return isConvertible(cell) ? quoted(`「${cell}」`) : textCell(cell);
  }
  return plainNumber(cell);
}

function plainNumber({ value, format }: Exclude<WrittenCell, string>): string {
  const decimals = /\.(0+)/u.exec(format)?.[1]?.length ?? 0;
  return value.toFixed(decimals);
}

function plainCell(cell: WrittenCell): string {
  return typeof cell === 'string' ? textCell(cell) : plainNumber(cell);
}

function textCell(cell: WrittenCell): string {
  return quoted(guardedText(typeof cell === 'string' ? cell : cell.raw));
}

function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function line(cells: readonly string[]): string {
  return cells.join(',');
}
