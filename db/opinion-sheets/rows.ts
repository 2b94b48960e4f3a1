import { z } from 'zod';
import type { PlanChange } from '../../core/domain/opinion-sheets/plan-change.ts';
import { type Response, responseSchema } from '../../core/domain/opinion-sheets/response.ts';
import { type SheetDecision, sheetDecisionSchema } from '../../core/domain/opinion-sheets/revisions.ts';
import type {
  Publishability,
  SheetOrigin,
  SheetState,
  SubmissionMethod,
  SubmitterRole,
} from '../../core/domain/opinion-sheets/sheet.ts';

export interface SheetRow {
  readonly id: string;
  readonly meeting_id: string;
  readonly receipt_no: number;
  readonly method: SubmissionMethod;
  readonly origin: SheetOrigin;
  readonly state: SheetState;
  /** Unix time in milliseconds, of the first revision that came. */
  readonly received_at: number;
  /** JSON of a SheetDecision. */
  readonly decision: string | null;
  /** JSON list of the ids of other sheets of the same member that are all right beside this one. */
  readonly accepted_beside: string;
}

export const sheetColumns = [
  'id',
  'meeting_id',
  'receipt_no',
  'method',
  'origin',
  'state',
  'received_at',
  'decision',
  'accepted_beside',
] as const;

export interface RevisionRow {
  /** SHA-256 of `document` in UTF-8. */
  readonly hash: string;
  readonly sheet_id: string;
  readonly revision: number;
  /** JSON of a SheetDocument, byte for byte as it came. */
  readonly document: string;
  readonly received_at: number;
  /** Public key that signed it. */
  readonly signer: string | null;
}

export const revisionColumns = ['hash', 'sheet_id', 'revision', 'document', 'received_at', 'signer'] as const;

/** What all revisions of a sheet and the decisions about them lead to; derived. */
export interface StandingRow {
  readonly sheet_id: string;
  readonly meeting_id: string;
  readonly current_hash: string;
  /** JSON list of hashes. */
  readonly heads: string;
  readonly conflict: 'fork' | 'signers' | 'secondSheet' | null;
  readonly member_id: string | null;
  readonly name: string | null;
  readonly role: SubmitterRole;
  readonly publishability: Publishability;
  readonly revision: number;
  readonly submitted_at: number;
}

/** An opinion out of the standing revision of its sheet; derived. */
export interface OpinionRow {
  readonly id: string;
  readonly sheet_id: string;
  readonly ordinal: number;
  readonly kind: string;
  /** JSON of an OpinionLocation. */
  readonly location: string;
  readonly quote: string;
  readonly text: string;
  readonly reason: string;
  readonly proposal: string;
  readonly revision_hash: string;
  /** SHA-256 of the canonical JSON of the opinion. */
  readonly words_hash: string;
  readonly is_live: 0 | 1;
  /** JSON list of hashes of revisions with other words. */
  readonly alternatives: string;
  readonly label: string;
  readonly material_id: string | null;
  readonly version_id: string | null;
  /** First block of the target. */
  readonly block_id: string | null;
  readonly suggested_category: string | null;
  /** Folded text, reason, proposal and name. */
  readonly search_key: string;
}

export interface ItemRow {
  readonly id: string;
  readonly opinion_id: string;
  readonly meeting_id: string;
  readonly number: number;
  /** UTF-16 offsets into the text of the opinion. */
  readonly part_from: number;
  /** null for an opinion that was not split. */
  readonly part_to: number | null;
  readonly summary: string;
  readonly category: string | null;
  readonly group_id: string | null;
  readonly note: string;
  /** `words_hash` of the opinion when the secretariat last looked. */
  readonly seen_hash: string;
}

export const itemColumns = [
  'id',
  'opinion_id',
  'meeting_id',
  'number',
  'part_from',
  'part_to',
  'summary',
  'category',
  'group_id',
  'note',
  'seen_hash',
] as const;

export interface GroupRow {
  readonly id: string;
  readonly meeting_id: string;
  readonly heading: string;
}

export interface ResponseRow {
  /** Item or group. */
  readonly subject_id: string;
  readonly text: string;
  readonly status: Response['status'];
  readonly disposition: string | null;
  readonly reason: string;
  readonly section: string;
  readonly same_as: string | null;
  readonly reported_meeting_id: string | null;
}

export const responseColumns = [
  'subject_id',
  'text',
  'status',
  'disposition',
  'reason',
  'section',
  'same_as',
  'reported_meeting_id',
] as const;

export interface PlanChangeRow {
  readonly id: string;
  readonly meeting_id: string;
  readonly kind: PlanChange['kind'];
  readonly material_id: string | null;
  readonly version_id: string | null;
  readonly block_id: string | null;
  readonly place: string;
  readonly text_before: string;
  readonly text_after: string;
  readonly state: PlanChange['state'];
  readonly position: number;
}

export const planChangeColumns = [
  'id',
  'meeting_id',
  'kind',
  'material_id',
  'version_id',
  'block_id',
  'place',
  'text_before',
  'text_after',
  'state',
  'position',
] as const;

export interface PlanChangeItemRow {
  readonly id: string;
  readonly plan_change_id: string;
  readonly item_id: string;
}

export interface ReceivedResponseRow {
  readonly item_id: string;
  readonly opinion_id: string;
  readonly meeting_id: string;
  readonly number: number;
  /** Of the bundle it came with. */
  readonly revision: number;
  /** JSON. */
  readonly document: string;
  readonly received_at: number;
}

export const receivedResponseColumns = [
  'item_id',
  'opinion_id',
  'meeting_id',
  'number',
  'revision',
  'document',
  'received_at',
] as const;

export function responseOf(row: ResponseRow): Response {
  return responseSchema.parse({
    subjectId: row.subject_id,
    text: row.text,
    status: row.status,
    disposition: row.disposition,
    reason: row.reason,
    section: row.section,
    sameAs: row.same_as,
    reportedMeetingId: row.reported_meeting_id,
  });
}

export function rowOfResponse(response: Response): ResponseRow {
  return {
    subject_id: response.subjectId,
    text: response.text,
    status: response.status,
    disposition: response.disposition,
    reason: response.reason,
    section: response.section,
    same_as: response.sameAs,
    reported_meeting_id: response.reportedMeetingId,
  };
}

export function decisionOf(row: Pick<SheetRow, 'decision'>): SheetDecision | null {
  return row.decision === null ? null : sheetDecisionSchema.parse(JSON.parse(row.decision));
}

const idListSchema = z.array(z.string());

export function idListOf(json: string): string[] {
  return idListSchema.parse(JSON.parse(json));
}
