import { z } from 'zod';
import {
  locationSchema,
  type OpinionKind,
  type OriginalOpinion,
} from '../../core/domain/opinion-sheets/opinion.ts';
import {
  type FormAnswer,
  formAnswerSchema,
  type Publishability,
  type SubmissionMethod,
  type Submitter,
  type SubmitterRole,
} from '../../core/domain/opinion-sheets/sheet.ts';

export interface SheetDraftRow {
  readonly id: string;
  readonly meeting_id: string;
  /** The sheet of the file's owner; others are keyed in. */
  readonly is_own: 0 | 1;
  readonly member_id: string | null;
  readonly name: string | null;
  readonly role: SubmitterRole;
  readonly publishability: Publishability;
  /** JSON list. */
  readonly answers: string;
  readonly method: SubmissionMethod;
  readonly saved_at: number;
}

export const sheetDraftColumns = [
  'id',
  'meeting_id',
  'is_own',
  'member_id',
  'name',
  'role',
  'publishability',
  'answers',
  'method',
  'saved_at',
] as const;

export interface OpinionDraftRow {
  readonly id: string;
  readonly sheet_id: string;
  readonly position: number;
  readonly kind: OpinionKind;
  /** JSON of an OpinionLocation. */
  readonly location: string;
  readonly quote: string;
  readonly text: string;
  readonly reason: string;
  readonly proposal: string;
  readonly annotation_id: string | null;
  readonly saved_at: number;
}

export const opinionDraftColumns = [
  'id',
  'sheet_id',
  'position',
  'kind',
  'location',
  'quote',
  'text',
  'reason',
  'proposal',
  'annotation_id',
  'saved_at',
] as const;

/** A sheet that is being written. */
export interface StoredSheetDraft {
  readonly sheetId: string;
  readonly meetingId: string;
  readonly isOwn: boolean;
  readonly submitter: Submitter;
  readonly publishability: Publishability;
  readonly answers: FormAnswer[];
  readonly method: SubmissionMethod;
  /** Unix time in milliseconds. */
  readonly savedAt: number;
  readonly opinions: StoredOpinionDraft[];
}

export type StoredOpinionDraft = OriginalOpinion & {
  readonly annotationId: string | null;
  readonly savedAt: number;
};

export function opinionDraftOf(row: OpinionDraftRow): StoredOpinionDraft {
  return {
    id: row.id,
    kind: row.kind,
    location: locationSchema.parse(JSON.parse(row.location)),
    quote: row.quote,
    text: row.text,
    reason: row.reason,
    proposal: row.proposal,
    annotationId: row.annotation_id,
    savedAt: row.saved_at,
  };
}

export function sheetDraftOf(row: SheetDraftRow, opinions: StoredOpinionDraft[]): StoredSheetDraft {
  return {
    sheetId: row.id,
    meetingId: row.meeting_id,
    isOwn: row.is_own === 1,
    submitter: { memberId: row.member_id, name: row.name, role: row.role },
    publishability: row.publishability,
    answers: z.array(formAnswerSchema).parse(JSON.parse(row.answers)),
    method: row.method,
    savedAt: row.saved_at,
    opinions,
  };
}
