import { readNumeral, readRoman } from '../../core/domain/dates/numerals.ts';
import type { AgendaContent, AgendaItem } from '../../core/domain/meetings/agenda-content.ts';
import { readPaperMark } from '../../core/domain/packets/paper-number.ts';
import { readLabelledLine } from './agenda-fields.ts';
import { committeeNameIn, isAgendaTitle, isMailHead, isTitlePart } from './agenda-head.ts';
import type { Element, TextElement } from './elements.ts';
import { leftOver, leftOverRow, printedText, type Reading } from './reading.ts';
import { enumeratorOf, key, unwrap } from './text.ts';

const sectionPattern =
  /^(?<no>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2}|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ])(?<joint>[.．、)）][\s　]*|[\s　]+|(?<=[０-９Ⅰ-Ⅹ]))(?<title>\S[\s\S]*)$/u;
/** Headings of a 次第 that stand without a number. */
const sectionWord =
  /^(?:開会|閉会|議事|議題|協議|協議事項|審議事項|報告|報告事項|その他|連絡事項|挨拶|あいさつ|委員長あいさつ|会長あいさつ|市長あいさつ|委嘱状交付|委嘱状の交付|自己紹介|委員紹介|配[布付]資料|資料|質疑|事務連絡|次第)$/u;

interface Section {
  readonly id: string;
  readonly no: string;
  readonly noText: string;
  readonly title: string;
  readonly items: AgendaItem[];
  readonly body: { id: string; text: string }[];
}

/** True for a heading that a 次第 has and other papers do not. */
export function isAgendaSectionWord(text: string): boolean {
  const groups = sectionPattern.exec(text)?.groups;
  return sectionWord.test(key(groups?.['title'] ?? text).replace(/^[(（]?\d+[)）]?/u, ''));
}

/** Lines above 「次第」 that belong to its title: year and number of the sitting, committee. */
const mostTitleLines = 3;
/** Characters of a whole title; further lines above it are lines of their own. */
const longestTitle = 120;

interface TitleRange {
  readonly from: number;
  readonly to: number;
  /** A line 「次第」 that belongs to the title and stands by itself further down. */
  readonly bare?: number;
}

/** Where the title of a 次第 stands: behind labelled lines that are printed above it. */
function titleRange(elements: readonly Element[]): TitleRange {
  const last = elements
    .slice(0, 10)
    .findIndex((element) => element.type === 'text' && isAgendaTitle(element.text));
  const start = last < 0 ? 0 : titleStart(elements, last);
  const [top] = elements;
  // Between the title and a bare 「次第」 the day and the place may be printed.
  const isApart = start > 0 && start === last && top?.type === 'text' && isSittingTitle(top);
  if (last >= 0 && isApart && isBareAgendaTitle(elements[last])) return { from: 0, to: 1, bare: last };
  if (last >= 0) return { from: start, to: last + 1 };
  const isPart = (element: Element | undefined): boolean =>
    element?.type === 'text' && isTitlePart(element.text);
  const [first] = elements;
  if (first?.type === 'text' && isMailHead(first.text)) return { from: 0, to: 0 };
  const sitting = elements
    .slice(0, 10)
    .findIndex((element) => element.type === 'text' && isPart(element) && /第.{1,3}回/u.test(element.text));
  const from = sitting < 0 ? 0 : titleStart(elements, sitting);
  let to = from + 1;
  while (to - from <= mostTitleLines && isPart(elements[to])) to += 1;
  return { from, to };
}

/** A line that names a committee and the number of its sitting. */
export function isSittingTitle({ text, item, marker }: TextElement): boolean {
  return (
    !item && marker === '' && isTitlePart(text) && /第.{1,3}回/u.test(text) && committeeNameIn(text) !== null
  );
}

function isBareAgendaTitle(element: Element | undefined): boolean {
  return element?.type === 'text' && /^\W?(?:会議)?次第\W?$/u.test(key(element.text));
}

