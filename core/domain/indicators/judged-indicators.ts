import { comparisonKey } from '../checks/text/normal.ts';
import { printedDates } from '../checks/text/printed-dates.ts';
import { halfWidthInPlace } from '../dates/read-date.ts';
import type { IndicatorHead, IssueSheet, PlanIndicator } from '../issue-sheets/issue-sheet-content.ts';
import type { Direction } from './direction.ts';
import { judgeIndicator } from './judge.ts';
import type { IndicatorPeriod, IndicatorValues, Judgement } from './judgement.ts';
import { type PrintedRating, printedRating } from './printed-rating.ts';
import { fiscalYearIn } from './written-value.ts';

/** A row of an indicator table of an issue sheet, judged. */
export interface JudgedIndicator extends IndicatorValues {
  readonly materialId: string;
  /** Id of its row, which is the id of its block. */
  readonly blockId: string;
  readonly goalNo: number;
  readonly goalTitle: string;
  /** `project`: of a 事業. `plan`: 計画全体の目標指標. */
  readonly scope: 'project' | 'plan';
  /** 事業名; empty for `plan`. */
  readonly project: string;
  /** Equal keys are the same indicator, whichever version or meeting it stands in. */
  readonly key: string;
  readonly baselinePeriod: IndicatorPeriod | null;
  readonly judgement: Judgement;
  /** What the paper itself prints in a column of ratings. */
  readonly printedRating: PrintedRating | null;
}

/** What names an indicator beyond one paper: what it measures, and for which goal. */
export function indicatorKey(goalNo: number, scope: JudgedIndicator['scope'], indicator: string): string {
  return `${goalNo} ${scope} ${comparisonKey(indicator)}`;
}

/**
 * Every indicator of issue sheets with its judgement, in printed order, those of the 事業 before those of the plan.
 * @param chosen directions that the secretariat has set, by indicatorKey
 */
export function judgedIndicators(
  sheets: readonly { readonly materialId: string; readonly sheet: IssueSheet }[],
  chosen: ReadonlyMap<string, Direction> = new Map(),
): JudgedIndicator[] {
  return sheets.flatMap(({ materialId, sheet }) => {
    const judge = (
      scope: JudgedIndicator['scope'],
      row: PlanIndicator,
      head: IndicatorHead | null,
      project: string,
    ): JudgedIndicator => {
      const values: IndicatorValues = {
        indicator: row.indicator,
        baseline: row.baseline,
        target: row.target,
        result: row.result,
        targetPeriod: periodOf(head?.target),
        resultPeriod: periodOf(head?.result),
      };
      const key = indicatorKey(sheet.goalNo, scope, row.indicator);
      return {
        ...values,
        materialId,
        blockId: row.id,
        goalNo: sheet.goalNo,
        goalTitle: sheet.goalTitle,
        scope,
        project,
        key,
        baselinePeriod: periodOf(head?.baseline),
        judgement: judgeIndicator(values, chosen.get(key) ?? null),
        printedRating: printedRating(head, row.more),
      };
    };
    return [
      ...sheet.indicators.map((row) => judge('project', row, sheet.indicatorHead, row.project)),
      ...sheet.planIndicators.map((row) => judge('plan', row, sheet.planIndicatorHead, '')),
    ];
  });
}

/** 「目標」「（令和3〜5年度）」: the last year that is named. */
function periodOf(
  column: { readonly label: string; readonly period: string } | undefined,
): IndicatorPeriod | null {
  if (column === undefined) return null;
  for (const source of [column.period, column.label]) {
    const text = halfWidthInPlace(source).trim();
    const dates = printedDates(text).filter((date) => date.year !== null);
    const last = dates.at(-1);
    if (last !== undefined) {
      return { text: text.replace(/^\(\s*(.*?)\s*\)$/su, '$1'), fiscalYear: fiscalYearIn(last) };
    }
  }
  return null;
}
