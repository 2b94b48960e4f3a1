import { ShingiError } from '../../core/contract/errors.ts';
import { canonicalJson } from '../../core/domain/change-log/canonical-json.ts';
import type { AcceptedFinding } from '../../core/domain/checks/accepted-finding.ts';
import { comparisonKey } from '../../core/domain/checks/text/normal.ts';
import type { ReadQuestion, SurveyWithQuestions } from '../../core/domain/evidence/survey.ts';
import type { IndicatorReview } from '../../core/domain/indicators/review.ts';
import { type EvaluationScale, scaleSetting } from '../../core/domain/indicators/scale.ts';
import type { WriteHandle } from '../change-log/write-handle.ts';
import { setSetting } from '../settings/commands.ts';
import { listAcceptedFindings, listSurveys } from './queries.ts';
import type { IndicatorReviewRow } from './rows.ts';

/** Accepts a finding as intended; accepting it again changes the reason only. */
export function acceptFinding(
  handle: WriteHandle,
  finding: Pick<AcceptedFinding, 'fingerprint' | 'code' | 'materialId' | 'quote' | 'reason'>,
): AcceptedFinding {
  const known = listAcceptedFindings(handle).find(({ fingerprint }) => fingerprint === finding.fingerprint);
  if (known !== undefined) {
    handle.update('accepted_finding', known.id, { reason: finding.reason });
    return { ...known, reason: finding.reason };
  }
  const accepted = { id: handle.environment.newId(), acceptedAt: handle.environment.now(), ...finding };
  handle.insert('accepted_finding', {
    id: accepted.id,
    fingerprint: accepted.fingerprint,
    code: accepted.code,
    material_id: accepted.materialId,
    quote: accepted.quote,
    reason: accepted.reason,
    accepted_at: accepted.acceptedAt,
  });
  return accepted;
}

/** Takes an acceptance back: the finding is shown again. @throws ShingiError not-found */
export function withdrawAcceptance(handle: WriteHandle, id: string): void {
  handle.remove('accepted_finding', id);
}

/** Keeps what people say of an indicator; without anything said, nothing is kept. */
export function reviewIndicator(
  handle: WriteHandle,
  review: Omit<IndicatorReview, 'changedAt'>,
): IndicatorReview {
  const { key, indicator, direction, rating, remark, confirmed } = review;
  const known = handle.get<Pick<IndicatorReviewRow, 'id'>>(
    'SELECT id FROM indicator_review WHERE indicator_key = ?',
    key,
  );
  const changedAt = handle.environment.now();
  const fields = {
    indicator,
    direction,
    rating,
    remark,
    confirmed: confirmed === null ? null : canonicalJson(confirmed),
    changed_at: changedAt,
  };
  const empty = direction === null && rating === null && remark === null && confirmed === null;
  if (known !== undefined && empty) handle.remove('indicator_review', known.id);
  else if (known !== undefined) handle.update('indicator_review', known.id, fields);
  else if (!empty) {
    handle.insert('indicator_review', { id: handle.environment.newId(), indicator_key: key, ...fields });
  }
  return { ...review, changedAt };
}

export function setEvaluationScale(handle: WriteHandle, scale: EvaluationScale): void {
  setSetting(handle, scaleSetting, { steps: scale.steps.map((step) => ({ ...step })) });
}

/** A survey as its report was read. */
export interface ReadSurvey {
  readonly name: string;
  readonly surveyNo: string | null;
  readonly sourceName: string;
  readonly sourceHash: string;
  readonly questions: readonly ReadQuestion[];
}

export interface SurveyOutcome {
  readonly surveyId: string;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly removed: number;
}

/**
 * Keeps a survey's report. One of the same name is brought up to date, question by question, so that importing a report again
 * changes nothing.
 * @throws ShingiError invalid-input where a report has a question twice
 */
export function keepSurvey(handle: WriteHandle, read: ReadSurvey): SurveyOutcome {
  const codes = read.questions.map(({ code }) => code);
  const twice = codes.find((code, index) => codes.indexOf(code) !== index);
  if (twice !== undefined) throw new ShingiError('invalid-input', { what: 'question', code: twice });
  const known = sameSurvey(listSurveys(handle), read.name);
  const surveyId = known?.id ?? handle.environment.newId();
  const fields = {
    name: read.name,
    survey_no: read.surveyNo,
    source_name: read.sourceName,
    source_hash: read.sourceHash,
  };
  if (known === undefined) {
    handle.insert('survey', { id: surveyId, ...fields, imported_at: handle.environment.now() });
  } else {
    handle.update('survey', surveyId, fields);
  }
  let [added, changed, unchanged, removed] = [0, 0, 0, 0];
  const before = new Map((known?.questions ?? []).map((question) => [question.code, question]));
  for (const [position, question] of read.questions.entries()) {
    const { code, codeText, text, kind, respondents, answers } = question;
    const row = {
      position,
      code,
      code_text: codeText,
      text,
      kind,
      respondents,
      answers: canonicalJson(answers),
    };
    const earlier = before.get(code);
    if (earlier === undefined) {
      handle.insert('survey_question', { id: handle.environment.newId(), survey_id: surveyId, ...row });
      added += 1;
    } else if (handle.update('survey_question', earlier.id, row)) {
      changed += 1;
    } else {
      unchanged += 1;
    }
    before.delete(code);
  }
  for (const { id } of before.values()) {
    handle.remove('survey_question', id);
    removed += 1;
  }
  return { surveyId, added, changed, unchanged, removed };
}

function sameSurvey(surveys: readonly SurveyWithQuestions[], name: string): SurveyWithQuestions | undefined {
  return surveys.find((survey) => comparisonKey(survey.name) === comparisonKey(name));
}

/** Gives a survey the name and number by which papers cite it. @throws ShingiError not-found; conflict with another's name */
export function renameSurvey(
  handle: WriteHandle,
  { id, name, surveyNo }: { readonly id: string; readonly name: string; readonly surveyNo: string | null },
): void {
  const other = sameSurvey(listSurveys(handle), name);
  if (other !== undefined && other.id !== id) throw new ShingiError('conflict', { what: 'survey', name });
  handle.update('survey', id, { name, survey_no: surveyNo });
}

/** Removes a survey with its questions; its report stays among the kept files until they are tidied. @throws ShingiError not-found */
export function removeSurvey(handle: WriteHandle, id: string): void {
  const questions = handle.all<{ id: string }>('SELECT id FROM survey_question WHERE survey_id = ?', id);
  for (const question of questions) handle.remove('survey_question', question.id);
  handle.remove('survey', id);
}
