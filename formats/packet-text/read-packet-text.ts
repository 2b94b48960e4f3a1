import type { NewId } from '../../core/domain/ids.ts';
import type { MaterialContent } from '../../core/domain/materials/content.ts';
import type { HandoutRow } from '../../core/domain/meetings/handout-list-content.ts';
import type { MeetingHead } from '../../core/domain/meetings/meeting.ts';
import type {
  ImportedDocument,
  ImportedPacket,
  ImportWarning,
} from '../../core/domain/packets/imported-packet.ts';
import { readPaperMark } from '../../core/domain/packets/paper-number.ts';
import { readAgenda } from './agenda.ts';
import { committeeNameIn, readMeetingHead } from './agenda-head.ts';
import { isSignedHeading } from './anchors.ts';
import { type Assignment, assignPapers } from './assign-papers.ts';
import type { Segment } from './cut-documents.ts';
import { decodePacketText } from './decode.ts';
import { type Element, endOf } from './elements.ts';
import { type ListedRow, readHandoutList } from './handout-list.ts';
import { readIssueSheet } from './issue-sheet/read-issue-sheet.ts';
import { readNarrative } from './narrative.ts';
import { readOpinionForm } from './opinion-form.ts';
import { PacketTextError } from './packet-text-error.ts';
import { readElements } from './read-elements.ts';
import { printedText, type Reading } from './reading.ts';
import { readSchedule, scheduleColumns } from './schedule.ts';
import { splitDocuments } from './split-documents.ts';
import { readStatistics, statisticsLayout } from './statistics.ts';

export { PacketTextError } from './packet-text-error.ts';

/** Warnings beyond this many are not collected: nobody reads them, and their memory must be bounded. */
const mostWarnings = 2000;

/**
 * Reads a meeting packet that is Markdown or plain text: 次第, 配布資料一覧, 策定スケジュール, 統計資料, 課題シート,
 * 意見シート and running text. Nothing of the source is left out.
 * @param bytes the file; UTF-8, UTF-16 with a byte order mark, Shift_JIS, EUC-JP and ISO-2022-JP are told apart
 * Throws PacketTextError `empty`, `binary`, `tooLarge` or `undecodable`.
 */
export function readPacketText(bytes: Uint8Array, newId: NewId): ImportedPacket {
  const { text, lost } = decodePacketText(bytes);
  return readText(text, lost, newId);
}

/** The text of a file in the encoding it turns out to have. Throws like readPacketText. */
export function decodeText(bytes: Uint8Array): string {
  return decodePacketText(bytes).text;
}

/** As readPacketText, for text that is already decoded. Throws PacketTextError `empty` or `tooLarge`. */
export function readPacketLines(text: string, newId: NewId): ImportedPacket {
  if (text.trim() === '') throw new PacketTextError('empty');
  return readText(text, 0, newId);
}

function readText(source: string, lost: number, newId: NewId): ImportedPacket {
  const text = source.charCodeAt(0) === 0xfeff ? source.slice(1) : source;
  const warnings: ImportWarning[] = [];
  const notUnderstood: { line: number; text: string }[] = [];
  const reading: Reading = {
    newId,
    warn: (line, code, values = {}) => {
      if (warnings.length < mostWarnings) warnings.push({ line, code, values });
    },
    notUnderstood: (line, one) => {
      notUnderstood.push({ line, text: one });
    },
  };
  if (lost > 0) reading.warn(1 + lineOfLost(text), 'charactersLost', { characters: String(lost) });
  const elements = readElements(text, reading.warn);
  const { segments, listed } = splitDocuments(elements);
  const titles = new Map(segments.map((segment) => [segment, ownTitle(segment, elements)]));
  const assignment = assignPapers(
    segments.map((segment) => ({ segment, ownTitle: titles.get(segment) ?? '' })),
    listed,
  );
  const documents = segments.map((segment) =>
    readSegment(segment, elements, assignment, titles.get(segment) ?? '', reading),
  );
  reportList(listed, assignment, reading);
  for (const { segment, number, name } of assignment.byPlace) {
    const line = elements[segment.from]?.line ?? 1;
    reading.warn(line, 'takenByPlace', { number: number ?? '—', name });
  }
  const { meeting, handouts } = meetingOf(documents, listed, reading);
  return {
    meeting,
    handouts,
    documents,
    warnings: warnings.sort((one, other) => one.line - other.line),
    notUnderstood: notUnderstood.sort((one, other) => one.line - other.line),
  };
}

