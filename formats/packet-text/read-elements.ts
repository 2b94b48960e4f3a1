import { addAll } from './add-all.ts';
import { hasGap } from './aligned-lines.ts';
import { alignedTables } from './aligned-table.ts';
import { isAsciiBorder, isAsciiBoxLine, isBoxLine } from './box-lines.ts';
import { boxTable } from './box-table.ts';
import { cleanInline, isBold, type OpenLists, readHtmlContent } from './cell-content.ts';
import { type Element, emptyText, type FigureElement, type TextElement, type Warn } from './elements.ts';
import { hasTags } from './html.ts';
import { appendTable } from './join-tables.ts';
import { PacketTextError } from './packet-text-error.ts';
import { isPipeRow, type PlacedTable, pipeTable } from './pipe-table.ts';
import { isTabRow, tabTable } from './tab-table.ts';
import { isTablePart } from './table.ts';
import { splitBullet } from './text.ts';
import { unwrapTables } from './unwrap-tables.ts';

/** More lines than any packet has; beyond it the memory for the result could not be bounded. */
const mostLines = 1_000_000;
/** Lines without a blank one between that are looked at together. */
const longestBlock = 20_000;
/** Lines of one cell of a spreadsheet. */
const mostQuotedLines = 40;

/** The lines of a source, one at a time, so that the whole is never held twice. */
class Lines {
  private readonly text: string;
  private at = 0;
  /** 1-based number of the line that `peek` shows. */
  number = 1;
  private shown: string | null | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** The current line without its end; null behind the last. */
  peek(): string | null {
    if (this.shown === undefined) {
      if (this.at > this.text.length) {
        this.shown = null;
      } else {
        const end = this.text.indexOf('\n', this.at);
        const stop = end < 0 ? this.text.length : end;
        const bare = this.text.charCodeAt(stop - 1) === 13 && stop > this.at ? stop - 1 : stop;
        this.shown = this.text.slice(this.at, bare);
      }
    }
    return this.shown;
  }

  /** Lines behind the current one, without moving. */
  ahead(count: number): string[] {
    const found: string[] = [];
    let from = this.at;
    while (found.length < count && from <= this.text.length) {
      const end = this.text.indexOf('\n', from);
      const stop = end < 0 ? this.text.length : end;
      found.push(this.text.slice(from, this.text.charCodeAt(stop - 1) === 13 ? stop - 1 : stop));
      from = stop + 1;
    }
    return found;
  }

  next(): void {
    const end = this.text.indexOf('\n', this.at);
    this.at = end < 0 ? this.text.length + 1 : end + 1;
    this.number += 1;
    this.shown = undefined;
  }
}

/** Lines and tables of a source, markup taken off. */
export function readElements(source: string, warn: Warn): Element[] {
  // Lone carriage returns end lines in very old exports.
  const text = source.includes('\r') && !source.includes('\n') ? source.replaceAll('\r', '\n') : source;
  const lines = new Lines(text);
  const elements: Element[] = [];
  let apart = true;
  const openLists: OpenLists = [];
  for (let line = lines.peek(); line !== null; line = lines.peek()) {
    if (elements.length > mostLines) throw new PacketTextError('tooLarge');
    const bare = line.includes('\f') ? line.replaceAll('\f', '') : line;
    if (isBlank(bare)) {
      apart = true;
      lines.next();
      continue;
    }
    const number = lines.number;
    if (isTabRow(bare)) {
      const rows = takeTabRows(lines);
      const alone = rows.length === 1 ? onlyCell(rows[0] ?? '') : null;
      if (alone !== null) addAll(elements, readTextLine(alone, number, apart, openLists));
      else for (const table of tabTable(rows, number, warn)) append(elements, table, apart);
    } else if (isPipeRow(bare)) {
      const rows = takeWhile(lines, isPipeRow);
      append(elements, pipeTable(rows, number, warn), apart);
    } else if (isBoxLine(bare) || isAsciiBorder(bare)) {
      const rows = takeBox(lines, isBoxLine(bare) ? isBoxLine : isAsciiBoxLine);
      const found = boxTable(rows, number, warn);
      if (found !== null) for (const piece of found) appendPiece(elements, piece, apart);
      else
        rows.forEach((row, index) => {
          addAll(elements, readTextLine(row, number + index, apart && index === 0, openLists));
        });
    } else if (beginsHtmlTable(bare)) {
      takeHtml(lines, elements, apart, warn);
    } else if (hasGap(bare)) {
      apart = takeBlock(lines, elements, apart, openLists, warn);
      continue;
    } else {
      lines.next();
      apart = takeTextLine(elements, bare, number, apart, openLists);
      continue;
    }
    apart = false;
  }
  return elements;
}

/**
 * Adds a line that is in no table.
 * @returns true where the line below stands apart
 */
function takeTextLine(
  elements: Element[],
  line: string,
  number: number,
  apart: boolean,
  openLists: OpenLists,
): boolean {
  if (!isRule(line)) {
    for (const element of readTextLine(line, number, apart, openLists)) elements.push(element);
    return false;
  }
  const before = elements.at(-1);
  if (/^\s*=/u.test(line) && before?.type === 'text' && !apart)
    elements[elements.length - 1] = { ...before, level: 1 };
  return true;
}

