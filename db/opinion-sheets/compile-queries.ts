import type { Verdict } from '../../core/domain/annotations/annotation.ts';
import {
  type CompiledRow,
  type CompileFilter,
  type CompileOrder,
  type CompileView,
  type CountedItem,
  compiledRowSchema,
  compileViewSchema,
  countedItemSchema,
} from '../../core/domain/opinion-sheets/compiled.ts';
import { partText } from '../../core/domain/opinion-sheets/opinion-part.ts';
import type { PlanChange } from '../../core/domain/opinion-sheets/plan-change.ts';
import type { Response } from '../../core/domain/opinion-sheets/response.ts';
import type { ReadHandle } from '../connection/handles.ts';
import { compileSource, orderOf, viewConditions, whereOf } from './compile-filter.ts';
import {
  type GroupRow,
  type ItemRow,
  itemColumns,
  type PlanChangeRow,
  type ResponseRow,
  responseColumns,
  responseOf,
} from './rows.ts';

export interface TableRequest {
  readonly meetingId: string;
  readonly filter: CompileFilter;
  readonly order: CompileOrder;
  readonly descending: boolean;
}

/** Ids of all rows of a table in its order. */
export function compiledIds(read: ReadHandle, request: TableRequest): string[] {
  const where = whereOf(request.meetingId, request.filter);
  const order = orderOf(request.order, request.descending);
  const sql = `SELECT i.id FROM ${compileSource} ${order.joins} WHERE ${where.sql} ORDER BY ${order.by}`;
  return read.all<{ id: string }>(sql, ...where.values).map(({ id }) => id);
}

interface JoinedRow {
  readonly item_id: string;
  readonly opinion_id: string;
  readonly sheet_id: string;
  readonly number: number;
  readonly name: string | null;
  readonly role: string;
  readonly publishability: string;
  readonly method: string;
  readonly received_at: number;
  readonly kind: string;
  readonly label: string;
  readonly material_number: string | null;
  readonly summary: string;
  readonly text: string;
  readonly part_from: number;
  readonly part_to: number | null;
  readonly category: string | null;
  readonly suggested_category: string | null;
  readonly group_id: string | null;
  readonly heading: string | null;
  readonly status: string | null;
  readonly disposition: string | null;
  readonly section: string | null;
  readonly same_as_number: number | null;
  readonly plan_changes: number;
  readonly verdict: Verdict | null;
  readonly is_revised: number;
  readonly is_live: number;
  readonly state: string;
  readonly conflict: string | null;
  readonly current_received_at: number;
}

const rowColumns = `i.id AS item_id, i.opinion_id, o.sheet_id, i.number, t.name, t.role, t.publishability, s.method,
  s.received_at, o.kind, o.label, m.number AS material_number, i.summary, o.text, i.part_from, i.part_to, i.category,
  o.suggested_category, i.group_id, g.heading, r.status, r.disposition, r.section, p.verdict,
  (SELECT min(number) FROM opinion_item WHERE id = r.same_as OR group_id = r.same_as) AS same_as_number,
  (SELECT count(DISTINCT plan_change_id) FROM plan_change_item AS l JOIN opinion_item AS x ON x.id = l.item_id
    WHERE x.id = i.id OR x.group_id = i.group_id) AS plan_changes,
  i.seen_hash <> o.words_hash AS is_revised, o.is_live, s.state, t.conflict, v.received_at AS current_received_at`;

/** Characters of an original that a list shows. */
const excerptLength = 120;

function excerptOf(text: string): string {
  const plain = text.replace(/\s+/gu, ' ').trim();
  if (plain.length <= excerptLength) {
    return plain;
  }
  // Never half a character.
  return `${plain.slice(0, excerptLength).replace(/[\ud800-\udbff]$/u, '')}…`;
}

function compiledRowOf(row: JoinedRow, dueAt: number | null): CompiledRow {
  return compiledRowSchema.parse({
    itemId: row.item_id,
    opinionId: row.opinion_id,
    sheetId: row.sheet_id,
    no: row.number,
    submitterName: row.name,
    submitterRole: row.role,
    publishability: row.publishability,
    method: row.method,
    receivedAt: row.received_at,
    kind: row.kind,
    locationLabel: row.label,
    materialNumber: row.material_number,
    summary: row.summary,
    excerpt: excerptOf(partText(row.text, row.part_from, row.part_to)),
    category: row.category,
    suggestedCategory: row.suggested_category,
    groupId: row.group_id,
    groupHeading: row.heading,
    status: row.status ?? 'untouched',
    disposition: row.disposition,
    section: row.section ?? '',
    sameAsNo: row.same_as_number,
    planChangeCount: row.plan_changes,
    verdict: row.verdict,
    flags: {
      revised: row.is_revised === 1,
      withdrawn: row.is_live === 0 || row.state === 'withdrawn',
      conflict: row.conflict !== null,
      late: dueAt !== null && row.current_received_at > dueAt,
      split: row.part_to !== null,
    },
  });
}

