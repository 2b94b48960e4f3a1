import { reportShare } from '../../evidence/evidence-map.ts';
import {
  isNamedSurvey,
  questionOf,
  type SurveyQuestion,
  type SurveyWithQuestions,
} from '../../evidence/survey.ts';
import type { SurveyFinding } from '../../issue-sheets/issue-sheet-content.ts';
import { type Finding, finding } from '../finding.ts';
import type { PlacedSheet } from '../packet.ts';
import { similarity } from '../text/edit.ts';
import { comparisonKey } from '../text/normal.ts';

/** Shares of a paper and its report may be rounded once more. */
const ROUNDING = 0.051;
const LIKE_LABEL = 0.8;

/** Survey tables against the imported reports of the surveys they quote: the question, its answers, their shares. */
export function checkSurveyReports(
  sheets: readonly PlacedSheet[],
  surveys: readonly SurveyWithQuestions[],
): Finding[] {
  if (surveys.length === 0) return [];
  return sheets.flatMap(({ materialId, sheet }) =>
    sheet.findings.flatMap((row) => ofRow({ materialId, blockId: row.id }, row, surveys)),
  );
}

function ofRow(
  place: { readonly materialId: string; readonly blockId: string },
  row: SurveyFinding,
  surveys: readonly SurveyWithQuestions[],
): Finding[] {
  const code = row.question;
  if (code === null) return [];
  const found = questionOf(code, surveys);
  const question = row.questionText;
  if (found === null) {
    const unnamed = code.survey === null && code.surveyNo === null;
    const candidates = unnamed ? surveys : surveys.filter((survey) => isNamedSurvey(code, survey));
    const meant = questionWithAll(row, candidates);
    if (meant !== null) {
      const { survey, question: other } = meant;
      return [
        finding('reportQuestionDiffers', place, question, {
          question,
          survey: survey.name,
          text: '―',
          actual: other.codeText,
        }),
      ];
    }
    // Only a survey whose report is here can lack a question.
    const named = surveys.find((survey) => isNamedSurvey(code, survey));
    return named === undefined
      ? []
      : [finding('reportQuestionMissing', place, question, { question, survey: named.name })];
  }
  // A report's distribution is that of all people, not of a group or of an earlier survey.
  const labels = row.answers.flatMap(({ labels: named, percent, group }) =>
    group === undefined ? named.map((label) => ({ label, percent })) : [],
  );
  const shares = labels.map(({ label }) => reportShare(label, found.question));
  if (labels.length > 0 && shares.every((share) => share === null)) {
    const like = labels.some(({ label }) =>
      found.question.answers.some(
        (answer) => similarity(comparisonKey(answer.label), comparisonKey(label)) >= LIKE_LABEL,
      ),
    );
    if (!like) {
      return [
        finding('reportQuestionDiffers', place, question, {
          question,
          survey: found.survey.name,
          text: found.question.text === '' ? found.question.codeText : found.question.text,
          actual: questionWith(labels[0]?.label ?? '', found.survey),
        }),
      ];
    }
  }
  return labels.flatMap(({ label, percent }, index) => {
    const share = shares[index] ?? null;
    const values = { label, percent: `${percent}%`, question, survey: found.survey.name };
    if (share === null) return [finding('reportAnswerMissing', place, label, values)];
    return Math.abs(share - percent) < ROUNDING
      ? []
      : [finding('reportShareDiffers', place, label, { ...values, report: `${share}%` })];
  });
}

/** The one question of the reports that has all answers of the row, each with the same share; at least two. */
function questionWithAll(
  row: SurveyFinding,
  surveys: readonly SurveyWithQuestions[],
): { readonly survey: SurveyWithQuestions; readonly question: SurveyQuestion } | null {
  const answers = row.answers.flatMap(({ labels, percent }) => labels.map((label) => ({ label, percent })));
  if (answers.length < 2) return null;
  const fitting = surveys.flatMap((survey) =>
    survey.questions
      .filter((question) =>
        answers.every(({ label, percent }) => {
          const share = reportShare(label, question);
          return share !== null && Math.abs(share - percent) < ROUNDING;
        }),
      )
      .map((question) => ({ survey, question })),
  );
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/** The question of a survey that has an answer of that label. */
function questionWith(label: string, survey: SurveyWithQuestions): string {
  const key = comparisonKey(label);
  const other = survey.questions.find(({ answers }) =>
    answers.some((answer) => comparisonKey(answer.label) === key),
  );
  return other?.codeText ?? '―';
}
