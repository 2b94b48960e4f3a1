import { halfWidthInPlace } from '../../dates/read-date.ts';
import type { IssueSheet } from '../../issue-sheets/issue-sheet-content.ts';
import { type Finding, finding } from '../finding.ts';
import type { PlacedBlock, PlacedSheet } from '../packet.ts';
import { figureYears } from '../text/figure-years.ts';

/** Fewer lines do not show that a sheet has one for each indicator. */
const LEAST_LINES = 2;

/**
 * Lines of an evaluation without their indicator: where the other lines each repeat values of the table, a line with figures that
 * no table of the packet has speaks of a row that is not there.
 */
export function checkEvaluationRows(
  sheets: readonly PlacedSheet[],
  blocks: readonly PlacedBlock[],
): Finding[] {
  const printed = new Set(
    blocks.flatMap(({ block }) => (block.kind === 'table-row' ? figuresIn(block.text) : [])),
  );
  return sheets.flatMap(({ materialId, sheet }) => {
    const values = new Set(valuesOf(sheet).flatMap(figuresIn));
    const lines = sheet.evaluations.map((line) => ({ line, figures: figuresIn(line.text) }));
    const repeating = lines.filter(({ figures }) => figures.some((figure) => values.has(figure)));
    const others = lines.filter(
      ({ figures }) => figures.length > 0 && figures.every((figure) => !values.has(figure)),
    );
    if (repeating.length < LEAST_LINES || others.length >= repeating.length) return [];
    return others.flatMap(({ line, figures }) =>
      figures.some((figure) => printed.has(figure)) ||
      /達成率|ポイント|倍|平均|合わせ|合計|前年/u.test(line.text)
        ? []
        : [
            finding('evaluationWithoutRow', { materialId, blockId: line.id }, line.text, {
              goal: String(sheet.goalNo),
            }),
          ],
    );
  });
}

function valuesOf({ indicators, planIndicators }: IssueSheet): string[] {
  return [...indicators, ...planIndicators].flatMap(({ baseline, target, result }) => [
    baseline,
    target,
    result,
  ]);
}

/** Numbers of two digits or more that are no years, without separators. */
function figuresIn(source: string): string[] {
  const text = halfWidthInPlace(source);
  const years = figureYears(text);
  return [...text.matchAll(/(?<![\d.,])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?/gu)]
    .filter(({ index }) => !years.some(({ from, to }) => from <= index && index < to))
    .map(([figure]) => figure.replaceAll(',', ''))
    .filter((figure) => figure.replace('.', '').length >= 2);
}