/**
 * Rows of these items, in the order of the ids.
 * @param dueAt deadline of their meeting, in Unix milliseconds
 */
export function compiledRows(
  read: ReadHandle,
  itemIds: readonly string[],
  dueAt: number | null,
): CompiledRow[] {
  const sql = `SELECT ${rowColumns} FROM ${compileSource}
    LEFT JOIN opinion_group AS g ON g.id = i.group_id
    LEFT JOIN material AS m ON m.id = o.material_id
    LEFT JOIN opinion_place AS p ON p.opinion_id = o.id
    JOIN sheet_revision AS v ON v.hash = t.current_hash
    WHERE i.id IN (SELECT value FROM json_each(?))`;
  const rows = new Map(
    read.all<JoinedRow>(sql, JSON.stringify(itemIds)).map((row) => [row.item_id, compiledRowOf(row, dueAt)]),
  );
  return itemIds.flatMap((id) => rows.get(id) ?? []);
}

/** How many rows each view has. */
export function compiledViewCounts(read: ReadHandle, meetingId: string): Record<CompileView, number> {
  const columns = compileViewSchema.options.map(
    (view) => `coalesce(sum(CASE WHEN ${viewConditions[view]} THEN 1 ELSE 0 END), 0) AS "${view}"`,
  );
  const sql = `SELECT ${columns.join(', ')} FROM ${compileSource} WHERE i.meeting_id = ?`;
  const counts = read.get<Record<CompileView, number>>(sql, meetingId);
  return counts ?? (Object.fromEntries(compileViewSchema.options.map((view) => [view, 0])) as never);
}

/** What the counts of a meeting are made of. */
export function countedItems(read: ReadHandle, meetingId: string): CountedItem[] {
  const sql = `SELECT i.id AS itemId, i.opinion_id AS opinionId, o.sheet_id AS sheetId, t.member_id AS memberId, t.role,
      s.method, s.state AS sheetState, o.is_live AS isLive, o.kind, i.category, i.group_id AS groupId,
      coalesce(r.status, 'untouched') AS status, r.disposition
    FROM ${compileSource} WHERE i.meeting_id = ? ORDER BY i.number, i.id`;
  return read
    .all<Record<string, unknown>>(sql, meetingId)
    .map((row) => countedItemSchema.parse({ ...row, isLive: row['isLive'] === 1 }));
}

const itemList = itemColumns.join(', ');

export function findItemRow(read: ReadHandle, id: string): ItemRow | null {
  return read.get<ItemRow>(`SELECT ${itemList} FROM opinion_item WHERE id = ?`, id) ?? null;
}

/** Items of an opinion in the order of its text. */
export function itemsOfOpinion(read: ReadHandle, opinionId: string): ItemRow[] {
  const sql = `SELECT ${itemList} FROM opinion_item WHERE opinion_id = ? ORDER BY part_from, id`;
  return read.all<ItemRow>(sql, opinionId);
}

export function itemsOfGroup(read: ReadHandle, groupId: string): ItemRow[] {
  const sql = `SELECT ${itemList} FROM opinion_item WHERE group_id = ? ORDER BY number, part_from, id`;
  return read.all<ItemRow>(sql, groupId);
}

export function findGroup(read: ReadHandle, id: string): GroupRow | null {
  return read.get<GroupRow>('SELECT id, meeting_id, heading FROM opinion_group WHERE id = ?', id) ?? null;
}

export interface GroupWithItems {
  readonly id: string;
  readonly heading: string;
  readonly itemIds: string[];
  readonly submitterCount: number;
}