/** The first line of a title that ends at `last`. */
export function titleStart(elements: readonly Element[], last: number): number {
  const own = elements[last];
  let start = last;
  let length = own?.type === 'text' ? own.text.length : 0;
  while (start > 0 && last - start < mostTitleLines) {
    const before = elements[start - 1];
    if (before?.type !== 'text' || before.item || before.marker !== '' || !isTitlePart(before.text)) break;
    if (readPaperMark(before.text) !== null) break;
    length += before.text.length + 1;
    if (length > longestTitle) break;
    start -= 1;
  }
  return start;
}

/** 次第: title, labelled lines, numbered headings with items. Every line finds a place. */
export function readAgenda(elements: readonly Element[], reading: Reading): AgendaContent {
  const { from, to, bare } = titleRange(elements);
  const isTitle = (index: number): boolean => (index >= from && index < to) || index === bare;
  const title = elements
    .filter((_, index) => isTitle(index))
    .flatMap((element) => (element.type === 'text' ? [printedText(element)] : []))
    .join(' ');
  const rest = elements.filter((_, index) => !isTitle(index));
  const state: State = {
    reading,
    fields: [],
    sections: [],
    notes: [],
    withHeadings: rest.some(
      (element) => element.type === 'text' && element.level > 0 && readLabelledLine(element.text) === null,
    ),
    field: null,
  };
  for (const element of rest) {
    if (element.type === 'text') takeLine(state, element);
    else if (element.type === 'table') takeTable(state, element);
    else takeBody(state, element);
  }
  const { fields, sections, notes } = state;
  return { kind: 'agenda', titleId: reading.newId(), title, fields, sections, notes };
}

interface State {
  readonly reading: Reading;
  readonly fields: AgendaContent['fields'];
  readonly sections: Section[];
  readonly notes: AgendaContent['notes'];
  /** Sections are marked as headings, so that numbered lines are items. */
  readonly withHeadings: boolean;
  /** The labelled line that the next line may continue. */
  field: AgendaContent['fields'][number] | null;
}

function takeLine(state: State, element: TextElement): void {
  const text = printedText(element);
  const labelled = state.sections.length === 0 || /^[0-9０-９]/u.test(text) ? readLabelledLine(text) : null;
  if (labelled !== null) {
    state.field = { id: state.reading.newId(), ...labelled };
    state.fields.push(state.field);
    return;
  }
  if (state.field !== null && continuesField(state.field, element)) {
    state.field.value = state.field.value === '' ? text : `${state.field.value}\n${text}`;
    return;
  }
  state.field = null;
  const section = sectionOf(state, element);
  if (section !== null) {
    state.sections.push(section);
    return;
  }
  const current = state.sections.at(-1);
  const item = current === undefined ? null : itemOf(current, element, state.reading);
  if (current !== undefined && item !== null) current.items.push(item);
  else takeBody(state, element);
}

function continuesField(field: { readonly value: string }, element: TextElement): boolean {
  if (element.level > 0 || sectionPattern.test(element.text) || enumeratorOf(element.text) !== '')
    return false;
  return field.value === '' || (!element.apart && !element.item);
}

