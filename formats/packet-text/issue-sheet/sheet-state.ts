import type { GoalHeading } from '../../../core/domain/issue-sheets/goal-heading.ts';
import type {
  Challenge,
  IssueSheet,
  SurveyTable,
} from '../../../core/domain/issue-sheets/issue-sheet-content.ts';
import { addAll } from '../add-all.ts';
import type { Reading } from '../reading.ts';
import type { IndicatorColumns } from './indicator-head.ts';
import type { Part } from './labels.ts';
import { readTrends, readVisions, type SourceLine } from './lists.ts';

/** A sheet while it is read. Recognisers of its parts write into it. */
export interface SheetState {
  readonly reading: Reading;
  readonly sheet: IssueSheet;
  part: Part | null;
  /** Side of the challenge that lines belong to; null until a mark says it. */
  side: 'current' | 'issues' | null;
  /** Columns of the indicator table that is open. */
  indicators: IndicatorColumns | null;
  findings: { readonly text: number; readonly question: number } | null;
  /** Columns of a table that sets 現状 beside 課題. */
  challengeColumns: { readonly policy: number; readonly current: number; readonly issues: number } | null;
  /** Lines of the survey's part that wait for the table that they may stand above. */
  readonly surveyCaptions: SourceLine[];
  /** The table of answers that was taken last, to which notes below it belong. */
  surveyTable: SurveyTable | null;
  readonly visionLines: SourceLine[];
  readonly trendLines: SourceLine[];
}

export function newSheet(heading: string, goal: GoalHeading, reading: Reading): SheetState {
  const { newId } = reading;
  return {
    reading,
    part: null,
    side: null,
    indicators: null,
    findings: null,
    challengeColumns: null,
    surveyCaptions: [],
    surveyTable: null,
    visionLines: [],
    trendLines: [],
    sheet: {
      id: newId(),
      headingId: newId(),
      heading,
      goalNo: goal.goalNo,
      goalTitle: goal.goalTitle,
      visionLabel: null,
      visions: [],
      projectsLabel: null,
      indicatorHead: null,
      indicators: [],
      planIndicatorHead: null,
      planIndicators: [],
      evaluationLabel: null,
      evaluations: [],
      surveyLabels: [],
      findingHead: null,
      findings: [],
      trendLabel: null,
      trends: [],
      challengeLabel: null,
      challenges: [],
      others: [],
    },
  };
}

/** Begins a part of the sheet. A label that comes again (on the next page) is kept once. */
export function beginPart(state: SheetState, part: Part, label: string, line: number): void {
  const { sheet, reading } = state;
  closeSurvey(state);
  const text = label.replace(/\s*\n\s*/gu, '');
  state.part = part;
  state.side = null;
  state.indicators = null;
  state.findings = null;
  state.challengeColumns = null;
  const made = { id: reading.newId(), text };
  switch (part) {
    case 'visions':
      if (keeps(sheet.visionLabel, text, line, state)) sheet.visionLabel = made;
      break;
    case 'projects':
      if (keeps(sheet.projectsLabel, text, line, state)) sheet.projectsLabel = made;
      break;
    case 'evaluations':
      if (keeps(sheet.evaluationLabel, text, line, state)) sheet.evaluationLabel = made;
      break;
    case 'findings':
      if (!sheet.surveyLabels.some((one) => one.text === text)) sheet.surveyLabels.push(made);
      break;
    case 'trends':
      if (keeps(sheet.trendLabel, text, line, state)) sheet.trendLabel = made;
      break;
    case 'challenges':
      if (keeps(sheet.challengeLabel, text, line, state)) sheet.challengeLabel = made;
      break;
    case 'planIndicators':
      if (keeps(sheet.planIndicatorLabel ?? null, text, line, state)) sheet.planIndicatorLabel = made;
      break;
  }
}

function keeps(
  known: { readonly text: string } | null,
  text: string,
  line: number,
  state: SheetState,
): boolean {
  if (known === null) return true;
  if (known.text !== text) keepOther(state, line, '', text);
  return false;
}

/** Text for which the form has no place stands at the end of the sheet, and is reported. */
export function keepOther(state: SheetState, line: number, marker: string, text: string): void {
  state.sheet.others.push({ id: state.reading.newId(), marker, text });
  state.reading.warn(line, 'textNotUnderstood', { text: text.slice(0, 60) });
  state.reading.notUnderstood(line, marker + text);
}

/** Goes on with the part of the survey where no label says so: a table of answers, or what stands directly above one. */
export function openSurvey(state: SheetState): void {
  if (state.part === 'findings') return;
  state.part = 'findings';
  state.side = null;
  state.indicators = null;
  state.findings = null;
  state.challengeColumns = null;
}

/** Lines that turned out to stand above no table of answers stand at the end of the sheet, as other text without a place. */
export function closeSurvey(state: SheetState): void {
  for (const { line, marker, text } of state.surveyCaptions) keepOther(state, line, marker, text);
  state.surveyCaptions.length = 0;
  state.surveyTable = null;
}

export function newChallenge(state: SheetState, marker: string, policy: string): Challenge {
  const challenge: Challenge = {
    id: state.reading.newId(),
    marker,
    policy,
    currentLabel: null,
    current: [],
    issuesLabel: null,
    issues: [],
  };
  state.sheet.challenges.push(challenge);
  state.side = null;
  return challenge;
}

/** The sheet as it is to be kept: lists taken apart into titles and items. */
export function finishSheet(state: SheetState): IssueSheet {
  const { sheet, reading } = state;
  closeSurvey(state);
  addAll(sheet.visions, readVisions(state.visionLines, reading.newId));
  addAll(sheet.trends, readTrends(state.trendLines, reading.newId));
  return sheet;
}
