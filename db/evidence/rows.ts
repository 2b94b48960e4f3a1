import { type AcceptedFinding, acceptedFindingSchema } from '../../core/domain/checks/accepted-finding.ts';
import {
  type Survey,
  type SurveyQuestion,
  surveyQuestionSchema,
  surveySchema,
} from '../../core/domain/evidence/survey.ts';
import type { Direction } from '../../core/domain/indicators/direction.ts';
import { type IndicatorReview, indicatorReviewSchema } from '../../core/domain/indicators/review.ts';

export interface AcceptedFindingRow {
  readonly id: string;
  readonly fingerprint: string;
  readonly code: string;
  readonly material_id: string | null;
  readonly quote: string;
  readonly reason: string | null;
  /** Unix time in milliseconds. */
  readonly accepted_at: number;
}
export const acceptedFindingColumns = [
  'id',
  'fingerprint',
  'code',
  'material_id',
  'quote',
  'reason',
  'accepted_at',
] as const;

export function acceptedFindingOf(row: AcceptedFindingRow): AcceptedFinding {
  return acceptedFindingSchema.parse({
    id: row.id,
    fingerprint: row.fingerprint,
    code: row.code,
    materialId: row.material_id,
    quote: row.quote,
    reason: row.reason,
    acceptedAt: row.accepted_at,
  });
}

export interface IndicatorReviewRow {
  readonly id: string;
  readonly indicator_key: string;
  readonly indicator: string;
  readonly direction: Direction | null;
  readonly rating: string | null;
  readonly remark: string | null;
  /** Canonical JSON of the values that were confirmed. */
  readonly confirmed: string | null;
  /** Unix time in milliseconds. */
  readonly changed_at: number;
}
export const indicatorReviewColumns = [
  'id',
  'indicator_key',
  'indicator',
  'direction',
  'rating',
  'remark',
  'confirmed',
  'changed_at',
] as const;

export function indicatorReviewOf(row: IndicatorReviewRow): IndicatorReview {
  return indicatorReviewSchema.parse({
    key: row.indicator_key,
    indicator: row.indicator,
    direction: row.direction,
    rating: row.rating,
    remark: row.remark,
    confirmed: row.confirmed === null ? null : JSON.parse(row.confirmed),
    changedAt: row.changed_at,
  });
}

export interface SurveyRow {
  readonly id: string;
  readonly name: string;
  readonly survey_no: string | null;
  readonly source_name: string;
  readonly source_hash: string;
  /** Unix time in milliseconds. */
  readonly imported_at: number;
}
export const surveyColumns = [
  'id',
  'name',
  'survey_no',
  'source_name',
  'source_hash',
  'imported_at',
] as const;

export function surveyOf(row: SurveyRow): Survey {
  return surveySchema.parse({
    id: row.id,
    name: row.name,
    surveyNo: row.survey_no,
    sourceName: row.source_name,
    sourceHash: row.source_hash,
    importedAt: row.imported_at,
  });
}

export interface SurveyQuestionRow {
  readonly id: string;
  readonly survey_id: string;
  readonly position: number;
  readonly code: string;
  readonly code_text: string;
  readonly text: string;
  readonly kind: SurveyQuestion['kind'];
  readonly respondents: number | null;
  /** Canonical JSON of the answers. */
  readonly answers: string;
}
export const surveyQuestionColumns = [
  'id',
  'survey_id',
  'position',
  'code',
  'code_text',
  'text',
  'kind',
  'respondents',
  'answers',
] as const;

export function surveyQuestionOf(row: SurveyQuestionRow): SurveyQuestion {
  return surveyQuestionSchema.parse({
    id: row.id,
    surveyId: row.survey_id,
    order: row.position,
    code: row.code,
    codeText: row.code_text,
    text: row.text,
    kind: row.kind,
    respondents: row.respondents,
    answers: JSON.parse(row.answers),
  });
}
