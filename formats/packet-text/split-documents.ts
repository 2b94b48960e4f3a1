import { readGoalHeading } from '../../core/domain/issue-sheets/goal-heading.ts';
import { addAll } from './add-all.ts';
import { isAgendaSectionWord } from './agenda.ts';
import {
  agendaStarts,
  handoutListStart,
  mayBeTitle,
  paperMarks,
  type TableKind,
  tableKind,
  titleKey,
  titleMatches,
} from './anchors.ts';
import { type Anchor, cutDocuments, isPlainTitle, type Segment, type Start } from './cut-documents.ts';
import type { Element } from './elements.ts';
import { isHandoutListTitle, type ListedRow, readHandoutList } from './handout-list.ts';
import { isSheetTitle, partOfLabel } from './issue-sheet/labels.ts';
import { numberingOf } from './narrative-headings.ts';
import { isFormTitle } from './opinion-form.ts';
import { isNote, type Reading } from './reading.ts';
import { isSource, statisticsTitleIndex } from './statistics.ts';
import { endsSentence } from './text.ts';

export interface SplitPacket {
  readonly segments: readonly Segment[];
  readonly listed: readonly ListedRow[];
}

const silent: Reading = { newId: () => '', warn: () => undefined, notUnderstood: () => undefined };

/** Divides the elements of a packet into documents; every element belongs to exactly one. */
export function splitDocuments(elements: readonly Element[]): SplitPacket {
  const kinds = new Map<number, TableKind>();
  elements.forEach((element, index) => {
    if (element.type === 'table') kinds.set(index, tableKind(element));
  });
  const isTableAt = (index: number): boolean => (kinds.get(index) ?? 'plain') !== 'plain';
  const marks = paperMarks(elements);
  const starts = new Map<number, Start>();
  const put = (start: Start): void => {
    starts.set(start.index, { ...starts.get(start.index), ...start });
  };
  for (const index of agendaStarts(elements)) put({ index, kind: 'agenda', titled: true });
  const listed: ListedRow[] = [];
  for (const [index, kind] of kinds) {
    if (kind !== 'handoutList') continue;
    const from = handoutListStart(elements, index);
    put({ index: from, kind: 'handoutList' });
    addAll(listed, readHandoutList(elements.slice(index, index + 1), silent).rows);
  }
  const agendaAt = [...starts.values()]
    .filter((start) => start.kind === 'agenda')
    .map((start) => start.index);
  const isInHead = agendaRange(elements, agendaAt, starts, kinds);
  const names = new Map(listed.map(({ row }) => [row.no, titleKey(row.baseName)]));
  const signed = marks.signed.filter(
    ({ index, mark }) =>
      !isInHead(index) || (names.get(mark.number) ?? '') === titleKey(mark.title) || isTableAt(index + 1),
  );
  const listedAt = marks.listed.concat(
    marks.signed.filter((one) => !signed.includes(one)).map(({ index }) => index),
  );
  if (listed.length === 0) addAll(listed, listAsLines(elements, listedAt, put));
  const taken = new Set([...listedAt, ...starts.keys()]);
  for (const { index, mark } of [...marks.starts, ...signed]) {
    put({
      index,
      kind: starts.get(index)?.kind ?? null,
      number: mark.number,
      isReplacement: mark.isReplacement,
      markTitle: mark.title,
    });
  }
  const isInAgenda = agendaRange(elements, agendaAt, starts, kinds);
  const rows = listed.slice(0, 300).map(({ row }) => row);
  for (const [index, listedName] of titleMatches(elements, rows, taken)) {
    const element = elements[index];
    if (isInAgenda(index) && !(element?.type === 'text' && element.level > 0)) continue;
    put({ index, kind: starts.get(index)?.kind ?? null, listedName, titled: true });
  }
  addTitledStarts(elements, starts, put, isInAgenda);
  const anchors = anchorsOf(elements, kinds);
  const segments = cutDocuments(
    elements,
    starts,
    anchors,
    rows.map((row) => row.baseName),
  );
  return { segments, listed };
}

/** A list of papers that is no table: a title and lines 「資料1 …」 below it, outside the 次第. */
function listAsLines(
  elements: readonly Element[],
  listedAt: readonly number[],
  put: (start: Start) => void,
): ListedRow[] {
  const [first] = listedAt;
  if (first === undefined) return [];
  const before = elements[first - 1];
  const lines = listedAt.flatMap((index) => elements[index] ?? []);
  const isTitled =
    before?.type === 'text' && isHandoutListTitle(before.text) && !isAgendaSectionWord(before.text);
  if (isTitled) put({ index: handoutListStart(elements, first), kind: 'handoutList' });
  return [...readHandoutList(lines, silent).rows];
}

