import { foldKey } from '../../core/domain/blocks/fold.ts';
import { canonicalJson } from '../../core/domain/change-log/canonical-json.ts';
import type { OpinionLocation } from '../../core/domain/opinion-sheets/opinion.ts';
import {
  type SettledOpinion,
  type SettledSheet,
  type SheetConflict,
  settleRevisions,
} from '../../core/domain/opinion-sheets/revisions.ts';
import type { SheetDocument } from '../../core/domain/opinion-sheets/sheet.ts';
import { sha256 } from '../change-log/hashes.ts';
import type { WriteHandle } from '../change-log/write-handle.ts';
import type { ReadHandle } from '../connection/handles.ts';
import {
  findSheetRow,
  findStanding,
  opinionRowsOf,
  originalOf,
  revisionsOf,
  type StoredRevision,
} from './queries.ts';
import { decisionOf, idListOf, type OpinionRow, type SheetRow } from './rows.ts';

/** The category (基本目標 or 施策) that a place suggests, or null. */
export type SuggestCategory = (location: OpinionLocation) => string | null;

/** What an opinion is known by: changes with every letter of it. */
export function wordsHashOf(opinion: SettledOpinion['opinion']): string {
  return sha256(canonicalJson(opinion));
}

function opinionRowOf(
  sheetId: string,
  { opinion, ordinal, hash, isLive, alternatives }: SettledOpinion,
  name: string | null,
  suggest: SuggestCategory,
): OpinionRow {
  const { material } = opinion.location;
  return {
    id: opinion.id,
    sheet_id: sheetId,
    ordinal,
    kind: opinion.kind,
    location: canonicalJson(opinion.location),
    quote: opinion.quote,
    text: opinion.text,
    reason: opinion.reason,
    proposal: opinion.proposal,
    revision_hash: hash,
    words_hash: wordsHashOf(opinion),
    is_live: isLive ? 1 : 0,
    alternatives: JSON.stringify(alternatives),
    label: opinion.location.label,
    material_id: material?.materialId ?? null,
    version_id: material?.versionId ?? null,
    block_id: material?.target?.parts[0]?.blockId ?? null,
    suggested_category: suggest(opinion.location),
    search_key: foldKey([opinion.text, opinion.reason, opinion.proposal, name ?? ''].join('\n')),
  };
}

const opinionColumns = [
  'id',
  'sheet_id',
  'ordinal',
  'kind',
  'location',
  'quote',
  'text',
  'reason',
  'proposal',
  'revision_hash',
  'words_hash',
  'is_live',
  'alternatives',
  'label',
  'material_id',
  'version_id',
  'block_id',
  'suggested_category',
  'search_key',
] as const satisfies readonly (keyof OpinionRow)[];

