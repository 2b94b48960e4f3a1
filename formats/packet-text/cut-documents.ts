import { readGoalHeading } from '../../core/domain/issue-sheets/goal-heading.ts';
import { kindFromName } from '../../core/domain/packets/plan-import.ts';
import { addAll } from './add-all.ts';
import { isAgendaSectionWord } from './agenda.ts';
import { readLabelledLine } from './agenda-fields.ts';
import { mayBeTitle } from './anchors.ts';
import type { Element, TextElement } from './elements.ts';
import { isSheetTitle, partOfLabel } from './issue-sheet/labels.ts';
import { numberingOf } from './narrative-headings.ts';
import { isFormTitle } from './opinion-form.ts';
import { isNote } from './reading.ts';
import { isNumberedTitle, isSource } from './statistics.ts';
import { endsSentence } from './text.ts';

export type SegmentKind =
  | 'agenda'
  | 'handoutList'
  | 'schedule'
  | 'statistics'
  | 'issueSheet'
  | 'opinionForm'
  | 'narrative';

/** A stretch of elements that is one document. */
export interface Segment {
  readonly kind: SegmentKind;
  readonly from: number;
  /** Behind its last element. */
  readonly to: number;
  /** Number from a line 「資料1」; null where the body prints none. */
  readonly number: string | null;
  readonly isReplacement: boolean;
  /** What follows the number on the line of the mark. */
  readonly markTitle: string;
  /** The first element is a title. */
  readonly titled: boolean;
  readonly listedName: string | null;
}

export interface Start {
  readonly index: number;
  readonly kind: SegmentKind | null;
  readonly number?: string;
  readonly isReplacement?: boolean;
  readonly markTitle?: string;
  readonly titled?: boolean;
  readonly listedName?: string;
}

/** A table, or the heading of a goal, that shows what kind of document it stands in. */
export interface Anchor {
  readonly kind: Exclude<SegmentKind, 'agenda' | 'handoutList' | 'narrative'>;
  /** Where its title begins. */
  readonly at: number;
  readonly index: number;
}