/** From the title of a 次第 to the next start of something else. */
function agendaRange(
  elements: readonly Element[],
  agendaAt: readonly number[],
  starts: ReadonlyMap<number, Start>,
  kinds: ReadonlyMap<number, TableKind>,
): (index: number) => boolean {
  const ranges = agendaAt.map((from) => {
    const table = [...kinds].find(([index, kind]) => index > from && kind !== 'plain')?.[0] ?? -1;
    let to = table < 0 ? elements.length : table;
    for (const index of starts.keys()) if (index > from && index < to) to = index;
    return [from, to] as const;
  });
  return (index) => ranges.some(([from, to]) => index >= from && index < to);
}

/** Headings that begin a document by their words or rank. */
function addTitledStarts(
  elements: readonly Element[],
  starts: ReadonlyMap<number, Start>,
  put: (start: Start) => void,
  isInAgenda: (index: number) => boolean,
): void {
  const isMarked = [...starts.values()].filter((start) => start.number !== undefined).length >= 2;
  elements.forEach((element, index) => {
    if (element.type !== 'text' || starts.has(index) || isMarked || !mayBeTitle(elements, index)) return;
    const { text } = element;
    const free = !isInAgenda(index) || element.level > 0;
    if (isSheetTitle(text) && free) put({ index, kind: 'issueSheet', titled: true });
    else if (isFormTitle(text) && free && !isAgendaSectionWord(text))
      put({ index, kind: 'opinionForm', titled: true });
    else if (element.level === 1 && isPlainTitle(element)) put({ index, kind: null, titled: true });
  });
}

function anchorsOf(elements: readonly Element[], kinds: ReadonlyMap<number, TableKind>): Anchor[] {
  const anchors: Anchor[] = [];
  let done = 0;
  elements.forEach((element, index) => {
    if (element.type === 'table') {
      const kind = kinds.get(index) ?? 'plain';
      if (kind === 'statistics')
        anchors.push({
          kind,
          index,
          at: withHeading(elements, statisticsTitleIndex(elements, index, done), done),
        });
      else if (kind === 'schedule') anchors.push({ kind, index, at: titleAbove(elements, index, done) });
      else if (kind === 'issueSheet') anchors.push({ kind, index, at: index });
      else if (kind === 'opinionForm') anchors.push({ kind, index, at: titleAbove(elements, index, done) });
      done = index + 1;
    } else if (element.type === 'text' && !element.item && (element.level > 0 || element.apart)) {
      if (readGoalHeading(element.marker + element.text) !== null && isSheetAhead(elements, kinds, index)) {
        anchors.push({ kind: 'issueSheet', index, at: index });
      }
    }
  });
  return anchors;
}

/** Parts of a 課題シート follow before the next document could begin. */
function isSheetAhead(
  elements: readonly Element[],
  kinds: ReadonlyMap<number, TableKind>,
  index: number,
): boolean {
  for (let at = index + 1; at < Math.min(elements.length, index + 12); at += 1) {
    const element = elements[at];
    if (element?.type === 'table') return kinds.get(at) === 'issueSheet';
    if (element?.type === 'text') {
      const part = partOfLabel(element.marker + element.text);
      if (part !== null && part !== 'projects' && part !== 'evaluations') return true;
      if (/^[【〈<＜［[■]\s*(?:現状|課題)/u.test(element.marker + element.text)) return true;
    }
  }
  return false;
}

/** The heading or short line directly above a table. */
function titleAbove(elements: readonly Element[], index: number, from: number): number {
  for (let at = index - 1; at >= from && index - at <= 3; at -= 1) {
    const element = elements[at];
    if (element?.type !== 'text' || element.item || endsSentence(element.text) || element.text.length > 100)
      return at + 1;
    if (!isNote(element.text)) return at;
  }
  return index;
}

/** With the heading of the whole paper above the title of its first table. */
function withHeading(elements: readonly Element[], at: number, from: number): number {
  const above = elements[at - 1];
  if (at - 1 < from || above?.type !== 'text' || above.item || above.marker !== '') return at;
  const { text } = above;
  if (isNote(text) || isSource(text) || endsSentence(text) || isAgendaSectionWord(text) || text.length > 60)
    return at;
  if (above.level > 0 && (numberingOf(text) === null || /統計|資料|データ/u.test(text))) return at - 1;
  return /統計|データ集|数値/u.test(text) && mayBeTitle(elements, at - 1) ? at - 1 : at;
}
