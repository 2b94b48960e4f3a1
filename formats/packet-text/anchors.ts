import { readGoalHeading } from '../../core/domain/issue-sheets/goal-heading.ts';
import type { HandoutRow } from '../../core/domain/meetings/handout-list-content.ts';
import { headingSign, type PaperMark, readPaperMark } from '../../core/domain/packets/paper-number.ts';
import { addAll } from './add-all.ts';
import { isAgendaSectionWord, isSittingTitle, titleStart } from './agenda.ts';
import { readLabelledLine } from './agenda-fields.ts';
import { isAgendaTitle, isMailHead, isTitlePart } from './agenda-head.ts';
import type { Element, TableElement, TextElement } from './elements.ts';
import { handoutColumns, isHandoutListTitle } from './handout-list.ts';
import { readIndicatorHead } from './issue-sheet/indicator-head.ts';
import { partOfLabel } from './issue-sheet/labels.ts';
import { isFormTable } from './opinion-form.ts';
import { scheduleColumns } from './schedule.ts';
import { statisticsLayout } from './statistics.ts';
import { gridOf, printed } from './table.ts';
import { endsSentence, shortKey } from './text.ts';

export type TableKind = 'handoutList' | 'schedule' | 'issueSheet' | 'statistics' | 'opinionForm' | 'plain';

/** What a table is, by its head and shape. */
export function tableKind(element: TableElement): TableKind {
  if (handoutColumns(element) !== null) return 'handoutList';
  if (isSheetTable(element)) return 'issueSheet';
  if (scheduleColumns(element) !== null) return 'schedule';
  if (statisticsLayout(element) !== null) return 'statistics';
  return isFormTable(element) ? 'opinionForm' : 'plain';
}

/** A table that only a 課題シート has: one of its heads, or a label of a part beside its text. */
function isSheetTable(element: TableElement): boolean {
  const rows = gridOf({ ...element.table, rows: element.table.rows.slice(0, 12) });
  return rows.some((row, index) => {
    const filled = row.cells.filter((cell) => printed(cell) !== '');
    const [first] = filled;
    const part = first === undefined || printed(first).length > 40 ? null : partOfLabel(printed(first));
    if (part !== null && part !== 'projects' && part !== 'evaluations' && part !== 'planIndicators')
      return true;
    const words = row.cells.map((cell) => shortKey(printed(cell), 40));
    if (words.includes('問番号')) return true;
    if (!words.some((word) => word.includes('指標'))) return false;
    const head = readIndicatorHead(row, rows[index + 1]);
    return head !== null && (head.columns.project >= 0 || head.columns.kind === 'planIndicators');
  });
}

/** A packet holds one 次第, a folder of them some; a text of nothing else is none. */
const mostAgendas = 20;

/** Where a 次第 begins that is titled so, or that only its date and place show; -1 without one. */
export function agendaStarts(elements: readonly Element[]): number[] {
  const titled = elements.flatMap((element, index) =>
    element.type === 'text' && element.marker === '' && !element.item && isAgendaTitle(element.text)
      ? [index]
      : [],
  );
  if (titled.length > 0) return titled.slice(0, mostAgendas).map((index) => agendaStart(elements, index));
  const isSitting = (text: string): boolean => /第.{1,3}回/u.test(text);
  // Minutes of the sitting before begin alike.
  const isOther = (text: string): boolean => /(?:録|要旨|概要|報告|資料)(?:[（(]案[)）])?$/u.test(text);
  const untitled = beforeDate(elements, (text) => isTitlePart(text) && isSitting(text) && !isOther(text));
  if (untitled >= 0) return [agendaStart(elements, untitled)];
  // A mail that calls a sitting is its 次第 too, and has no title.
  let mail = beforeDate(elements, (text) => isMailHead(text) && isSitting(text) && !isOther(text));
  while (mail > 0 && isMailLine(elements[mail - 1])) mail -= 1;
  return mail < 0 ? [] : [mail];
}