/** A heading without number, bullet or bracket that no form of the field has inside. */
export function isPlainTitle(element: TextElement): boolean {
  const { text } = element;
  if (element.marker !== '' || numberingOf(text) !== null || /^[【〈《<＜(（]/u.test(text)) return false;
  if (isAgendaSectionWord(text) || readLabelledLine(text) !== null) return false;
  return partOfLabel(text) === null && readGoalHeading(text) === null;
}

/** No packet has as many papers; a text that seems to have is one paper from there on. */
const mostDocuments = 500;

/** Cuts at the starts, and between them where tables show that another document has begun. */
export function cutDocuments(
  elements: readonly Element[],
  starts: ReadonlyMap<number, Start>,
  anchors: readonly Anchor[],
  names: readonly string[],
): Segment[] {
  const isMarked = [...starts.values()].filter((start) => start.number !== undefined).length >= 2;
  const matched = new Set([...starts.values()].flatMap((start) => start.listedName ?? []));
  const missing = new Set(names.filter((name) => !matched.has(name)).map(kindFromName));
  const segments: Segment[] = [];
  const hard = mergedStarts(
    [...starts.values()].sort((a, b) => a.index - b.index),
    elements,
  );
  if (hard[0]?.index !== 0) hard.unshift({ index: 0, kind: null });
  hard.length = Math.min(hard.length, mostDocuments);
  let anchorAt = 0;
  hard.forEach((start, order) => {
    const to = hard[order + 1]?.index ?? elements.length;
    const own: Anchor[] = [];
    for (
      let anchor = anchors[anchorAt];
      anchor !== undefined && anchor.index < to;
      anchor = anchors[anchorAt]
    ) {
      own.push({ ...anchor, at: Math.max(anchor.at, start.index) });
      anchorAt += 1;
    }
    if (to > start.index) addAll(segments, cutRegion(elements, start, to, own, { isMarked, missing }));
  });
  return segments;
}

/** A title directly below a mark belongs to it; a mark that comes again at the top of the next page begins nothing. */
function mergedStarts(starts: readonly Start[], elements: readonly Element[]): Start[] {
  const merged: Start[] = [];
  for (const start of starts) {
    const last = merged.at(-1);
    const onlyMark = last?.number !== undefined && last.markTitle === '';
    if (last !== undefined && onlyMark && start.index === last.index + 1 && start.number === undefined) {
      merged[merged.length - 1] = { ...start, ...last, kind: start.kind ?? last.kind, titled: true };
      continue;
    }
    const again =
      last?.number !== undefined &&
      start.number === last.number &&
      start.isReplacement === last.isReplacement &&
      start.markTitle === '' &&
      elements[start.index - 1]?.type !== undefined &&
      start.kind === null;
    if (!again) merged.push(start);
  }
  return merged;
}

interface Policy {
  /** Every paper carries its number, so that nothing else divides papers. */
  readonly isMarked: boolean;
  /** Kinds of listed papers whose title was not found. */
  readonly missing: ReadonlySet<string>;
}

function cutRegion(
  elements: readonly Element[],
  start: Start,
  to: number,
  anchors: readonly Anchor[],
  policy: Policy,
): Segment[] {
  const segments: Segment[] = [];
  const base = start.number === undefined ? start.index : start.index + (start.markTitle === '' ? 1 : 0);
  let current: { kind: SegmentKind; from: number; last: number } = {
    kind: start.kind ?? firstKind(elements, base, anchors),
    from: start.index,
    last: start.index,
  };
  const end = (at: number, next: SegmentKind): void => {
    if (at > current.from) segments.push(segmentOf(elements, start, current.kind, current.from, at, base));
    current = { kind: next, from: Math.max(at, current.from), last: Math.max(at, current.from) };
  };
  const isFixed = policy.isMarked && start.number !== undefined;
  for (const [order, anchor] of anchors.entries()) {
    const fixed = isFixed || segments.length > mostDocuments;
    const begun = current.last > current.from || current.kind === 'agenda' || current.kind === 'handoutList';
    const prose = fixed || !begun ? -1 : proseHeading(elements, current.kind, current.last, anchor.at);
    if (prose > current.from) end(prose, 'narrative');
    if (
      anchor.kind !== current.kind &&
      !fixed &&
      mayBegin(elements, anchor, anchors[order + 1], current.kind, policy)
    )
      end(anchor.at, anchor.kind);
    if (anchor.kind === current.kind) current.last = anchor.index + 1;
  }
  if (current.kind === 'handoutList')
    current.last = Math.max(current.last, behindList(elements, current.from, to));
  const rest =
    isFixed || current.kind === 'narrative'
      ? -1
      : proseHeading(elements, current.kind, Math.max(current.last, current.from + 1), to);
  if (rest > current.from) end(rest, 'narrative');
  end(to, 'narrative');
  return segments;
}

/** The kind of a document by its title, else by the first anchor that no running text precedes. */
function firstKind(elements: readonly Element[], from: number, anchors: readonly Anchor[]): SegmentKind {
  const title = elements[from];
  if (title?.type === 'text' && isFormTitle(title.text)) return 'opinionForm';
  const [first] = anchors;
  if (first === undefined) return 'narrative';
  if (first.kind === 'issueSheet' && title?.type === 'text' && isSheetTitle(title.text)) return 'issueSheet';
  const before = elements.slice(from, first.at);
  const headings = before.slice(1).filter((element) => element.type === 'text' && element.level > 0).length;
  return before.some(isProse) || (headings > 1 && first.kind !== 'issueSheet') ? 'narrative' : first.kind;
}

function isProse(element: Element): boolean {
  return (
    element.type === 'text' &&
    element.level === 0 &&
    endsSentence(element.text) &&
    element.text.length >= 30 &&
    !isNote(element.text)
  );
}

/** Whether a table inside another document begins one of its own. */
function mayBegin(
  elements: readonly Element[],
  anchor: Anchor,
  next: Anchor | undefined,
  current: SegmentKind,
  policy: Policy,
): boolean {
  if (anchor.kind === 'issueSheet') return true;
  if (current !== 'narrative' && current !== 'issueSheet') return true;
  if (anchor.kind === 'opinionForm') return current === 'issueSheet';
  const title = elements[anchor.at];
  const text = title?.type === 'text' ? title.text : '';
  if (policy.missing.has(anchor.kind) && (anchor.kind === 'schedule' || isNumberedTitle(text))) return true;
  if (anchor.kind === 'schedule') {
    const isHeading = title?.type === 'text' && title.level > 0 && numberingOf(text) === null;
    return isHeading && /スケジュール|日程|工程/u.test(text);
  }
  // One table illustrates a text, several with numbers are a paper of statistics.
  return isNumberedTitle(text) && next?.kind === 'statistics';
}

/**
 * Where running text begins behind a structured part: its heading, or in a source without headings a short line above
 * a paragraph. -1 where it does not.
 */
function proseHeading(elements: readonly Element[], kind: SegmentKind, from: number, to: number): number {
  if (kind === 'narrative' || kind === 'issueSheet') return -1;
  for (let index = from; index < to; index += 1) {
    const element = elements[index];
    if (element?.type !== 'text' || isNote(element.text) || isSource(element.text)) continue;
    if (kind === 'agenda') {
      // Headings of the 次第 are numbered or words of the form.
      if (
        element.level > 0 &&
        element.level <= 2 &&
        index > from + 1 &&
        isPlainTitle(element) &&
        isProseAhead(elements, index + 1, to)
      )
        return index;
      continue;
    }
    if (kind === 'handoutList') return element.apart ? index : -1;
    if ((element.level > 0 || mayBeTitle(elements, index)) && isProseAhead(elements, index + 1, to))
      return index;
  }
  return -1;
}

function isProseAhead(elements: readonly Element[], from: number, to: number): boolean {
  for (let index = from; index < Math.min(to, from + 4); index += 1) {
    const element = elements[index];
    if (element === undefined || element.type !== 'text') return false;
    if (element.level > 0 && isAgendaSectionWord(element.text)) return false;
    if (isProse(element)) return true;
    if (element.item || element.marker !== '') return element.text.length >= 10;
  }
  return false;
}

/** Behind the table of a list of papers and the notes below it. */
function behindList(elements: readonly Element[], from: number, to: number): number {
  let index = from;
  while (index < to && elements[index]?.type !== 'table') index += 1;
  return Math.min(to, index + 1);
}

function segmentOf(
  elements: readonly Element[],
  start: Start,
  kind: SegmentKind,
  from: number,
  to: number,
  base: number,
): Segment {
  const isFirst = from === start.index;
  const hasMark = isFirst && start.number !== undefined;
  const first = elements[hasMark ? base : from];
  return {
    kind,
    from,
    to,
    number: hasMark ? (start.number ?? null) : null,
    isReplacement: hasMark && start.isReplacement === true,
    markTitle: hasMark ? (start.markTitle ?? '') : '',
    titled: isFirst
      ? start.titled === true || hasMark || (first?.type === 'text' && first.level > 0)
      : first?.type === 'text' && (first.level > 0 || kind !== 'narrative'),
    listedName: isFirst ? (start.listedName ?? null) : null,
  };
}