function lineOfLost(text: string): number {
  const at = text.indexOf('\ufffd');
  let line = 0;
  for (let end = text.indexOf('\n'); end >= 0 && end < at; end = text.indexOf('\n', end + 1)) line += 1;
  return line;
}

/** The elements of a document without the lines that only number it, on its first page and on later ones. */
function elementsOf(segment: Segment, elements: readonly Element[]): Element[] {
  const own = elements.slice(segment.from, segment.to);
  const [first] = own;
  // 「■策定スケジュール」: the sign of a heading is no part of the title.
  const isNamed = segment.number !== null || segment.listedName !== null;
  if (isNamed && first?.type === 'text' && isSignedHeading(first)) own[0] = { ...first, marker: '' };
  if (segment.number === null) return own;
  // 「資料1　策定スケジュール」: the number is kept as number, the rest is the title.
  if (segment.markTitle !== '' && first?.type === 'text')
    own[0] = { ...first, marker: '', text: segment.markTitle };
  return own.filter((element) => !onlyNumbers(element, segment.number));
}

function onlyNumbers(element: Element, number: string | null): boolean {
  if (element.type !== 'text' || element.text.length > 20) return false;
  const mark = readPaperMark(printedText(element));
  return mark !== null && mark.title === '' && mark.number === number;
}

function ownTitle(segment: Segment, elements: readonly Element[]): string {
  const [first] = elementsOf(segment, elements);
  return segment.titled && first?.type === 'text' ? printedText(first) : '';
}

function readSegment(
  segment: Segment,
  elements: readonly Element[],
  assignment: Assignment,
  title: string,
  reading: Reading,
): ImportedDocument {
  const paper = assignment.papers.get(segment);
  const listedName = paper?.listedName ?? null;
  const content = contentOf(segment, elementsOf(segment, elements), title || (listedName ?? ''), reading);
  const first = elements[segment.from];
  const last = elements[segment.to - 1];
  const number = paper?.number ?? segment.number;
  const printed = titleOf(content);
  return {
    number,
    // An unnumbered paper is known by its name in the list.
    title:
      number === null && listedName !== null
        ? listedName
        : printed || (listedName ?? '') || fallbackTitle(content),
    lines: [first?.line ?? 1, last === undefined ? 1 : endOf(last)],
    ...(segment.isReplacement ? { isReplacement: true } : {}),
    content,
  };
}

function contentOf(
  segment: Segment,
  own: readonly Element[],
  title: string,
  reading: Reading,
): MaterialContent {
  switch (kindOf(segment, own)) {
    case 'agenda':
      return readAgenda(own, reading);
    case 'handoutList':
      return readHandoutList(own, reading).content;
    case 'schedule':
      return readSchedule(own, title, reading);
    case 'statistics':
      return readStatistics(own, reading);
    case 'issueSheet':
      return readIssueSheet(own, reading);
    case 'opinionForm':
      return readOpinionForm(own, title, reading);
    case 'narrative': {
      const [first] = own;
      const titled = segment.titled && first?.type === 'text';
      const known = titled || segment.number !== null || segment.listedName !== null;
      return readNarrative(own, titled, known, reading);
    }
  }
}

