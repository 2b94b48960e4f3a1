import type { NewId } from '../ids.ts';
import type {
  Challenge,
  Indicator,
  IndicatorHead,
  IssueSheet,
  IssueSheetContent,
  PlanIndicator,
  PolicyTrend,
  SheetLine,
  SurveyFinding,
  Vision,
} from './issue-sheet-content.ts';

/** The printed words of a form that nobody has filled in. They belong to the paper, so they are in its language. */
export interface SheetWords {
  readonly visions: string;
  readonly projects: string;
  readonly project: string;
  readonly indicator: string;
  readonly baseline: string;
  readonly target: string;
  readonly result: string;
  readonly planIndicators: string;
  readonly surveyResult: string;
  readonly targetValue: string;
  readonly survey: string;
  readonly finding: string;
  readonly question: string;
  /** Heads of a table of answers: 「設問」, 「回答」, 「割合（％）」. */
  readonly asked: string;
  readonly answer: string;
  readonly share: string;
  readonly trends: string;
  readonly challenges: string;
  readonly current: string;
  readonly issues: string;
  /** 「基本目標1「」についての課題」 */
  heading(goalNo: number): string;
}

/** Marks before a policy and before a line, as forms of this kind print them. */
export const policyMarker = '○';
export const lineMarker = '・';

export function blankLine(newId: NewId, marker: string = lineMarker): SheetLine {
  return { id: newId(), marker, text: '' };
}

export function blankVision(newId: NewId, policy = ''): Vision {
  return { id: newId(), marker: policyMarker, policy, items: [blankLine(newId)] };
}

export function blankIndicator(newId: NewId): Indicator {
  return {
    id: newId(),
    project: '',
    startsProject: true,
    indicator: '',
    baseline: '',
    target: '',
    result: '',
  };
}

export function blankPlanIndicator(newId: NewId): PlanIndicator {
  return { id: newId(), indicator: '', baseline: '', target: '', result: '' };
}

export function blankFinding(newId: NewId): SurveyFinding {
  return { id: newId(), text: '', questionText: '', question: null, answers: [] };
}

export function blankTrend(newId: NewId): PolicyTrend {
  return { id: newId(), title: '', items: [blankLine(newId)] };
}

export function blankChallenge(newId: NewId, words: SheetWords, policy = ''): Challenge {
  return {
    id: newId(),
    marker: policyMarker,
    policy,
    currentLabel: { id: newId(), text: words.current },
    current: [blankLine(newId)],
    issuesLabel: { id: newId(), text: words.issues },
    issues: [blankLine(newId)],
  };
}

export function blankIndicatorHead(newId: NewId, words: SheetWords): IndicatorHead {
  return {
    id: newId(),
    periodRowId: newId(),
    project: words.project,
    indicator: words.indicator,
    group: '',
    baseline: { label: words.baseline, period: '' },
    target: { label: words.target, period: '' },
    result: { label: words.result, period: '' },
  };
}

export function blankPlanIndicatorHead(newId: NewId, words: SheetWords): IndicatorHead {
  return {
    id: newId(),
    periodRowId: newId(),
    project: '',
    indicator: words.planIndicators,
    group: words.surveyResult,
    baseline: { label: words.baseline, period: '' },
    target: { label: words.targetValue, period: '' },
    result: { label: words.surveyResult, period: '' },
  };
}

export function blankFindingHead(newId: NewId, words: SheetWords): NonNullable<IssueSheet['findingHead']> {
  return { id: newId(), text: words.finding, question: words.question };
}

/** The form of one goal with a blank row in every part. */
export function blankSheet(newId: NewId, words: SheetWords, goalNo: number): IssueSheet {
  const label = (text: string) => ({ id: newId(), text });
  return {
    id: newId(),
    headingId: newId(),
    heading: words.heading(goalNo),
    goalNo,
    goalTitle: '',
    visionLabel: label(words.visions),
    visions: [blankVision(newId)],
    projectsLabel: label(words.projects),
    indicatorHead: blankIndicatorHead(newId, words),
    indicators: [blankIndicator(newId)],
    planIndicatorHead: blankPlanIndicatorHead(newId, words),
    planIndicators: [blankPlanIndicator(newId)],
    evaluationLabel: null,
    evaluations: [blankLine(newId)],
    surveyLabels: [label(words.survey)],
    findingHead: blankFindingHead(newId, words),
    findings: [blankFinding(newId)],
    trendLabel: label(words.trends),
    trends: [blankTrend(newId)],
    challengeLabel: label(words.challenges),
    challenges: [blankChallenge(newId, words)],
    others: [],
  };
}

/** A paper with the form of the first goal. */
export function blankIssueSheetContent(newId: NewId, words: SheetWords, title: string): IssueSheetContent {
  return {
    kind: 'issueSheet',
    title: title === '' ? null : { id: newId(), text: title },
    notes: [],
    sheets: [blankSheet(newId, words, 1)],
  };
}
