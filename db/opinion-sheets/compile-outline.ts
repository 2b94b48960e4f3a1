import type { CompileFacets, CompileSection, CompileTotals } from '../../core/contract/compile-schemas.ts';
import { sha256 } from '../change-log/hashes.ts';
import type { ReadHandle } from '../connection/handles.ts';
import { compileSource, isCounted, isUndone, orderOf, sectionOf, whereOf } from './compile-filter.ts';
import type { TableRequest } from './compile-queries.ts';

/** The whole of a table in its order, without what its rows say. */
export interface CompiledOutline {
  readonly ids: readonly string[];
  /** For each row whether something is left to do. */
  readonly undone: readonly boolean[];
  readonly sections: readonly CompileSection[];
  /** Of the ids in their order. */
  readonly fingerprint: string;
}

interface OutlineRow {
  readonly id: string;
  readonly undone: 0 | 1;
  readonly key: string;
  readonly title: string | null;
  readonly submitter: string;
}

/** Rows that follow each other under one heading. */
function sectionsOf(rows: readonly OutlineRow[]): CompileSection[] {
  const sections: { key: string; title: string | null; count: number; people: Set<string> }[] = [];
  for (const { key, title, submitter } of rows) {
    let last = sections.at(-1);
    if (last === undefined || last.key !== key) {
      last = { key, title, count: 0, people: new Set() };
      sections.push(last);
    }
    last.count += 1;
    last.people.add(submitter);
  }
  return sections.map(({ key, title, count, people }) => ({ key, title, count, submitters: people.size }));
}

export function compiledOutline(read: ReadHandle, request: TableRequest): CompiledOutline {
  const where = whereOf(request.meetingId, request.filter);
  const order = orderOf(request.order, request.descending);
  const section = sectionOf(request.order);
  const rows = read.all<OutlineRow>(
    `SELECT i.id, ${isUndone} AS undone, ${section?.key ?? "''"} AS key, ${section?.title ?? 'NULL'} AS title,
       coalesce(t.member_id, o.sheet_id) AS submitter
     FROM ${compileSource} ${order.joins} WHERE ${where.sql} ORDER BY ${order.by}`,
    ...where.values,
  );
  const ids = rows.map(({ id }) => id);
  return {
    ids,
    fingerprint: sha256(ids.join()),
    undone: rows.map(({ undone }) => undone === 1),
    sections: section === null ? [] : sectionsOf(rows),
  };
}

/**
 * The nearest row with something left to do, going on from the other end.
 * @param from index to go on from; -1 for before the first
 * @returns null where nothing is left but the row itself, or nothing at all
 */
export function nextUndone(
  undone: readonly boolean[],
  from: number,
  direction: 'next' | 'previous',
): number | null {
  const step = direction === 'next' ? 1 : -1;
  const start = from === -1 && step === -1 ? 0 : from;
  for (let count = 1; count <= undone.length; count += 1) {
    const index = (((start + step * count) % undone.length) + undone.length) % undone.length;
    if (undone[index] === true && index !== from) {
      return index;
    }
  }
  return null;
}

/** Values that the rows of a meeting have, for choosing among them. */
export function compiledFacets(read: ReadHandle, meetingId: string): CompileFacets {
  return {
    materials: read.all<{ id: string; count: number }>(
      `SELECT o.material_id AS id, count(*) AS count FROM opinion_item AS i JOIN opinion AS o ON o.id = i.opinion_id
       WHERE i.meeting_id = ? AND o.material_id IS NOT NULL GROUP BY o.material_id ORDER BY min(i.number)`,
      meetingId,
    ),
    sections: read
      .all<{ section: string }>(
        `SELECT DISTINCT r.section FROM ${compileSource} WHERE i.meeting_id = ? AND r.section <> ''
         ORDER BY r.section`,
        meetingId,
      )
      .map(({ section }) => section),
    sheets: read.all<{ id: string; receiptNo: number; name: string | null }>(
      `SELECT s.id, s.receipt_no AS receiptNo, t.name FROM opinion_sheet AS s
       JOIN sheet_standing AS t ON t.sheet_id = s.id WHERE s.meeting_id = ? ORDER BY s.receipt_no`,
      meetingId,
    ),
    groups: read.all<{ id: string; heading: string; firstNo: number; count: number }>(
      `SELECT g.id, g.heading, min(i.number) AS firstNo, count(*) AS count
       FROM opinion_group AS g JOIN opinion_item AS i ON i.group_id = g.id
       WHERE g.meeting_id = ? GROUP BY g.id ORDER BY firstNo`,
      meetingId,
    ),
  };
}

/** Numbers of every meeting that has rows; light enough to be asked after every change. */
export function compiledTotals(read: ReadHandle): CompileTotals[] {
  return read.all<CompileTotals>(
    `SELECT i.meeting_id AS meetingId, count(*) AS items,
       count(DISTINCT CASE WHEN ${isCounted} THEN coalesce(t.member_id, t.sheet_id) END) AS submitters,
       count(DISTINCT CASE WHEN ${isCounted} THEN o.id END) AS opinions,
       count(DISTINCT CASE WHEN ${isCounted} THEN coalesce(i.group_id, i.id) END) AS afterGrouping,
       (SELECT count(*) FROM plan_change AS c WHERE c.meeting_id = i.meeting_id) AS planChanges
     FROM opinion_item AS i JOIN opinion AS o ON o.id = i.opinion_id JOIN opinion_sheet AS s ON s.id = o.sheet_id
       JOIN sheet_standing AS t ON t.sheet_id = s.id
     GROUP BY i.meeting_id`,
  );
}
