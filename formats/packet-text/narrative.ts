import type {
  NarrativeCell,
  NarrativeContent,
  NarrativeNode,
} from '../../core/domain/materials/narrative-content.ts';
import type { Element, TableElement, TextElement } from './elements.ts';
import { type HeadingLevels, headingLevels, lawTitlePattern } from './narrative-headings.ts';
import { isNote, leftOverRow, printedText, type Reading, reportLeftOver, shortened } from './reading.ts';
import { type Cell, mayMerge } from './table.ts';
import { endsSentence, enumeratorOf } from './text.ts';

/** Characters of a line from which on the next line is taken to go on with the sentence. */
const wrappedLength = 24;

interface State {
  readonly reading: Reading;
  readonly nodes: NarrativeNode[];
  readonly levels: HeadingLevels;
  /** Under a heading that cites a law, until the next heading. */
  inLaw: boolean;
  /** Indentations of the list that is open, outermost first. */
  indents: number[];
  /** The text before, when the next line may go on with it. */
  open: {
    readonly node: Extract<NarrativeNode, { type: 'paragraph' | 'listItem' | 'quotation' }>;
    lastLine: string;
  } | null;
  captionWarned: boolean;
}

/**
 * Running text as nodes, every line in its place.
 * @param hasTitle the first element is the title
 * @param understood false for text of which nothing is known; each of its lines is reported
 */
export function readNarrative(
  elements: readonly Element[],
  hasTitle: boolean,
  understood: boolean,
  reading: Reading,
): NarrativeContent {
  const state: State = {
    reading,
    nodes: [],
    levels: headingLevels(elements, hasTitle),
    inLaw: false,
    indents: [],
    open: null,
    captionWarned: false,
  };
  elements.forEach((element, index) => {
    if (!understood) report(element, reading);
    if (element.type === 'text') takeLine(state, element, elements[index + 1]);
    else if (element.type === 'table') takeTable(state, element);
    else {
      reading.warn(element.line, 'figureLost', { text: shortened(element.text) });
      if (element.text !== '') add(state, { type: 'caption', id: reading.newId(), text: element.text });
    }
  });
  return { kind: 'narrative', nodes: state.nodes };
}

function report(element: Element, reading: Reading): void {
  if (element.type === 'text') reportLeftOver(reading, element.line, printedText(element));
  else if (element.type === 'table') {
    for (const row of element.table.rows)
      for (const { line, text } of leftOverRow(row)) reportLeftOver(reading, line, text);
  }
}

function add(state: State, node: NarrativeNode): void {
  state.nodes.push(node);
  state.open = null;
}

function takeLine(state: State, element: TextElement, next: Element | undefined): void {
  const { newId } = state.reading;
  const text = printedText(element);
  const level = state.levels.get(element);
  if (level !== undefined) {
    state.inLaw = lawTitlePattern.test(text);
    state.indents = [];
    add(state, { type: 'heading', id: newId(), level, text });
    return;
  }
  if (!element.apart && goesOn(state, element)) {
    const { open } = state;
    if (open !== null) {
      open.node.text +=
        open.lastLine.length >= wrappedLength && !isAsciiJoint(open.lastLine, text) ? text : `\n${text}`;
      open.lastLine = text;
    }
    return;
  }
  if (element.apart && !element.item && element.marker === '') state.indents = [];
  if (isNote(text)) {
    add(state, { type: 'footnote', id: newId(), text });
    return;
  }
  if (isCaption(text, next)) {
    if (isLostFigure(text, next)) state.reading.warn(element.line, 'figureLost', { text: shortened(text) });
    add(state, { type: 'caption', id: newId(), text });
    return;
  }
  const law = articleLabel(text, state.inLaw);
  if (law !== null) {
    const node = { type: 'quotation' as const, id: newId(), label: law, text };
    add(state, node);
    state.open = { node, lastLine: text };
    return;
  }
  if (element.item || element.marker !== '' || (enumeratorOf(text) !== '' && text.length < 400)) {
    const node = listItem(state, element);
    add(state, node);
    state.open = { node, lastLine: element.text };
    return;
  }
  const node = { type: 'paragraph' as const, id: newId(), text };
  add(state, node);
  state.open = { node, lastLine: text };
}

/** A line directly below another that goes on with its sentence. */
function goesOn(state: State, element: TextElement): boolean {
  if (state.open === null || element.item || element.marker !== '' || element.bold) return false;
  const { lastLine, node } = state.open;
  if (endsSentence(lastLine) || enumeratorOf(element.text) !== '' || isNote(element.text)) return false;
  if (element.text.startsWith('【') || articleLabel(element.text, state.inLaw) !== null) return false;
  return node.type === 'listItem' || lastLine.length >= wrappedLength || element.text.length >= wrappedLength;
}

