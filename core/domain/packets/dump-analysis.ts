import { type CitationStatus, citingLines } from '../checks/issue-sheets/citations.ts';
import type { PlacedSheet } from '../checks/packet.ts';
import { type SurveyPlausibility, surveyPlausibility } from '../evidence/plausibility.ts';
import type { JudgedIndicator } from '../indicators/judged-indicators.ts';
import { changeText, rounded } from '../indicators/judgement.ts';
import { ruleInBrief } from '../indicators/rule-in-brief.ts';
import { readWrittenValue } from '../indicators/written-value.ts';
import type { SurveyFinding } from '../issue-sheets/issue-sheet-content.ts';

/** Line of the source that a block was read from; null where the source is no text or the line is not found. */
export type LineOf = (blockId: string) => number | null;

export interface DumpedAnalysis {
  kpiJudgements: {
    goalNo: number;
    line: number | null;
    indicator: string;
    baseline: string;
    target: string;
    result: string;
    judgement: string;
    rule: string;
    change: string | null;
    changePct: number | null;
    needsHumanConfirmation: boolean;
    direction: string;
    note: string;
  }[];
  planIndicatorJudgements: {
    goalNo: number;
    line: number | null;
    indicator: string;
    baseline: number | string;
    target: number | string;
    result: number | string;
    unit: string;
    changePoints: number | null;
    progressRatePct: number | null;
    progressRateExact: string | null;
    shortfallPoints: number | null;
    judgement: string;
    rule: string;
    needsHumanConfirmation: boolean;
    direction: string;
    note: string;
  }[];
  crossReferences: {
    goalNo: number;
    policy: string | null;
    line: number | null;
    citesSurvey: boolean;
    citations: {
      label: string;
      percent: number;
      question: string | null;
      findingLines: (number | null)[];
      status: string;
    }[];
  }[];
  findingsNotCited: { goalNo: number; line: number | null; question: string }[];
  surveyPlausibility: Record<string, unknown>;
}

const statuses: Readonly<Record<CitationStatus, string>> = {
  exact: 'exact',
  matchAfterFolding: 'match-after-NFKC',
  labelDiffers: 'label-mismatch',
  percentDiffers: 'percent-differs',
  onlyInOtherGoal: 'only-in-other-goal',
  planIndicator: 'plan-indicator',
  unknown: 'not-found',
};

/**
 * What follows from a packet's issue sheets, in the shape that other programs compare and read.
 * @param noteOf what a person should look at before a judgement is used, in the user's language
 */
export function analysisDump(input: {
  readonly sheets: readonly PlacedSheet[];
  readonly indicators: readonly JudgedIndicator[];
  readonly lineOf: LineOf;
  readonly noteOf: (indicator: JudgedIndicator) => string;
}): DumpedAnalysis {
  const { sheets, indicators, lineOf, noteOf } = input;
  const lines = citingLines(sheets).filter((line) => line.part === 'current');
  const cited = new Set(
    lines.flatMap((line) =>
      line.citations.flatMap((citation) => [
        ...citation.findings.map(({ finding }) => finding.id),
        ...(citation.answer === null ? [] : [citation.answer.finding.id]),
      ]),
    ),
  );
  return {
    kpiJudgements: indicators
      .filter(({ scope }) => scope === 'project')
      .map((indicator) => dumpIndicator(indicator, lineOf, noteOf)),
    planIndicatorJudgements: indicators
      .filter(({ scope }) => scope === 'plan')
      .map((indicator) => dumpPlanIndicator(indicator, lineOf, noteOf)),
    crossReferences: lines.map(({ goalNo, policy, line, citations }) => ({
      goalNo,
      policy,
      line: lineOf(line.id),
      citesSurvey: citations.length > 0,
      citations: citations.map(({ label, percent, answer, findings, status }) => ({
        label,
        percent,
        question: answer === null ? null : questionOf(answer.finding),
        findingLines: findings.map(({ finding }) => lineOf(finding.id)),
        status: statuses[status],
      })),
    })),
    findingsNotCited: sheets.flatMap(({ sheet }) =>
      sheet.findings
        .filter(({ id }) => !cited.has(id))
        .map((finding) => ({
          goalNo: sheet.goalNo,
          line: lineOf(finding.id),
          question: questionOf(finding),
        })),
    ),
    surveyPlausibility: dumpPlausibility(surveyPlausibility(sheets), lineOf),
  };
}

