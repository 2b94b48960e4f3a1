import { z } from 'zod';
import { comparisonKey } from '../checks/text/normal.ts';
import { fileHashSchema, idSchema } from '../ids.ts';
import { type QuestionCode, readQuestionCode } from '../issue-sheets/question-code.ts';

/** An answer of a question with the share of those who gave it. Both are null where the report withholds them (*, x). */
export const distributionAnswerSchema = z.object({
  label: z.string().min(1),
  /** Number of people; null where the report gives shares only. */
  count: z.int().nonnegative().nullable(),
  /** Per cent, as printed; null where the report gives numbers only and no base. */
  percent: z.number().min(0).max(1000).nullable(),
});
export type DistributionAnswer = z.infer<typeof distributionAnswerSchema>;

/** A question of a survey report with its whole distribution. */
export const surveyQuestionSchema = z.object({
  id: idSchema,
  surveyId: idSchema,
  order: z.int().nonnegative(),
  /** The code's normal spelling: equal codes mean the same question. */
  code: z.string().min(1),
  /** As printed: 「問２２（６）」. */
  codeText: z.string(),
  text: z.string(),
  /** `multiple`: several answers of one person count, so shares add up to more than 100. */
  kind: z.enum(['single', 'multiple']),
  /** n, the number of people asked; null where the report does not say. */
  respondents: z.int().nonnegative().nullable(),
  answers: z.array(distributionAnswerSchema).min(1),
});
export type SurveyQuestion = z.infer<typeof surveyQuestionSchema>;
export type ReadQuestion = Omit<SurveyQuestion, 'id' | 'surveyId' | 'order'>;

/** A survey whose report was imported. */
export const surveySchema = z.object({
  id: idSchema,
  /** 「一般市民調査」, as the 問番号 of the papers name it. */
  name: z.string().min(1),
  /** 「Ⅱ-1」, where the report or the papers number their surveys. */
  surveyNo: z.string().nullable(),
  sourceName: z.string(),
  sourceHash: fileHashSchema,
  /** Unix time in milliseconds. */
  importedAt: z.int(),
});
export type Survey = z.infer<typeof surveySchema>;

/** A survey with its questions in the order of its report. */
export interface SurveyWithQuestions extends Survey {
  readonly questions: readonly SurveyQuestion[];
}

/**
 * The question of the imported surveys that a paper's 問番号 means. Survey and section count where both sides name them, so
 * 「問35」 of a report is 「Ⅱ-1一般市民調査H問35」 of a paper as long as no other survey has such a question.
 * @returns null where none or several fit
 */
export function questionOf(
  code: QuestionCode,
  surveys: readonly SurveyWithQuestions[],
): { readonly survey: SurveyWithQuestions; readonly question: SurveyQuestion } | null {
  const named = surveys.filter((survey) => isNamedSurvey(code, survey));
  const candidates = (
    named.length > 0 ? named : code.survey === null && code.surveyNo === null ? surveys : []
  ).flatMap((survey) =>
    survey.questions
      .filter((question) => isSameQuestion(code, question.code))
      .map((question) => ({ survey, question })),
  );
  return candidates.length === 1 ? (candidates[0] ?? null) : null;
}

/** Whether a 問番号 names that survey, by number or by name. */
export function isNamedSurvey(code: QuestionCode, survey: Survey): boolean {
  const [no, name] = [key(code.surveyNo), key(code.survey)];
  const [ownNo, ownName] = [key(survey.surveyNo), key(survey.name)];
  if (no !== '' && ownNo !== '') return no === ownNo;
  return name !== '' && (ownName === name || ownName.includes(name) || name.includes(ownName));
}

function key(text: string | null): string {
  return comparisonKey(text ?? '').replace(/(?:アンケート)?調査(?:票|結果)?$/u, '');
}

/** Question and part must be equal, the section only where both name one. */
export function isSameQuestion(code: QuestionCode, other: string): boolean {
  const read = readQuestionCode(other);
  if (read === null) return code.norm === other;
  const sameSection = code.section === null || read.section === null || code.section === read.section;
  return sameSection && code.question === read.question && (code.sub ?? '') === (read.sub ?? '');
}

/** The share of an answer, from its number of people where the report gives no share; one digit behind the point, half up. */
export function shareOf(
  answer: Pick<DistributionAnswer, 'count' | 'percent'>,
  respondents: number | null,
): number | null {
  if (answer.percent !== null) return answer.percent;
  if (answer.count === null || respondents === null || respondents === 0) return null;
  return Math.floor((answer.count * 1000) / respondents + 0.5) / 10;
}