function sectionOf(state: State, element: TextElement): Section | null {
  const { newId } = state.reading;
  const unnumbered = (): Section => {
    return { id: newId(), no: '', noText: '', title: printedText(element), items: [], body: [] };
  };
  const isNested = element.nested > 0 && state.sections.length > 0;
  if (isNested) return null;
  const text = element.order === '' ? element.text : `${element.order} ${element.text}`;
  const groups = sectionPattern.exec(text)?.groups;
  const numbered = (): Section => {
    const no = groups?.['no'] ?? '';
    const number = readNumeral(no) ?? readRoman(no);
    const noText = `${no}${groups?.['joint'] ?? ''}`.trim();
    const title = groups?.['title'] ?? '';
    return { id: newId(), no: number === null ? '' : String(number), noText, title, items: [], body: [] };
  };
  const current = state.sections.at(-1);
  if (element.level > 0) return groups === undefined ? unnumbered() : numbered();
  if (element.item && state.withHeadings) return null;
  // 「次第」 once more below the title heads no items of its own.
  const isUnnumbered = current !== undefined && current.noText === '' && key(current.title) !== '次第';
  if (groups !== undefined && !state.withHeadings && !isUnnumbered) {
    return numbered();
  }
  // 【配布資料】 stands for a heading however the others are marked.
  const inner = unwrap(element.text);
  const isBracketed = inner !== element.text && element.apart && !element.item;
  return sectionWord.test(key(inner)) && (isBracketed || !state.withHeadings) ? unnumbered() : null;
}

function itemOf(section: Section, element: TextElement, reading: Reading): AgendaItem | null {
  const { items } = section;
  if (element.order !== '') {
    const no = element.order.replace(/\D/gu, '');
    return { id: reading.newId(), no, noText: element.order, title: element.text };
  }
  const isBelow = items.some((item) => item.noText !== '');
  const enumerator = enumeratorOf(element.text) || (isBelow ? plainKana(element.text) : '');
  const noText = enumerator || plainNumber(element.text);
  if (noText === '') {
    // A bullet makes an item where the list has no numbers; below numbered items it is a remark on them.
    if (isBelow || (!element.item && element.marker === '')) return null;
    return { id: reading.newId(), no: '', noText: '', title: element.text };
  }
  // 「(ア)」 under 「(1)」 is an item in its place; a bare number of another shape may be a quantity.
  const [first] = items;
  if (enumerator === '' && first !== undefined && shapeOf(first.noText) !== shapeOf(noText)) return null;
  const no = noText.normalize('NFKC').replace(/[^0-9A-Za-zア-ン一-十]/gu, '');
  return { id: reading.newId(), no, noText, title: element.text.slice(noText.length).trim() };
}

function plainNumber(text: string): string {
  return /^[0-9０-９]{1,2}(?=[\s　])/u.exec(text)?.[0] ?? '';
}

/** 「ア　…」 and 「(ｱ)…」, as items under numbered ones are marked. */
function plainKana(text: string): string {
  return /^(?:[(（][ｱ-ﾝ][)）]|[ア-ンｱ-ﾝ](?=[\s　.．、]))/u.exec(text)?.[0] ?? '';
}

/** 「(1)」 and 「(2)」 have one shape, 「①」 another. */
function shapeOf(noText: string): string {
  if (/[①-⑳]/u.test(noText)) return 'circled';
  return noText
    .normalize('NFKC')
    .replace(/\d+/gu, '1')
    .replace(/[ア-ン]/gu, 'ア')
    .replace(/\s/gu, '');
}

function takeBody(state: State, element: Element): void {
  const current = state.sections.at(-1);
  for (const { text } of leftOver(element)) {
    (current?.body ?? state.notes).push({ id: state.reading.newId(), text });
  }
}

/** A table in the head holds labelled lines: 「日時 | 令和5年…」. */
function takeTable(state: State, element: Extract<Element, { type: 'table' }>): void {
  for (const row of element.table.rows) {
    const texts = row.cells.map((cell) => cell.text).filter((text) => text !== '');
    const [label = '', ...values] = texts;
    const labelled = readLabelledLine(label);
    if (state.sections.length === 0 && labelled !== null && labelled.value === '' && values.length > 0) {
      state.fields.push({
        id: state.reading.newId(),
        label: labelled.label,
        value: values.join('\n'),
        role: labelled.role,
      });
      continue;
    }
    for (const { text } of leftOverRow(row)) {
      (state.sections.at(-1)?.body ?? state.notes).push({ id: state.reading.newId(), text });
    }
  }
  state.field = null;
}
