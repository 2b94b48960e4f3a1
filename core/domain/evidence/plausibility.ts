import type { PlacedSheet } from '../checks/packet.ts';
import { longestCommon } from '../checks/text/edit.ts';
import { comparisonKey } from '../checks/text/normal.ts';
import { readWrittenValue } from '../indicators/written-value.ts';
import type { PlanIndicator, SurveyFinding } from '../issue-sheets/issue-sheet-content.ts';
import type { QuestionCode } from '../issue-sheets/question-code.ts';
import { looksSingleAnswer, sumOfShares } from './single-answer.ts';

/** A finding with a known question. */
interface Asked {
  readonly goalNo: number;
  readonly finding: SurveyFinding;
  readonly code: QuestionCode;
}

export interface SingleAnswerSum {
  readonly blockId: string;
  readonly question: string;
  readonly sum: number;
}

/** That all shares of a small survey fit a number of respondents which the paper does not state. */
export interface RespondentInference {
  readonly survey: string;
  readonly respondents: number;
  /** Questions asked of a part of them: shares that fit a base which an answer of the question before explains. */
  readonly branches: readonly {
    readonly question: string;
    readonly percents: readonly number[];
    readonly base: number;
    /** Share of the answer that leads to this question. */
    readonly share: number;
  }[];
}

/** A 計画全体の目標指標 that counts the answers which its question's row does not print. */
export interface SplitQuestion {
  readonly question: string;
  readonly goalNo: number;
  readonly percents: readonly number[];
  readonly sum: number;
  readonly remaining: number;
}

export interface SurveyPlausibility {
  readonly singleAnswerSums: readonly SingleAnswerSum[];
  readonly respondents: readonly RespondentInference[];
  readonly splitQuestions: readonly SplitQuestion[];
}

/** What the printed shares of survey findings let one conclude about the survey. Inferences, not statements of the paper. */
export function surveyPlausibility(sheets: readonly PlacedSheet[]): SurveyPlausibility {
  const findings = sheets.flatMap(({ sheet }) =>
    sheet.findings.map((finding) => ({ goalNo: sheet.goalNo, finding })),
  );
  const asked: Asked[] = findings.flatMap(({ goalNo, finding }) =>
    finding.question === null ? [] : [{ goalNo, finding, code: finding.question }],
  );
  return {
    singleAnswerSums: findings
      .filter(({ finding }) => looksSingleAnswer(finding))
      .map(({ finding }) => ({
        blockId: finding.id,
        question: finding.question?.norm ?? finding.questionText,
        sum: sumOfShares(finding),
      })),
    respondents: surveysOf(asked).flatMap(respondentsOf),
    splitQuestions: splitQuestions(sheets),
  };
}

function surveysOf(asked: readonly Asked[]): (readonly Asked[])[] {
  const surveys = new Map<string, Asked[]>();
  for (const item of asked) {
    const key = comparisonKey(item.code.survey ?? item.code.surveyNo ?? '');
    surveys.set(key, [...(surveys.get(key) ?? []), item]);
  }
  return [...surveys.values()];
}

/** Below this, few numbers of respondents fit; above it nearly every share fits some. */
const MOST_RESPONDENTS = 100;
const LEAST_SHARES = 10;

function respondentsOf(asked: readonly Asked[]): RespondentInference[] {
  const survey = asked[0]?.code.survey ?? asked[0]?.code.surveyNo ?? '';
  const ofAll = asked.filter(({ code }) => !code.question.includes('-')).flatMap(percentsOf);
  const branches = asked.filter(({ code }) => code.question.includes('-'));
  if (ofAll.length < LEAST_SHARES) return [];
  const respondents = smallestBase(ofAll, 2, MOST_RESPONDENTS);
  if (respondents === null) return [];
  const explained = branches
    .filter((item) => !percentsOf(item).every((percent) => fits(percent, respondents)))
    .flatMap((item) => {
      const parent = asked.find(({ code }) => code.question === item.code.question.split('-')[0]);
      const percents = percentsOf(item);
      const shares = parent === undefined ? [] : percentsOf(parent);
      for (const share of shares) {
        const base = Math.round((share * respondents) / 100);
        if (base > 0 && percents.every((percent) => fits(percent, base))) {
          return [{ question: shortCode(item.code), percents, base, share }];
        }
      }
      return [];
    });
  return [{ survey, respondents, branches: explained }];
}

function percentsOf({ finding }: Asked): number[] {
  return finding.answers.flatMap(({ percent, group }) => (group === undefined ? [percent] : []));
}

function smallestBase(percents: readonly number[], from: number, to: number): number | null {
  for (let base = from; base <= to; base += 1) {
    if (percents.every((percent) => fits(percent, base))) return base;
  }
  return null;
}

/** Whether some whole number of `base` people makes that share, rounded to one digit behind the point. */
function fits(percent: number, base: number): boolean {
  const count = Math.round((percent * base) / 100);
  return [count - 1, count, count + 1].some(
    (people) =>
      people >= 0 &&
      people <= base &&
      Math.floor((people * 10_000) / base / 10 + 0.5) === Math.round(percent * 10),
  );
}

/** 「C問17-1」: the code without its survey. */
export function shortCode(code: QuestionCode): string {
  return `${code.section ?? ''}問${code.question}${code.sub === null ? '' : `(${code.sub})`}`;
}

/** So many characters in common mean that an indicator and a question ask about the same thing. */
const SAME_SUBJECT = 15;

function splitQuestions(sheets: readonly PlacedSheet[]): SplitQuestion[] {
  return sheets.flatMap(({ sheet }) =>
    sheet.planIndicators.flatMap((indicator) => {
      const result = readWrittenValue(indicator.result);
      if (result.kind !== 'number' || result.unit !== '%') return [];
      return sheet.findings
        .filter((finding) => looksSingleAnswer(finding) && countsTheRest(indicator, finding))
        .flatMap((finding) => {
          const percents = [...finding.answers.map(({ percent }) => percent), result.number.toNumber()];
          const tenths = percents.reduce((sum, percent) => sum + Math.round(percent * 10), 0);
          if (tenths > 1005) return [];
          return [
            {
              question: finding.question === null ? finding.questionText : shortCode(finding.question),
              goalNo: sheet.goalNo,
              percents,
              sum: tenths / 10,
              remaining: (1000 - tenths) / 10,
            },
          ];
        });
    }),
  );
}

/** The indicator is about the question's subject and names answers, of which the row prints none. */
function countsTheRest(indicator: PlanIndicator, finding: SurveyFinding): boolean {
  const name = comparisonKey(indicator.indicator);
  const named = [...name.matchAll(/「([^「」]+)」/gu)].map((match) => match[1] ?? '');
  const printed = finding.answers.flatMap((answer) => answer.labels.map(comparisonKey));
  if (named.length === 0 || named.some((label) => printed.includes(label))) return false;
  return longestCommon(name, comparisonKey(finding.text)) >= SAME_SUBJECT;
}