/** Lines that follow one another, among which may be tables whose columns spaces hold together. */
function takeBlock(
  lines: Lines,
  elements: Element[],
  isApart: boolean,
  openLists: OpenLists,
  warn: Warn,
): boolean {
  const first = lines.number;
  const block = takeWhile(lines, (line) => lines.number < first + longestBlock && isPlainLine(line)).map(
    (line) => line.replaceAll('\f', ''),
  );
  const tables = alignedTables(block, first, warn);
  let apart = isApart;
  let next = 0;
  for (let index = 0; index < block.length; index += 1) {
    const table = tables[next];
    if (table?.from !== index) {
      apart = takeTextLine(elements, block[index] ?? '', first + index, apart, openLists);
      continue;
    }
    append(elements, table.placed, apart);
    apart = false;
    index = table.to - 1;
    next += 1;
  }
  return apart;
}

/** A line that begins no table of another kind and is not blank. */
function isPlainLine(line: string): boolean {
  const bare = line.includes('\f') ? line.replaceAll('\f', '') : line;
  return !(
    isBlank(bare) ||
    isTabRow(bare) ||
    isPipeRow(bare) ||
    isBoxLine(bare) ||
    isAsciiBorder(bare) ||
    beginsHtmlTable(bare)
  );
}

function append(elements: Element[], placed: PlacedTable, apart: boolean): void {
  for (const piece of unwrapTables(placed)) appendPiece(elements, piece, apart);
}

function appendPiece(elements: Element[], piece: PlacedTable | TextElement, apart: boolean): void {
  if ('type' in piece) elements.push(piece);
  else appendTable(elements, piece, apart);
}

/** The text of a line that has tabs and yet only one cell with text in it; null where it has several or a table. */
function onlyCell(line: string): string | null {
  const filled = line.split('\t').filter((cell) => cell.trim() !== '');
  const [only] = filled;
  return filled.length === 1 && only !== undefined && !only.includes('<table') ? only : null;
}

/** Rows with tabs. A cell in quotation marks may hold line breaks, as spreadsheets write them. */
function takeTabRows(lines: Lines): string[] {
  const taken: string[] = [];
  for (let line = lines.peek(); line !== null; line = lines.peek()) {
    const isYear = taken.length > 0 && isYearAboveSessions(lines);
    if (!isYear && !isTabRow(line)) break;
    lines.next();
    taken.push(isYear ? `${line}\t` : hasOpenQuote(line) ? quotedRow(lines, line) : line);
    if (taken.length > mostLines) throw new PacketTextError('tooLarge');
  }
  return taken;
}

/** 「令和7年度」 alone above 「第1回⇥…」: a row of the schedule that lost its empty cells. */
function isYearAboveSessions(lines: Lines): boolean {
  const [line = '', next = ''] = lines.ahead(2);
  return (
    /^[^\t]{0,3}(?:令和|平成|20\d\d)[^\t]{0,12}年度?\s*$/u.test(line) &&
    /^\s*第[\d０-９一二三四五六七八九十]+回[^\t]*\t/u.test(next)
  );
}