const insertStanding = `INSERT INTO sheet_standing (sheet_id, meeting_id, current_hash, heads, conflict, member_id, name,
  role, publishability, revision, submitted_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** The derived rows of a sheet, in place of those it had. */
function writeDerived(
  handle: WriteHandle,
  sheet: Pick<SheetRow, 'id' | 'meeting_id'>,
  settled: SettledSheet,
  current: SheetDocument,
  suggest: SuggestCategory,
  isKnown: boolean,
): OpinionRow[] {
  if (isKnown) {
    handle.derive('sheet_standing', 'DELETE FROM sheet_standing WHERE sheet_id = ?', sheet.id);
    handle.derive('opinion', 'DELETE FROM opinion WHERE sheet_id = ?', sheet.id);
  }
  const { memberId, name, role } = current.submitter;
  handle.derive(
    'sheet_standing',
    insertStanding,
    sheet.id,
    sheet.meeting_id,
    settled.current,
    JSON.stringify(settled.heads),
    settled.conflict,
    memberId,
    name,
    role,
    current.publishability,
    current.revision,
    current.submittedAt,
  );
  const rows = settled.opinions.map((opinion) => opinionRowOf(sheet.id, opinion, name, suggest));
  handle.deriveRows('opinion', opinionColumns, rows);
  return rows;
}

/** Every opinion has an item of its own; numbers go on from the greatest. What is there already stays as it is. */
function addItems(handle: WriteHandle, meetingId: string, opinions: readonly OpinionRow[]): void {
  const ids = JSON.stringify(opinions.map(({ id }) => id));
  const known = new Set(
    handle
      .all<{ id: string }>('SELECT id FROM opinion_item WHERE id IN (SELECT value FROM json_each(?))', ids)
      .map(({ id }) => id),
  );
  const last = handle.get<{ number: number | null }>(
    'SELECT max(number) AS number FROM opinion_item WHERE meeting_id = ?',
    meetingId,
  );
  const first = (last?.number ?? 0) + 1;
  const unknown = opinions.filter(({ id }) => !known.has(id));
  handle.insertAll(
    'opinion_item',
    unknown.map((opinion, index) => ({
      id: opinion.id,
      opinion_id: opinion.id,
      meeting_id: meetingId,
      number: first + index,
      part_from: 0,
      part_to: null,
      summary: '',
      category: null,
      group_id: null,
      note: '',
      seen_hash: opinion.words_hash,
    })),
  );
}

/**
 * Makes what a sheet is now out of its revisions and what was decided about them: standing, opinions, and an item for each
 * opinion that has none.
 * @returns its opinions as they stand now, in their order, and what is wrong with it
 */
export function settleSheet(
  handle: WriteHandle,
  sheet: SheetRow,
  suggest: SuggestCategory,
  atHand: {
    /** All revisions, where the caller has them. */
    readonly revisions?: readonly StoredRevision[];
    /** The sheet has just come, and nothing stands of it yet. */
    readonly isNew?: boolean;
  } = {},
): { readonly opinions: readonly OpinionRow[]; readonly conflict: SheetConflict | null } {
  const revisions = atHand.revisions ?? revisionsOf(handle, sheet.id);
  const settled = settleRevisions(revisions, decisionOf(sheet));
  const current = revisions.find(({ hash }) => hash === settled.current);
  if (current === undefined) {
    throw new Error(`sheet ${sheet.id} has no revision that stands`);
  }
  const before = atHand.isNew === true ? null : findStanding(handle, sheet.id);
  const opinions = writeDerived(handle, sheet, settled, current.document, suggest, before !== null);
  if (sheet.origin !== 'own') {
    addItems(handle, sheet.meeting_id, opinions);
  }
  const { memberId } = current.document.submitter;
  const former = before?.member_id ?? null;
  if (former !== memberId) {
    markSeveralSheets(handle, sheet.meeting_id, former);
  }
  const conflicts = markSeveralSheets(handle, sheet.meeting_id, memberId);
  return { opinions, conflict: conflicts.get(sheet.id) ?? settled.conflict };
}

/**
 * Sheets of one member for one meeting that came from different files stand against each other until accepted.
 * @returns what is wrong with each of them now
 */
export function markSeveralSheets(
  handle: WriteHandle,
  meetingId: string,
  memberId: string | null,
): ReadonlyMap<string, SheetConflict | null> {
  const conflicts = new Map<string, SheetConflict | null>();
  if (memberId === null) {
    return conflicts;
  }
  const sheets = handle.all<{
    id: string;
    state: SheetRow['state'];
    accepted_beside: string;
    conflict: SheetConflict | null;
  }>(
    `SELECT s.id, s.state, s.accepted_beside, t.conflict FROM sheet_standing AS t JOIN opinion_sheet AS s
       ON s.id = t.sheet_id WHERE t.meeting_id = ? AND t.member_id = ? ORDER BY s.id`,
    meetingId,
    memberId,
  );
  const counted = sheets.filter(({ state }) => state === 'received').map(({ id }) => id);
  for (const { id, state, accepted_beside, conflict } of sheets) {
    conflicts.set(id, conflict);
    if (conflict !== null && conflict !== 'secondSheet') {
      continue;
    }
    const accepted = new Set(idListOf(accepted_beside));
    const isOpen = state === 'received' && counted.some((other) => other !== id && !accepted.has(other));
    const wanted = isOpen ? 'secondSheet' : null;
    conflicts.set(id, wanted);
    if (wanted !== conflict) {
      handle.derive(
        'sheet_standing',
        'UPDATE sheet_standing SET conflict = ? WHERE sheet_id = ?',
        wanted,
        id,
      );
    }
  }
  return conflicts;
}

/** Makes all derived rows of opinion sheets again. */
export function rebuildOpinions(handle: WriteHandle, suggest: SuggestCategory): void {
  handle.derive('opinion_place', 'DELETE FROM opinion_place');
  for (const { id } of handle.all<{ id: string }>(
    'SELECT id FROM opinion_sheet ORDER BY meeting_id, receipt_no',
  )) {
    const sheet = findSheetRow(handle, id);
    if (sheet !== null) {
      settleSheet(handle, sheet, suggest);
    }
  }
}

/** Ids of opinions whose derived row is not what the revisions of their sheet say. */
export function differingOpinions(read: ReadHandle): string[] {
  const differing: string[] = [];
  for (const { id } of read.all<{ id: string }>('SELECT id FROM opinion_sheet ORDER BY id')) {
    const sheet = findSheetRow(read, id);
    const rows = new Map(opinionRowsOf(read, id).map((row) => [row.id, row]));
    const settled = sheet === null ? null : settleRevisions(revisionsOf(read, id), decisionOf(sheet));
    for (const { opinion, isLive } of settled?.opinions ?? []) {
      const row = rows.get(opinion.id);
      rows.delete(opinion.id);
      const isSame =
        row !== undefined &&
        row.is_live === (isLive ? 1 : 0) &&
        wordsHashOf(originalOf(row)) === wordsHashOf(opinion) &&
        row.words_hash === wordsHashOf(opinion);
      if (!isSame) {
        differing.push(opinion.id);
      }
    }
    differing.push(...rows.keys());
  }
  return differing;
}
