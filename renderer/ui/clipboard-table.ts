import { type DefaultTreeAdapterTypes, parse } from 'parse5';

/** A cell as it was copied. `text` may hold line breaks. */
export interface PastedCell {
  readonly text: string;
  /** Belongs to a merged cell that begins above or to the left; its text is empty. */
  readonly covered: boolean;
  /** Of a covered cell: whether the merged cell reaches it from the left or from above. */
  readonly joins?: 'left' | 'above';
}
export type PastedTable = readonly (readonly PastedCell[])[];

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** What is taken from the clipboard at most: more is not meant for a form. */
const mostCharacters = 4_000_000;
const mostRows = 5000;
const mostColumns = 200;

/**
 * The table on the clipboard, as Excel, LibreOffice, Word and browsers put it there: HTML where it holds a table, else text
 * with tabs. Null for running text and for a single cell.
 */
export function tableOnClipboard(clipboard: Pick<DataTransfer, 'getData'>): PastedTable | null {
  const html = clipboard.getData('text/html');
  const table = html.length > mostCharacters ? null : tableInHtml(html);
  const found = table ?? tableInText(clipboard.getData('text/plain').slice(0, mostCharacters));
  return found === null || isLone(found) ? null : found;
}

/** One cell, merged out of several or not. */
function isLone(table: PastedTable): boolean {
  return table.flat().filter(({ covered }) => !covered).length === 1;
}

/**
 * The text of a lone cell on the clipboard, as it stands in the cell: spreadsheets end it with a line break, and put one that
 * holds line breaks into quotation marks. Null for whatever needs nothing of the kind.
 */
export function cellOnClipboard(clipboard: Pick<DataTransfer, 'getData'>): string | null {
  const html = clipboard.getData('text/html');
  const table = html.length > mostCharacters ? null : tableInHtml(html);
  if (table !== null && isLone(table)) return table[0]?.[0]?.text ?? '';
  const plain = clipboard.getData('text/plain').replaceAll(/\r\n?/g, '\n');
  const text = plain.replace(/\n+$/, '');
  const isQuoted = text.includes('\n') && /^"(?:[^"]|"")*"$/.test(text);
  if (isQuoted) return text.slice(1, -1).replaceAll('""', '"');
  return text === plain || text === '' ? null : text;
}

/** Text with tabs between cells, in quotation marks where a cell holds a line break; null without any tab. */
export function tableInText(text: string): PastedTable | null {
  if (!text.includes('\t')) return null;
  const rows: PastedCell[][] = [[]];
  let cell = '';
  let quoted = false;
  let isStart = true;
  const endCell = (): void => {
    rows.at(-1)?.push({ text: cell.trim(), covered: false });
    cell = '';
    isStart = true;
  };
  const plain = text.replaceAll(/\r\n?/g, '\n').replace(/\n+$/, '');
  for (let index = 0; index < plain.length; index += 1) {
    const character = plain[index] ?? '';
    if (quoted) {
      if (character !== '"') cell += character;
      else if (plain[index + 1] === '"') {
        cell += '"';
        index += 1;
      } else quoted = false;
    } else if (character === '"' && isStart && closesQuote(plain, index)) {
      quoted = true;
      isStart = false;
    } else if (character === '\t') {
      endCell();
    } else if (character === '\n') {
      endCell();
      rows.push([]);
    } else {
      cell += character;
      isStart = false;
    }
  }
  endCell();
  return squared(rows);
}

/** True where a quotation mark at the start of a cell ends at the end of one; else it is a mark like any other. */
function closesQuote(text: string, at: number): boolean {
  let index = at + 1;
  while (index < text.length) {
    if (text[index] === '"') {
      if (text[index + 1] !== '"') return index + 1 >= text.length || /[\t\n]/.test(text[index + 1] ?? '');
      index += 1;
    }
    index += 1;
  }
  return false;
}

