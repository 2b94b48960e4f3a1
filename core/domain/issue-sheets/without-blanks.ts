import type {
  Challenge,
  IssueSheet,
  IssueSheetContent,
  PlanIndicator,
  SheetLine,
} from './issue-sheet-content.ts';
import { withoutBlankColumns } from './more-columns.ts';
import { keptPlaces } from './survey-order.ts';
import { withoutBlankTableRows } from './survey-table.ts';

function written(...texts: readonly string[]): boolean {
  return texts.some((text) => text.trim() !== '');
}

function filled(lines: readonly SheetLine[]): SheetLine[] {
  return lines.filter(({ text }) => written(text));
}

function textsOf({ indicator, baseline, target, result, more = [] }: PlanIndicator): string[] {
  return [indicator, baseline, target, result, ...more.map(({ text }) => text)];
}

/**
 * A content without the rows and labels that nobody has filled in, and without labels and heads of parts that are left without
 * rows (a row that is put there later brings them back, see part-labels.ts). This is what is published and printed; rows that
 * say anything stay as they are.
 */
export function withoutBlanks(content: IssueSheetContent): IssueSheetContent {
  return {
    ...content,
    title: ifWritten(content.title),
    notes: filled(content.notes),
    sheets: content.sheets.map(sheetWithoutBlanks),
  };
}

/** A label of so many rows: none where there are none. */
function labelOf<Label extends { readonly text: string }>(label: Label | null, rows: number): Label | null {
  return rows === 0 ? null : ifWritten(label);
}

function ifWritten<Label extends { readonly text: string }>(label: Label | null): Label | null {
  return label !== null && written(label.text) ? label : null;
}

function sheetWithoutBlanks(sheet: IssueSheet): IssueSheet {
  const { head: indicatorHead, rows: indicators } = withoutBlankColumns(
    sheet.indicatorHead,
    sheet.indicators.filter((row) => written(...textsOf(row), row.startsProject ? row.project : '')),
  );
  const { head: planIndicatorHead, rows: planIndicators } = withoutBlankColumns(
    sheet.planIndicatorHead,
    sheet.planIndicators.filter((row) => written(...textsOf(row))),
  );
  const findings = sheet.findings.filter((row) => written(row.text, row.questionText));
  const surveyTables = keptPlaces(sheet.surveyTables ?? [], sheet.findings, findings)
    .map(withoutBlankTableRows)
    .filter(({ captions, rows, notes }) => captions.length + rows.length + notes.length > 0);
  const evaluations = filled(sheet.evaluations);
  const visions = sheet.visions
    .map((vision) => ({ ...vision, items: filled(vision.items) }))
    .filter(({ policy, items }) => written(policy) || items.length > 0);
  const trends = sheet.trends
    .map((trend) => ({ ...trend, items: filled(trend.items) }))
    .filter(({ title, items }) => written(title) || items.length > 0);
  const challenges = sheet.challenges
    .map(challengeWithoutBlanks)
    .filter(({ policy, current, issues }) => written(policy) || current.length + issues.length > 0);
  const measures = indicators.length + planIndicators.length + evaluations.length;
  return {
    ...sheet,
    visionLabel: labelOf(sheet.visionLabel, visions.length),
    // It labels all three of them, in whichever something stands.
    projectsLabel: labelOf(sheet.projectsLabel, measures),
    evaluationLabel: labelOf(sheet.evaluationLabel, evaluations.length),
    trendLabel: labelOf(sheet.trendLabel, trends.length),
    challengeLabel: labelOf(sheet.challengeLabel, challenges.length),
    visions,
    indicators: indicators.map((row, index) => (index === 0 ? { ...row, startsProject: true } : row)),
    indicatorHead: indicators.length === 0 ? null : indicatorHead,
    ...(sheet.planIndicatorLabel === undefined
      ? {}
      : { planIndicatorLabel: labelOf(sheet.planIndicatorLabel, planIndicators.length) }),
    planIndicators,
    planIndicatorHead: planIndicators.length === 0 ? null : planIndicatorHead,
    evaluations,
    surveyLabels:
      findings.length + surveyTables.length === 0
        ? []
        : sheet.surveyLabels.filter(({ text }) => written(text)),
    findings,
    ...(sheet.surveyTables === undefined ? {} : { surveyTables }),
    findingHead: findings.length === 0 ? null : sheet.findingHead,
    trends,
    challenges,
    others: filled(sheet.others),
  };
}

/** 【現状】 and 【課題】 go together: a policy with one of them keeps the label of the other. */
function challengeWithoutBlanks(challenge: Challenge): Challenge {
  const [current, issues] = [filled(challenge.current), filled(challenge.issues)];
  const lines = current.length + issues.length;
  return {
    ...challenge,
    currentLabel: labelOf(challenge.currentLabel, lines),
    issuesLabel: labelOf(challenge.issuesLabel, lines),
    current,
    issues,
  };
}
