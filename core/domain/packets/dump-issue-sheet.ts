import type {
  IndicatorHead,
  IssueSheet,
  PlanIndicator,
  SheetLine,
  SurveyFinding,
} from '../issue-sheets/issue-sheet-content.ts';
import type { QuestionCode } from '../issue-sheets/question-code.ts';
import { allFindings } from '../issue-sheets/survey-table-findings.ts';

export interface DumpedPeriods {
  baseline: string;
  target: string;
  result: string;
}

export interface DumpedIndicator {
  indicator: string;
  baseline: string;
  target: string;
  result: string;
  /** Further columns by their heads, where the table has some. */
  more?: { head: string; text: string }[];
}

export interface DumpedIssueSheet {
  goalNo: number;
  goalTitle: string;
  visions: { policy: string; items: string[] }[];
  kpiYears: DumpedPeriods | null;
  kpis: (DumpedIndicator & { project: string })[];
  planIndicatorYears: DumpedPeriods | null;
  planIndicators: DumpedIndicator[];
  evaluations: string[];
  surveyFindings: {
    text: string;
    question: string;
    questionNorm: string | null;
    q: QuestionCode | null;
    /** `group`, `written` and `respondents` where a table says them. */
    answers: SurveyFinding['answers'];
    respondents?: { group: string; count: number }[];
  }[];
  policyTrends: { title: string; items: string[] }[];
  challenges: { policy: string; current: string[]; issues: string[] }[];
}

/** One sheet in the shape that other programs read. Texts are without the bullets they are printed with. */
export function dumpIssueSheet(sheet: IssueSheet): DumpedIssueSheet {
  return {
    goalNo: sheet.goalNo,
    goalTitle: sheet.goalTitle,
    visions: sheet.visions.map(({ policy, items }) => ({ policy, items: texts(items) })),
    kpiYears: periodsOf(sheet.indicatorHead),
    kpis: sheet.indicators.map((row) => ({
      project: row.project,
      ...dumpIndicator(row, sheet.indicatorHead),
    })),
    planIndicatorYears: periodsOf(sheet.planIndicatorHead),
    planIndicators: sheet.planIndicators.map((row) => dumpIndicator(row, sheet.planIndicatorHead)),
    evaluations: texts(sheet.evaluations),
    surveyFindings: allFindings(sheet).map(({ text, questionText, question, answers, respondents }) => ({
      text,
      question: questionText,
      questionNorm: question?.norm ?? null,
      q: question,
      answers,
      ...(respondents === undefined ? {} : { respondents }),
    })),
    policyTrends: sheet.trends.map(({ title, items }) => ({ title, items: texts(items) })),
    challenges: sheet.challenges.map(({ policy, current, issues }) => ({
      policy,
      current: texts(current),
      issues: texts(issues),
    })),
  };
}

function dumpIndicator(
  { indicator, baseline, target, result, more = [] }: PlanIndicator,
  head: IndicatorHead | null,
): DumpedIndicator {
  return {
    indicator,
    baseline,
    target,
    result,
    ...(more.length === 0
      ? {}
      : { more: more.map(({ text }, index) => ({ head: head?.more?.[index]?.text ?? '', text })) }),
  };
}

function texts(lines: readonly SheetLine[]): string[] {
  return lines.map((line) => line.text);
}

function periodsOf(head: IndicatorHead | null): DumpedPeriods | null {
  if (head === null) return null;
  return { baseline: periodOf(head.baseline), target: periodOf(head.target), result: periodOf(head.result) };
}

/** 「令和4年度（見込み）」: the period without its brackets, and that the value is an expected one. */
function periodOf(column: { readonly label: string; readonly period: string }): string {
  const period = column.period.replace(/^[\s　]*[（(][\s　]*|[\s　]*[）)][\s　]*$/gu, '');
  const expected = /見込/u.test(column.label) && !/見込/u.test(period) ? '（見込み）' : '';
  return period === '' ? column.label : period + expected;
}