/** The first line near the top that fits and has the date of a sitting close below it; -1 without one. */
function beforeDate(elements: readonly Element[], fits: (text: string) => boolean): number {
  return elements
    .slice(0, 30)
    .findIndex(
      (element, index) =>
        element.type === 'text' &&
        fits(element.text) &&
        elements
          .slice(index + 1, index + 8)
          .some((next) => next.type === 'text' && readLabelledLine(next.text)?.role === 'dateTime'),
    );
}

function isMailLine(element: Element | undefined): boolean {
  return element?.type === 'text' && isMailHead(element.text);
}

/** Where a 次第 begins: with its title, or with labelled lines that stand above it at the top of the source. */
function agendaStart(elements: readonly Element[], titleIndex: number): number {
  const start = titleStart(elements, titleIndex);
  const above = elements.slice(0, Math.min(start, 7));
  const isHead =
    start <= 6 &&
    above.some((element) => element.type === 'text' && readLabelledLine(element.text) !== null) &&
    above.every(
      (element, index) =>
        element.type === 'text' &&
        (readLabelledLine(element.text) !== null ||
          (index === 0 ? isSittingTitle(element) : element.text.length <= 40)),
    );
  return isHead ? 0 : start;
}

/** Where the title lines above a 配布資料一覧 begin. */
export function handoutListStart(elements: readonly Element[], tableIndex: number): number {
  const before = elements[tableIndex - 1];
  if (before?.type !== 'text' || before.item || before.marker !== '') return tableIndex;
  if (!isHandoutListTitle(before.text) || isAgendaNumbered(before)) return tableIndex;
  let start = tableIndex - 1;
  for (let taken = 0; taken < 2 && start > 0; taken += 1) {
    const above = elements[start - 1];
    const below = elements[start];
    if (above?.type !== 'text' || above.item || above.marker !== '' || !isTitlePart(above.text)) break;
    if (below?.type === 'text' && below.apart && above.level === 0) break;
    start -= 1;
  }
  return start;
}

/** 「3 配布資料」 is a heading of the 次第, not the title of a list. */
function isAgendaNumbered(element: TextElement): boolean {
  return (
    /^[0-9０-９一二三四五六七八九十]{1,2}[\s　.．、]/u.test(element.text) && isAgendaSectionWord(element.text)
  );
}

export interface MarkAt {
  readonly index: number;
  readonly mark: PaperMark;
}

/**
 * Lines that name the paper that begins there. Lines of a list of papers are told apart by their neighbours: several
 * in a row are a list.
 */
export function paperMarks(elements: readonly Element[]): {
  readonly starts: MarkAt[];
  /** Lines behind a sign, 「■ 資料2　…」: headings of papers, or in a 次第 items of a list. */
  readonly signed: MarkAt[];
  readonly listed: number[];
} {
  const starts: MarkAt[] = [];
  const signed: MarkAt[] = [];
  const listed: number[] = [];
  let run: MarkAt[] = [];
  const seen = new Set<string>();
  const endRun = (): void => {
    const [first] = run;
    const above = first === undefined ? undefined : elements[first.index - 1];
    const inList = run.length > 1 || (above?.type === 'text' && /配\s*[布付]\s*資\s*料/u.test(above.text));
    if (inList && run.every(({ mark }) => mark.title !== ''))
      addAll(
        listed,
        run.map(({ index }) => index),
      );
    else
      addAll(
        starts,
        run.filter(({ index }) => !isItem(elements[index])),
      );
    if (!inList && first !== undefined && isItem(elements[first.index])) {
      if (isSignedHeading(elements[first.index])) signed.push(first);
      else listed.push(first.index);
    }
    run = [];
    seen.clear();
  };
  elements.forEach((element, index) => {
    const mark = element.type === 'text' ? readPaperMark(element.text) : null;
    if (mark === null) {
      endRun();
      return;
    }
    const last = run.at(-1);
    const name = `${mark.number}${mark.isReplacement ? '!' : ''}`;
    if (last !== undefined && (seen.has(name) || !goesOn(elements, last, { index, mark }))) endRun();
    run.push({ index, mark });
    seen.add(name);
  });
  endRun();
  return { starts: starts.sort((one, other) => one.index - other.index), signed, listed };
}

