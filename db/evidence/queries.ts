import type { AcceptedFinding } from '../../core/domain/checks/accepted-finding.ts';
import type { SurveyWithQuestions } from '../../core/domain/evidence/survey.ts';
import type { IndicatorReview } from '../../core/domain/indicators/review.ts';
import {
  type EvaluationScale,
  evaluationScaleSchema,
  scalePresets,
  scaleSetting,
} from '../../core/domain/indicators/scale.ts';
import type { ReadHandle } from '../connection/handles.ts';
import { setting } from '../settings/queries.ts';
import {
  type AcceptedFindingRow,
  acceptedFindingColumns,
  acceptedFindingOf,
  type IndicatorReviewRow,
  indicatorReviewColumns,
  indicatorReviewOf,
  type SurveyQuestionRow,
  type SurveyRow,
  surveyColumns,
  surveyOf,
  surveyQuestionColumns,
  surveyQuestionOf,
} from './rows.ts';

/** Findings accepted as intended, the latest first. */
export function listAcceptedFindings(read: ReadHandle): AcceptedFinding[] {
  const sql = `SELECT ${acceptedFindingColumns.join(', ')} FROM accepted_finding ORDER BY accepted_at DESC, id DESC`;
  return read.all<AcceptedFindingRow>(sql).map(acceptedFindingOf);
}

/** What people say of indicators, by indicatorKey. */
export function indicatorReviews(read: ReadHandle): Map<string, IndicatorReview> {
  const sql = `SELECT ${indicatorReviewColumns.join(', ')} FROM indicator_review ORDER BY id`;
  return new Map(
    read.all<IndicatorReviewRow>(sql).map((row) => [row.indicator_key, indicatorReviewOf(row)] as const),
  );
}

/** The committee's scale; until it has one, A to D. */
export function evaluationScale(read: ReadHandle): EvaluationScale {
  const kept = evaluationScaleSchema.safeParse(setting(read, scaleSetting));
  return kept.success ? kept.data : scalePresets.letters;
}

/** Imported surveys with their questions, oldest first. */
export function listSurveys(read: ReadHandle): SurveyWithQuestions[] {
  const questions = read
    .all<SurveyQuestionRow>(
      `SELECT ${surveyQuestionColumns.join(', ')} FROM survey_question ORDER BY survey_id, position`,
    )
    .map(surveyQuestionOf);
  return read
    .all<SurveyRow>(`SELECT ${surveyColumns.join(', ')} FROM survey ORDER BY imported_at, id`)
    .map(surveyOf)
    .map((survey) => ({ ...survey, questions: questions.filter(({ surveyId }) => surveyId === survey.id) }));
}