function isAsciiJoint(before: string, after: string): boolean {
  return /[A-Za-z0-9]$/u.test(before) && /^[A-Za-z0-9]/u.test(after);
}

function listItem(state: State, element: TextElement): Extract<NarrativeNode, { type: 'listItem' }> {
  const isBare = element.marker === '' && enumeratorOf(element.text) === '';
  return {
    type: 'listItem',
    id: state.reading.newId(),
    // What Markdown prints as a dash is printed with a dot.
    marker: isBare ? '・' : element.marker,
    depth: depthOf(state, element),
    text: element.text,
  };
}

function depthOf(state: State, element: TextElement): number {
  if (!element.item) return 0;
  while (state.indents.length > 0 && element.indent < (state.indents.at(-1) ?? 0)) state.indents.pop();
  if (state.indents.length === 0 || element.indent > (state.indents.at(-1) ?? 0) + 1)
    state.indents.push(element.indent);
  return Math.min(5, Math.max(0, state.indents.length - 1));
}

const articlePattern =
  /^第\s*[0-9０-９一二三四五六七八九十百]{1,6}\s*条(?:\s*の\s*[0-9０-９一二三四五六七八九十]{1,4})*(?=[\s　（(])/u;
const paragraphPattern = /^(?:[0-9０-９]{1,2}(?=[\s　])|[一二三四五六七八九十]{1,2}(?=[\s　]))/u;

/** 「第十四条」, and below a heading that cites a law also 「2」 or 「一」 at the start of a line. */
function articleLabel(text: string, inLaw: boolean): string | null {
  const article = articlePattern.exec(text);
  if (article !== null && (inLaw || endsSentence(text))) return article[0];
  return inLaw ? (paragraphPattern.exec(text)?.[0] ?? null) : null;
}

function isCaption(text: string, next: Element | undefined): boolean {
  if (text.length > 120 || endsSentence(text)) return false;
  if (/^(?:図表?|表|写真|グラフ)\s*[0-9０-９①-⑳]/u.test(text)) return true;
  if (
    /^(?:【(?:参考|図|図表|イメージ|イメージ図|概要図|体系図)[^】]{0,12}】|[〈＜<](?:参考|図表?|イメージ図?)[^〉＞>]{0,12}[〉＞>])/u.test(
      text,
    )
  ) {
    return next?.type !== 'table' || /[（(]出典/u.test(text);
  }
  return (
    /^[（(]?(?:出典|出所)\s*[:：]/u.test(text) || /[（(](?:出典|出所)\s*[:：][^）)]{1,60}[）)]$/u.test(text)
  );
}

/** A caption of a picture; a table that follows is there. */
function isLostFigure(text: string, next: Element | undefined): boolean {
  return next?.type !== 'table' && !text.startsWith('表') && !/^[（(]?(?:出典|出所)/u.test(text);
}

function takeTable(state: State, element: TableElement): void {
  const { reading } = state;
  const { table } = element;
  const tableId = reading.newId();
  const width = Math.max(...table.rows.slice(0, 500).map((row) => row.cells.length));
  const headRows =
    table.headRows > 0
      ? table.headRows
      : table.style === 'tab' && looksLikeHead(table.rows[0]?.cells)
        ? 1
        : 0;
  table.rows.forEach((row, index) => {
    const head = index < headRows;
    const missing = mayMerge(table) ? 0 : Math.max(0, Math.min(width, 200) - row.cells.length);
    const cells = [
      ...row.cells.map((cell) => narrativeCell(cell, head)),
      ...Array.from({ length: missing }, () => blankCell(head)),
    ];
    add(state, { type: 'tableRow', id: reading.newId(), tableId, head, cells });
    if (row.disagrees) reading.notUnderstood(row.line, row.cells.map((cell) => cell.text).join('　'));
  });
}

function narrativeCell(cell: Cell, head: boolean): NarrativeCell {
  const { text, columnSpan, rowSpan } = cell;
  return { text, header: head || cell.header, columnSpan, rowSpan };
}

function blankCell(head: boolean): NarrativeCell {
  return { text: '', header: head, columnSpan: 1, rowSpan: 1 };
}

/** Short words in every column, at most the first empty. */
function looksLikeHead(cells: readonly Cell[] | undefined): boolean {
  if (cells === undefined || cells.length < 2) return false;
  return cells.every(
    (cell, index) => (cell.text !== '' || index === 0) && cell.text.length <= 20 && !endsSentence(cell.text),
  );
}