function hasOpenQuote(line: string): boolean {
  const last = line.slice(line.lastIndexOf('\t') + 1);
  return last.startsWith('"') && !/[^"](?:"")*"\s*$/u.test(last.slice(0, 4000)) && last.trim() !== '""';
}

/** The row up to the end of its quoted cells; the line alone where no end is found nearby. */
function quotedRow(lines: Lines, first: string): string {
  const ahead = lines.ahead(mostQuotedLines);
  let row = first;
  for (const [index, line] of ahead.entries()) {
    row += `<br>${line}`;
    const cells = row.split('\t');
    if (!hasOpenQuote(cells.at(-1) ?? '')) {
      for (let taken = 0; taken <= index; taken += 1) lines.next();
      return cells.map((cell) => cell.replace(/^"([\s\S]*)"\s*$/u, '$1').replaceAll('""', '"')).join('\t');
    }
  }
  return first;
}

function takeWhile(lines: Lines, fits: (line: string) => boolean): string[] {
  const taken: string[] = [];
  for (let line = lines.peek(); line !== null && fits(line); line = lines.peek()) {
    taken.push(line);
    if (taken.length > mostLines) throw new PacketTextError('tooLarge');
    lines.next();
  }
  return taken;
}

/** The lines of one drawing; an upper left corner begins another. */
function takeBox(lines: Lines, fits: (line: string) => boolean): string[] {
  const first = lines.peek() ?? '';
  lines.next();
  return [first, ...takeWhile(lines, (line) => fits(line) && !/^[ \u3000]*[┌┏╔╭]/u.test(line))];
}

function isBlank(line: string): boolean {
  const first = line.charCodeAt(0);
  // Most lines begin with text and need no pattern.
  if (first > 0x3000 || (first > 0x20 && first < 0x80)) return false;
  return line.trim() === '';
}

/** `---`, `***`, `===`: a rule, or the line under a heading. */
function isRule(line: string): boolean {
  return /^\s{0,3}(?:-\s*){3,}$|^\s{0,3}(?:\*\s*){3,}$|^\s{0,3}(?:_\s*){3,}$|^={3,}\s*$/u.test(
    line.slice(0, 200),
  );
}

function beginsHtmlTable(line: string): boolean {
  const at = line.indexOf('<');
  return at >= 0 && line.slice(0, at).trim() === '' && /^<table[\s>]/iu.test(line.slice(at, at + 7));
}

/** An HTML table over several lines. One that is never closed ends where text goes on. */
function takeHtml(lines: Lines, elements: Element[], apart: boolean, warn: Warn): void {
  const firstLine = lines.number;
  const taken: string[] = [];
  let depth = 0;
  let blank = false;
  for (let line = lines.peek(); line !== null; line = lines.peek()) {
    const begins = line.trimStart();
    if (
      taken.length > 0 &&
      (/^#{1,6}\s/u.test(begins) || (blank && begins !== '' && !begins.startsWith('<')))
    )
      break;
    blank = begins === '';
    taken.push(line);
    lines.next();
    depth += count(line, /<table[\s>]/giu) - count(line, /<\/table\s*>/giu);
    if (depth <= 0) break;
  }
  const { parts, unclosed } = readHtmlContent(taken.join('\n'), firstLine);
  if (unclosed > 0) warn(firstLine, 'tableBroken');
  for (const part of parts) {
    if (isTablePart(part)) {
      append(elements, { table: part.table, line: firstLine, endLine: lines.number - 1 }, apart);
    } else {
      elements.push({
        ...emptyText,
        line: firstLine,
        item: part.list,
        marker: part.marker,
        text: part.text,
        bold: part.bold,
      });
    }
  }
}

function count(line: string, pattern: RegExp): number {
  return line.includes('<') ? (line.match(pattern)?.length ?? 0) : 0;
}

const prefix = /^([ \t\u3000]*)(?:(#{1,6})(?!#)[ \t\u3000]*|([-*+])[ \t\u3000]+|((?:>[ \t]?)+))?/u;
const image = /^!\[([^\]]{0,400})\]\(([^)\s]{0,800})(?:\s+"[^"]{0,200}")?\)\s*$/u;

/** One line of text: its heading level, list mark, own bullet and text. HTML in it may make several. */
function readTextLine(
  line: string,
  number: number,
  apart: boolean,
  openLists: OpenLists,
): (TextElement | FigureElement)[] {
  const [whole = '', space = '', hashes, item] = prefix.exec(line) ?? [];
  const rest = line.slice(whole.length);
  const picture = rest.startsWith('![') ? image.exec(rest) : null;
  if (picture !== null) {
    const named = (picture[1] ?? '') === '' ? picture[2] : picture[1];
    return [{ type: 'figure', line: number, text: cleanInline(named ?? ''), apart }];
  }
  const base: TextElement = {
    ...emptyText,
    line: number,
    level: hashes?.length ?? 0,
    item: item !== undefined,
    indent: item === undefined ? 0 : widthOf(space),
    apart,
    breaks: /(?: {2,}|\\|<br\s*\/?>)$/iu.test(line),
  };
  // A list that was never closed ends at the next heading.
  if (hashes !== undefined) openLists.length = 0;
  if (hasTags(rest)) return htmlLine(rest, base, openLists);
  const stripped = hashes === undefined ? rest : rest.replace(/[ \t\u3000]#+[ \t]*$/u, '');
  const cleaned = cleanInline(stripped);
  if (cleaned === '') return [];
  const { marker, text } = splitBullet(cleaned);
  return [{ ...base, marker, text, bold: stripped.startsWith('**') && isBold(stripped) }];
}

function htmlLine(rest: string, base: TextElement, openLists: OpenLists): (TextElement | FigureElement)[] {
  const heading = /^\s*<h([1-6])[\s>]/iu.exec(rest);
  const { parts } = readHtmlContent(rest, base.line, openLists);
  if (parts.length === 0 && /<img\b/iu.test(rest)) {
    const source = /\bsrc\s*=\s*["']?([^"'\s>]*)/iu.exec(rest)?.[1] ?? '';
    return [{ type: 'figure', line: base.line, text: source, apart: base.apart }];
  }
  return parts.flatMap((part, index): TextElement[] => {
    if (isTablePart(part)) return [];
    return [
      {
        ...base,
        level: heading === null ? base.level : Number(heading[1]),
        item: base.item || part.list,
        order: part.order ?? '',
        nested: part.depth,
        marker: part.marker,
        text: part.text,
        bold: part.bold,
        apart: index === 0 && base.apart,
        breaks: index < parts.length - 1 || base.breaks,
      },
    ];
  });
}

function widthOf(space: string): number {
  let width = 0;
  for (const character of space.slice(0, 100)) width += character === ' ' ? 1 : character === '\t' ? 4 : 2;
  return width;
}