function questionOf(finding: SurveyFinding): string {
  return finding.question?.norm ?? finding.questionText;
}

function dumpIndicator(
  indicator: JudgedIndicator,
  lineOf: LineOf,
  noteOf: (indicator: JudgedIndicator) => string,
): DumpedAnalysis['kpiJudgements'][number] {
  const { judgement } = indicator;
  return {
    goalNo: indicator.goalNo,
    line: lineOf(indicator.blockId),
    indicator: indicator.indicator,
    baseline: indicator.baseline,
    target: indicator.target,
    result: indicator.result,
    judgement: judgement.judgement,
    rule: ruleInBrief(judgement),
    change: changeText(judgement),
    changePct: judgement.changePercent === null ? null : Number(rounded(judgement.changePercent, 1)),
    needsHumanConfirmation: judgement.needsConfirmation,
    direction: judgement.direction.good,
    note: noteOf(indicator),
  };
}

function dumpPlanIndicator(
  indicator: JudgedIndicator,
  lineOf: LineOf,
  noteOf: (indicator: JudgedIndicator) => string,
): DumpedAnalysis['planIndicatorJudgements'][number] {
  const { judgement } = indicator;
  const number = (text: string): number | string => {
    const value = readWrittenValue(text);
    return value.kind === 'number' ? value.number.toNumber() : text;
  };
  const { change, progress, shortfall } = judgement;
  return {
    goalNo: indicator.goalNo,
    line: lineOf(indicator.blockId),
    indicator: indicator.indicator,
    baseline: number(indicator.baseline),
    target: number(indicator.target),
    result: number(indicator.result),
    unit: unitOf(indicator),
    changePoints: change === null ? null : change.number.toNumber(),
    progressRatePct: progress === null ? null : Number(rounded(progress, 1)),
    // Nine characters tell how the one printed digit was rounded.
    progressRateExact: progress === null ? null : progress.toFixed(10).slice(0, 9),
    shortfallPoints: shortfall === null ? null : shortfall.toNumber(),
    judgement: judgement.judgement,
    rule: ruleInBrief(judgement),
    needsHumanConfirmation: judgement.needsConfirmation,
    direction: judgement.direction.good,
    note: noteOf(indicator),
  };
}

function unitOf({ baseline, target, result }: JudgedIndicator): string {
  for (const text of [result, target, baseline]) {
    const value = readWrittenValue(text);
    if (value.kind === 'number' && value.unit !== '') return value.unit;
  }
  return '';
}

function dumpPlausibility(plausibility: SurveyPlausibility, lineOf: LineOf): Record<string, unknown> {
  const { singleAnswerSums, respondents, splitQuestions } = plausibility;
  return {
    singleAnswerSums: singleAnswerSums.map(({ blockId, question, sum }) => ({
      line: lineOf(blockId),
      question,
      sumOfPrinted: sum,
      assumption: 'looks single-answer; the packet does not say so',
    })),
    ...Object.fromEntries(respondents.map((inference) => [inference.survey, respondentsText(inference)])),
    ...Object.fromEntries(
      splitQuestions.map(({ question, goalNo, percents, sum, remaining }) => [
        `${question} vs 計画全体の目標指標(基本目標${goalNo})`,
        `${percents.map(oneDigit).join('+')}=${oneDigit(sum)}; the remaining ${oneDigit(remaining)} points are not in the packet`,
      ]),
    ),
  };
}

function oneDigit(number: number): string {
  return number.toFixed(1);
}

function respondentsText({ respondents, branches }: SurveyPlausibility['respondents'][number]): string {
  const step = 100 / respondents;
  const fit = Number.isInteger(step * 100)
    ? `is a multiple of ${step}, which fits n=${respondents}`
    : `fits n=${respondents}`;
  const except =
    branches.length === 0 ? '' : ` except ${branches.map(({ question }) => question).join(', ')}`;
  const explained = branches.map(
    ({ question, percents, base, share }) =>
      `${question} (${percents.map(oneDigit).join('/')}) fits a base of ${base} = ${oneDigit(share)}% of ${respondents}`,
  );
  return `${[`every printed percentage${except} ${fit}`, ...explained].join('; ')}. Inference, not stated in the packet.`;
}