/** A document whose table is of no use as what it was taken for is running text. */
function kindOf(segment: Segment, own: readonly Element[]): Segment['kind'] {
  const { kind } = segment;
  if (kind !== 'schedule' && kind !== 'statistics') return kind;
  const isThere = own.some(
    (element) =>
      element.type === 'table' &&
      (kind === 'schedule' ? scheduleColumns(element) : statisticsLayout(element)) !== null,
  );
  return isThere ? kind : 'narrative';
}

/** The title that a content prints itself; empty without one. */
function titleOf(content: MaterialContent): string {
  switch (content.kind) {
    case 'agenda':
    case 'schedule':
    case 'opinionForm':
    case 'report':
    case 'file':
      return content.title;
    case 'handoutList':
      return content.titleLines.at(-1)?.text ?? '';
    case 'statistics':
    case 'issueSheet':
      return content.title?.text ?? '';
    case 'narrative': {
      const [first] = content.nodes;
      return first?.type === 'heading' && first.level === 1 ? first.text : '';
    }
  }
}

/** What a document without any title is called: by its own first words. */
function fallbackTitle(content: MaterialContent): string {
  switch (content.kind) {
    case 'handoutList':
      return content.columns.filter((column) => column !== '').join('・') || (content.rows[0]?.name ?? '');
    case 'schedule':
      return content.columns.filter((column) => column !== '').join('・');
    case 'statistics':
      return content.tables[0]?.title ?? '';
    case 'issueSheet':
      return content.sheets[0]?.heading ?? '';
    case 'narrative': {
      const [first] = content.nodes;
      const text =
        first === undefined
          ? ''
          : first.type === 'tableRow'
            ? first.cells.map((cell) => cell.text).join(' ')
            : first.text;
      return text.length > 30 ? `${text.slice(0, 30)}…` : text;
    }
    case 'agenda':
    case 'opinionForm':
    case 'report':
    case 'file':
      return '';
  }
}

function reportList(listed: readonly ListedRow[], assignment: Assignment, reading: Reading): void {
  for (const { line, row } of assignment.missing) {
    reading.warn(line, 'listedNotInSource', { number: row.no ?? '—', name: row.baseName });
  }
  for (const { line, row } of assignment.unknownVersions) {
    reading.warn(line, 'versionUnknown', { number: row.no ?? '—', name: row.baseName });
  }
  const seen = new Set<string>();
  for (const { line, row } of listed) {
    if (row.no === null || row.isReplacement) continue;
    if (seen.has(row.no)) reading.warn(line, 'numberTwice', { number: row.no, name: row.name });
    seen.add(row.no);
  }
}

function meetingOf(
  documents: readonly ImportedDocument[],
  listed: readonly ListedRow[],
  reading: Reading,
): { meeting: MeetingHead | null; handouts: HandoutRow[] } {
  const agendas = documents.filter((document) => document.content.kind === 'agenda');
  const lists = documents.flatMap(({ content }) => (content.kind === 'handoutList' ? [content] : []));
  const handouts =
    lists.length > 0
      ? lists.flatMap((list) => list.rows)
      : listed.map(({ row }) => ({ ...row, id: reading.newId() }));
  const [agenda, ...others] = agendas;
  for (const other of others) reading.warn(other.lines[0], 'severalAgendas', { text: other.title });
  if (agenda?.content.kind !== 'agenda') return { meeting: null, handouts };
  const { head, notes } = readMeetingHead(agenda.content);
  const [line] = agenda.lines;
  for (const text of notes.impossible) reading.warn(line, 'dateImpossible', { text });
  for (const one of notes.contradictions) reading.warn(line, 'weekdayContradicts', { ...one });
  if (head.heldOn === null) reading.warn(line, 'meetingDateUnknown', { text: head.dateText ?? '' });
  // A title without the committee's name: the list of papers often has it.
  const committeeName =
    head.committeeName ??
    lists
      .flatMap((list) => list.titleLines)
      .map(({ text }) => committeeNameIn(text))
      .find((name) => name !== null) ??
    null;
  return { meeting: { ...head, committeeName }, handouts };
}