/** Groups of a meeting, by their first item. */
export function groupsOfMeeting(read: ReadHandle, meetingId: string): GroupWithItems[] {
  const rows = read.all<{ id: string; heading: string; item_id: string; submitter: string }>(
    `SELECT g.id, g.heading, i.id AS item_id, coalesce(t.member_id, o.sheet_id) AS submitter
     FROM opinion_group AS g JOIN opinion_item AS i ON i.group_id = g.id JOIN opinion AS o ON o.id = i.opinion_id
       JOIN sheet_standing AS t ON t.sheet_id = o.sheet_id
     WHERE g.meeting_id = ? ORDER BY i.number, i.part_from, i.id`,
    meetingId,
  );
  const groups = new Map<string, { heading: string; itemIds: string[]; submitters: Set<string> }>();
  for (const { id, heading, item_id, submitter } of rows) {
    const group = groups.get(id) ?? { heading, itemIds: [], submitters: new Set<string>() };
    groups.set(id, group);
    group.itemIds.push(item_id);
    group.submitters.add(submitter);
  }
  return [...groups].map(([id, { heading, itemIds, submitters }]) => ({
    id,
    heading,
    itemIds,
    submitterCount: submitters.size,
  }));
}

/** The response to an item or a group; null while nobody has begun one. */
export function findResponse(read: ReadHandle, subjectId: string): Response | null {
  const sql = `SELECT ${responseColumns.join(', ')} FROM opinion_response WHERE subject_id = ?`;
  const row = read.get<ResponseRow>(sql, subjectId);
  return row === undefined ? null : responseOf(row);
}

type PlanChangeRead = PlanChangeRow & { readonly item_ids: string };

const planChangeSelect = `SELECT c.*, (SELECT json_group_array(item_id) FROM (SELECT l.item_id FROM plan_change_item AS l
    JOIN opinion_item AS i ON i.id = l.item_id WHERE l.plan_change_id = c.id ORDER BY i.number, i.id)) AS item_ids
  FROM plan_change AS c`;

function planChangeOf(row: PlanChangeRead): PlanChange {
  return {
    id: row.id,
    meetingId: row.meeting_id,
    kind: row.kind,
    materialId: row.material_id,
    versionId: row.version_id,
    blockId: row.block_id,
    place: row.place,
    before: row.text_before,
    after: row.text_after,
    state: row.state,
    order: row.position,
    itemIds: JSON.parse(row.item_ids) as string[],
  };
}

/** 修正箇所 of a meeting in their order. */
export function planChangesOfMeeting(read: ReadHandle, meetingId: string): PlanChange[] {
  const sql = `${planChangeSelect} WHERE c.meeting_id = ? ORDER BY c.position, c.id`;
  return read.all<PlanChangeRead>(sql, meetingId).map(planChangeOf);
}

export function findPlanChange(read: ReadHandle, id: string): PlanChange | null {
  const row = read.get<PlanChangeRead>(`${planChangeSelect} WHERE c.id = ?`, id);
  return row === undefined ? null : planChangeOf(row);
}

/** Changes that these items led to. */
export function planChangesOfItems(read: ReadHandle, itemIds: readonly string[]): PlanChange[] {
  const sql = `${planChangeSelect} WHERE c.id IN (SELECT plan_change_id FROM plan_change_item
      WHERE item_id IN (SELECT value FROM json_each(?))) ORDER BY c.position, c.id`;
  return read.all<PlanChangeRead>(sql, JSON.stringify(itemIds)).map(planChangeOf);
}

/** Changes that are about places of a material, in their order. */
export function planChangesOfMaterial(read: ReadHandle, materialId: string): PlanChange[] {
  const sql = `${planChangeSelect} WHERE c.material_id = ? AND c.block_id IS NOT NULL
    ORDER BY c.meeting_id, c.position, c.id`;
  return read.all<PlanChangeRead>(sql, materialId).map(planChangeOf);
}

/** Words that similarity is judged by: of every counted item of a meeting. */
export interface ItemText {
  readonly itemId: string;
  readonly number: number;
  readonly groupId: string | null;
  readonly text: string;
  readonly name: string | null;
}

export function itemTexts(read: ReadHandle, meetingId: string): ItemText[] {
  const rows = read.all<{
    id: string;
    number: number;
    group_id: string | null;
    text: string;
    part_from: number;
    part_to: number | null;
    name: string | null;
  }>(
    `SELECT i.id, i.number, i.group_id, o.text, i.part_from, i.part_to, t.name FROM ${compileSource}
     WHERE i.meeting_id = ? AND s.state = 'received' AND o.is_live = 1 ORDER BY i.number, i.id`,
    meetingId,
  );
  return rows.map(({ id, number, group_id, text, part_from, part_to, name }) => ({
    itemId: id,
    number,
    groupId: group_id,
    text: partText(text, part_from, part_to),
    name,
  }));
}

/** Grows with every row that is written while the file is open: what was computed before may be out of date then. */
export function changeCount(read: ReadHandle): number {
  return read.get<{ count: number }>('SELECT total_changes() AS count')?.count ?? 0;
}
