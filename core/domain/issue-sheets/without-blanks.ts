import type { IssueSheet, IssueSheetContent, PlanIndicator, SheetLine } from './issue-sheet-content.ts';
import { withoutBlankColumns } from './more-columns.ts';
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
 * A content without the rows and labels that nobody has filled in, and without heads over tables that are left without rows. This is
 * what is published and printed; rows that say anything stay as they are.
 */
export function withoutBlanks(content: IssueSheetContent): IssueSheetContent {
  return {
    ...content,
    title: ifWritten(content.title),
    notes: filled(content.notes),
    sheets: content.sheets.map(sheetWithoutBlanks),
  };
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
  const surveyTables = (sheet.surveyTables ?? [])
    .map(withoutBlankTableRows)
    .filter(({ captions, rows, notes }) => captions.length + rows.length + notes.length > 0);
  const findings = sheet.findings.filter((row) => written(row.text, row.questionText));
  return {
    ...sheet,
    visionLabel: ifWritten(sheet.visionLabel),
    projectsLabel: ifWritten(sheet.projectsLabel),
    evaluationLabel: ifWritten(sheet.evaluationLabel),
    trendLabel: ifWritten(sheet.trendLabel),
    challengeLabel: ifWritten(sheet.challengeLabel),
    visions: sheet.visions
      .map((vision) => ({ ...vision, items: filled(vision.items) }))
      .filter(({ policy, items }) => written(policy) || items.length > 0),
    indicators: indicators.map((row, index) => (index === 0 ? { ...row, startsProject: true } : row)),
    indicatorHead: indicators.length === 0 ? null : indicatorHead,
    planIndicators,
    planIndicatorHead: planIndicators.length === 0 ? null : planIndicatorHead,
    evaluations: filled(sheet.evaluations),
    surveyLabels: sheet.surveyLabels.filter(({ text }) => written(text)),
    findings,
    ...(sheet.surveyTables === undefined ? {} : { surveyTables }),
    findingHead: findings.length === 0 ? null : sheet.findingHead,
    trends: sheet.trends
      .map((trend) => ({ ...trend, items: filled(trend.items) }))
      .filter(({ title, items }) => written(title) || items.length > 0),
    challenges: sheet.challenges
      .map((challenge) => ({
        ...challenge,
        currentLabel: ifWritten(challenge.currentLabel),
        issuesLabel: ifWritten(challenge.issuesLabel),
        current: filled(challenge.current),
        issues: filled(challenge.issues),
      }))
      .filter(({ policy, current, issues }) => written(policy) || current.length + issues.length > 0),
    others: filled(sheet.others),
  };
}