/** The first table of an HTML text with its merged cells spread out; null without one. */
export function tableInHtml(html: string): PastedTable | null {
  if (!/<table[\s>]/i.test(html)) return null;
  const table = firstOf(parse(html).childNodes, 'table');
  if (table === null) return null;
  const rows = elementsOf(table, 'tr').slice(0, mostRows);
  const grid = rows.map((): (PastedCell | undefined)[] => []);
  rows.forEach((row, rowIndex) => {
    const line = grid[rowIndex] ?? [];
    let column = 0;
    for (const cell of row.childNodes) {
      if (!isElement(cell) || (cell.tagName !== 'td' && cell.tagName !== 'th')) continue;
      while (line[column] !== undefined) column += 1;
      if (column >= mostColumns) break;
      const [width, height] = [spanOf(cell, 'colspan'), spanOf(cell, 'rowspan')];
      grid.slice(rowIndex, rowIndex + height).forEach((reached, down) => {
        for (let right = 0; right < Math.min(width, mostColumns - column); right += 1) {
          const isFirst = down === 0 && right === 0;
          reached[column + right] = isFirst
            ? { text: textOf(cell), covered: false }
            : { text: '', covered: true, joins: right > 0 ? 'left' : 'above' };
        }
      });
      column += width;
    }
  });
  return squared(grid.map((row) => Array.from(row, (cell) => cell ?? { text: '', covered: false })));
}

/** Rows of equal length, without empty columns at the right and empty rows at the end. */
function squared(rows: readonly (readonly PastedCell[])[]): PastedTable {
  const width = Math.max(
    1,
    ...rows.map((row) => row.findLastIndex(({ text, covered }) => text !== '' || covered) + 1),
  );
  const last = rows.findLastIndex((row) => row.some(({ text }) => text !== ''));
  return rows
    .slice(0, Math.min(last + 1, mostRows))
    .map((row) =>
      Array.from(
        { length: Math.min(width, mostColumns) },
        (_, column) => row[column] ?? { text: '', covered: false },
      ),
    );
}

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

function firstOf(nodes: readonly Node[], name: string): Element | null {
  for (const node of nodes) {
    if (!isElement(node)) continue;
    const found = node.tagName === name ? node : firstOf(node.childNodes, name);
    if (found !== null) return found;
  }
  return null;
}

/** Descendants of that name, not those of a table inside. */
function elementsOf(parent: Element, name: string): Element[] {
  return parent.childNodes.flatMap((node) => {
    if (!isElement(node) || node.tagName === 'table') return [];
    return node.tagName === name ? [node] : elementsOf(node, name);
  });
}

function attributeOf(element: Element, name: string): string {
  return element.attrs.find((attribute) => attribute.name === name)?.value ?? '';
}

function spanOf(cell: Element, name: 'colspan' | 'rowspan'): number {
  const span = Number.parseInt(attributeOf(cell, name), 10);
  return Number.isFinite(span) && span > 0 ? Math.min(span, 1000) : 1;
}

const blocks = new Set(['p', 'div', 'li', 'tr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const silent = new Set(['style', 'script', 'head', 'title', 'meta', 'link']);

/** The text of a cell: white space of the source as one space, a line for each paragraph and break. */
function textOf(cell: Element): string {
  const pieces: string[] = [];
  const walk = (node: Node): void => {
    if ('value' in node) {
      pieces.push(node.value.replaceAll(/[\t\n\r\f ]+/g, ' '));
    } else if (isElement(node) && !silent.has(node.tagName)) {
      // Word repeats the mark of a list item as text.
      if (/mso-list:\s*ignore/i.test(attributeOf(node, 'style'))) return;
      if (node.tagName === 'br') pieces.push('\n');
      if (blocks.has(node.tagName)) pieces.push('\n');
      node.childNodes.forEach(walk);
      if (blocks.has(node.tagName)) pieces.push('\n');
    }
  };
  cell.childNodes.forEach(walk);
  return pieces
    .join('')
    .split('\n')
    .map((line) => line.replaceAll('\u00a0', ' ').trim())
    .join('\n')
    .replaceAll(/\n{2,}/g, '\n')
    .replace(/^\n|\n$/g, '');
}
