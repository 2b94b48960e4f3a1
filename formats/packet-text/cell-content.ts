import { decodeReferences, hasTags, readHtml, spanAttribute } from './html.ts';
import { type Cell, type CellPart, isTablePart, plainCell, type Row, type Table } from './table.ts';
import { enumeratorOf, splitBullet } from './text.ts';

const greatestSpan = 200;
/** Deeper lists and tables are read as if they stood at this depth. */
const deepest = 5;
const mostTables = 12;

/** Text without Markdown's marks for bold, its escapes, and character references. */
export function cleanInline(text: string): string {
  let cleaned = text;
  if (cleaned.includes('**')) {
    const pieces = cleaned.split('**');
    if (pieces.length % 2 === 1) cleaned = pieces.join('');
  }
  if (cleaned.includes('\\')) cleaned = cleaned.replace(/\\([!-/:-@[-`{-~])/gu, '$1');
  return decodeReferences(cleaned).trim();
}

/** True where the whole text stands between Markdown's marks for bold. */
export function isBold(text: string): boolean {
  return /^\*\*[^*]+\*\*$/u.test(text.trim());
}

/**
 * A cell of a TSV row or pipe table.
 * @param onUnclosed told when an HTML table in the cell is not closed
 */
export function readCell(source: string, line: number, onUnclosed: () => void): Cell {
  const text = source.trim();
  if (text === '') return plainCell('');
  if (!hasTags(text)) return plainCell(cleanInline(text));
  const { parts, unclosed } = readHtmlContent(text, line);
  if (unclosed > 0) onUnclosed();
  const only = parts.length === 1 ? parts[0] : undefined;
  if (only !== undefined && !isTablePart(only) && !only.list && !only.bold) {
    return plainCell(only.marker + only.text);
  }
  return cellOf(parts, { header: false, columnSpan: 1, rowSpan: 1 });
}

type Spans = Pick<Cell, 'header' | 'columnSpan' | 'rowSpan'>;

function cellOf(parts: readonly CellPart[], spans: Spans): Cell {
  const texts: string[] = [];
  for (const part of parts) if (!isTablePart(part)) texts.push(part.marker + part.text);
  const single = parts.length === 0 || (parts.length === 1 && texts.length === 1 && isPlain(parts[0]));
  return { text: texts.join('\n'), parts: single ? null : parts, ...spans };
}

function isPlain(part: CellPart | undefined): boolean {
  return part !== undefined && !isTablePart(part) && !part.list && !part.bold && part.depth === 0;
}

interface OpenTable {
  readonly rows: Row[];
  cells: Cell[] | null;
  cell: OpenCell | null;
  headRows: number;
  inHead: boolean;
}

interface OpenCell {
  readonly content: Content;
  readonly spans: Spans;
}

/** HTML lists that are open: the number of the next item of each, null where it shows none. */
export type OpenLists = (number | null)[];

/** Collects the lines of one cell, or of a stretch of HTML outside tables. */
class Content {
  readonly parts: CellPart[] = [];
  private text = '';
  private boldLength = 0;
  private length = 0;
  private isItem = false;
  private order = '';
  private readonly lists: OpenLists;
  private readonly isNumbering: boolean;
  private boldDepth = 0;

  /** @param lists lists open where the stretch begins; items are numbered only where these are handed in */
  constructor(lists?: OpenLists) {
    this.lists = lists ?? [];
    this.isNumbering = lists !== undefined;
  }

  addText(text: string): void {
    const flat = text.replace(/[ \t\r\n]+/gu, ' ');
    this.text += flat;
    const visible = flat.trim().length;
    this.length += visible;
    if (this.boldDepth > 0) this.boldLength += visible;
  }

  tag(name: string, closing: boolean, attributes: string): void {
    switch (name) {
      case 'b':
      case 'strong':
        this.boldDepth = Math.max(0, this.boldDepth + (closing ? -1 : 1));
        break;
      case 'ul':
      case 'ol':
        this.endLine();
        if (closing) this.lists.pop();
        else this.lists.push(name === 'ol' ? firstNumber(attributes) : null);
        break;
      case 'li':
        this.endLine();
        this.isItem = !closing;
        this.order = closing ? '' : this.nextOrder();
        break;
      case 'br':
      case 'p':
      case 'div':
      case 'h1':
      case 'h2':
      case 'h3':
      case 'h4':
      case 'h5':
      case 'h6':
      case 'hr':
      case 'dt':
      case 'dd':
      case 'dl':
      case 'blockquote':
      case 'pre':
      case 'section':
      case 'figure':
      case 'figcaption':
      case 'center':
      case 'caption':
        this.endLine();
        break;
      default:
        break;
    }
  }

  private nextOrder(): string {
    const number = this.lists.at(-1) ?? null;
    if (number === null) return '';
    this.lists[this.lists.length - 1] = number + 1;
    return `${number}.`;
  }

  addTable(table: Table): void {
    this.endLine();
    this.parts.push({ table });
  }

  endLine(): void {
    const cleaned = this.text.includes('**') ? cleanInline(this.text) : this.text.trim();
    if (cleaned !== '') {
      const { marker, text } = splitBullet(cleaned);
      const isShown = this.isNumbering && this.order !== '' && marker === '' && !hasOwnNumber(text);
      this.parts.push({
        marker,
        text,
        depth: Math.min(deepest, Math.max(0, this.lists.length - 1)),
        bold: (this.boldLength > 0 && this.boldLength === this.length) || isBold(this.text),
        list: this.isItem,
        ...(isShown ? { order: this.order } : {}),
      });
      this.order = '';
      // A line break inside an item begins a line of its own, which is no further item.
      this.isItem = false;
    }
    this.text = '';
    this.boldLength = 0;
    this.length = 0;
  }
}

/** The number of the first item; null for a list that counts with letters. */
function firstNumber(attributes: string): number | null {
  if (/\btype\s*=\s*["']?[aAiI]\b/u.test(attributes)) return null;
  const start = /\bstart\s*=\s*["']?\s*(\d{1,3})\b/iu.exec(attributes);
  return start === null ? 1 : Number(start[1]);
}

/** Offices print numbers themselves in lists whose own numbers are not shown. */
function hasOwnNumber(text: string): boolean {
  return (
    enumeratorOf(text) !== '' ||
    /^(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2}|[Ⅰ-Ⅹ]|[ア-ン])[.．、)）\s　]/u.test(text)
  );
}

export interface HtmlContent {
  readonly parts: readonly CellPart[];
  /** Tables that were opened and not closed. */
  readonly unclosed: number;
}

/**
 * Lines and tables of a stretch of HTML. Tables may stand in cells of tables.
 * @param lists lists left open before it, carried on for what follows; without them items get no number
 */
export function readHtmlContent(source: string, firstLine: number, lists?: OpenLists): HtmlContent {
  const outside = new Content(lists);
  const open: OpenTable[] = [];
  let line = firstLine;
  let ignored = 0;
  const current = (): Content =>
    open.at(-1)?.cell?.content ?? (open.length === 0 ? outside : strayContent(open, line));
  readHtml(source, {
    text: (text) => {
      const table = open.at(-1);
      // White space between the tags of a table is layout.
      if (table === undefined || table.cell !== null || text.trim() !== '') current().addText(text);
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) line += 1;
    },
    tag: (name, closing, attributes) => {
      switch (name) {
        case 'table':
          // Deeper tables than anyone prints are read as lines of the cell they stand in.
          if (closing ? ignored > 0 : open.length >= mostTables) {
            ignored += closing ? -1 : 1;
            break;
          }
          if (!closing) open.push({ rows: [], cells: null, cell: null, headRows: 0, inHead: false });
          else closeTable(open, outside, line);
          break;
        case 'thead': {
          const table = open.at(-1);
          if (table !== undefined) table.inHead = !closing;
          break;
        }
        case 'tr': {
          const table = open.at(-1);
          if (table === undefined) break;
          endRow(table, line);
          if (!closing) table.cells = [];
          break;
        }
        case 'td':
        case 'th': {
          const table = open.at(-1);
          if (table === undefined) break;
          endCell(table);
          if (!closing) {
            table.cells ??= [];
            const spans = {
              header: name === 'th',
              columnSpan: spanAttribute(attributes, 'colspan', greatestSpan),
              rowSpan: spanAttribute(attributes, 'rowspan', greatestSpan),
            };
            table.cell = { content: new Content(), spans };
          }
          break;
        }
        case 'img': {
          const alternative = /\balt\s*=\s*(?:"([^"]*)"|'([^']*)')/iu.exec(attributes);
          current().addText(decodeReferences(alternative?.[1] ?? alternative?.[2] ?? ''));
          break;
        }
        default:
          (open.at(-1)?.cell?.content ?? (open.length === 0 ? outside : null))?.tag(
            name,
            closing,
            attributes,
          );
      }
    },
  });
  const unclosed = open.length;
  while (open.length > 0) closeTable(open, outside, line);
  outside.endLine();
  return { parts: outside.parts, unclosed };
}

/** Text between the cells of a broken table is kept in a cell of its own. */
function strayContent(open: OpenTable[], line: number): Content {
  const table = open.at(-1);
  if (table === undefined) throw new RangeError(`no table is open on line ${line}`);
  table.cells ??= [];
  table.cell = { content: new Content(), spans: { header: false, columnSpan: 1, rowSpan: 1 } };
  return table.cell.content;
}

function endCell(table: OpenTable): void {
  if (table.cell === null) return;
  table.cell.content.endLine();
  table.cells?.push(cellOf(table.cell.content.parts, table.cell.spans));
  table.cell = null;
}

function endRow(table: OpenTable, line: number): void {
  endCell(table);
  const cells = table.cells;
  table.cells = null;
  if (cells === null || cells.length === 0) return;
  const isHead = table.inHead || cells.every((cell) => cell.header);
  if (isHead && table.headRows === table.rows.length) table.headRows += 1;
  table.rows.push({ line, cells, disagrees: false });
}

function closeTable(open: OpenTable[], outside: Content, line: number): void {
  const table = open.pop();
  if (table === undefined) return;
  endRow(table, line);
  if (table.rows.length === 0) return;
  const parent = open.at(-1);
  const closed: Table = { style: 'html', rows: table.rows, headRows: table.headRows };
  if (parent === undefined) outside.addTable(closed);
  else (parent.cell?.content ?? strayContent(open, line)).addTable(closed);
}