/** 「■ 資料2」 as a heading or a line that stands apart. */
export function isSignedHeading(element: Element | undefined): boolean {
  return (
    element?.type === 'text' &&
    !element.item &&
    new RegExp(`^${headingSign}$`, 'u').test(element.marker) &&
    (element.level > 0 || element.apart)
  );
}

function isItem(element: Element | undefined): boolean {
  return element?.type === 'text' && (element.item || element.marker !== '');
}

/** The next line of the same list: same look, and each with a title. */
function goesOn(elements: readonly Element[], last: MarkAt, next: MarkAt): boolean {
  const [one, other] = [elements[last.index], elements[next.index]];
  if (one?.type !== 'text' || other?.type !== 'text') return false;
  const alike =
    one.level === 0 && other.level === 0 && one.item === other.item && one.marker === other.marker;
  return alike && last.mark.title !== '' && next.mark.title !== '';
}

/** A name as titles and the list of papers may differ in it: without 「について」, brackets and signs. */
export function titleKey(text: string): string {
  return shortKey(text, 120)
    .replace(/[「」『』・、,.。_\-―—〜~【】]/gu, '')
    .replace(/\((?:案|素案|差替|差し替え|修正版?|更新版?|追加|抜粋|概要|別紙|資料\d*)\)/gu, '')
    .replace(/(?:について|に関して)$/u, '')
    .replace(/(?<=.{4})の(?=課題|現状|動向|概要|策定)/gu, '');
}

/** True for a line that may be the title of a paper: a heading, or a short line that stands alone. */
export function mayBeTitle(elements: readonly Element[], index: number): boolean {
  const element = elements[index];
  return element?.type === 'text' && element.marker === '' && standsAsTitle(elements, index);
}

function standsAsTitle(elements: readonly Element[], index: number): boolean {
  const element = elements[index];
  if (element?.type !== 'text' || element.item || element.text.length > 100) return false;
  if (element.level > 0) return true;
  const next = elements[index + 1];
  return (
    element.apart &&
    !endsSentence(element.text) &&
    next !== undefined &&
    (next.type === 'table' || next.apart || next.type === 'figure')
  );
}

/** Where the papers of a list begin, by their names; each name once. */
export function titleMatches(
  elements: readonly Element[],
  rows: readonly HandoutRow[],
  taken: ReadonlySet<number>,
): Map<number, string> {
  const names = new Map(rows.map((row) => [titleKey(row.baseName), row.baseName]));
  const found = new Map<number, string>();
  elements.forEach((element, index) => {
    if (element.type !== 'text' || taken.has(index) || names.size === 0) return;
    if (!mayBeTitle(elements, index) && !(isSignedHeading(element) && standsAsTitle(elements, index))) return;
    const own = titleKey(element.text);
    const exact = names.get(own);
    if (exact !== undefined) {
      found.set(index, exact);
      names.delete(own);
    }
  });
  // A shorter or longer wording, in headings only.
  elements.forEach((element, index) => {
    if (
      element.type !== 'text' ||
      element.level === 0 ||
      taken.has(index) ||
      found.has(index) ||
      names.size === 0
    )
      return;
    if (!mayBeTitle(elements, index) || readGoalHeading(element.text) !== null) return;
    const own = titleKey(element.text);
    const near = [...names.keys()].find((name) => isNear(own, name));
    if (near !== undefined) {
      found.set(index, names.get(near) ?? '');
      names.delete(near);
    }
  });
  return found;
}

export function isNear(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return short.length >= 5 && short.length * 10 >= long.length * 6 && long.includes(short);
}
