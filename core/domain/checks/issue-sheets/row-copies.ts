import type { IndicatorHead, IssueSheet, SheetLine } from '../../issue-sheets/issue-sheet-content.ts';
import { type Finding, finding } from '../finding.ts';
import type { PlacedSheet } from '../packet.ts';
import { similarity } from '../text/edit.ts';
import { comparisonKey } from '../text/normal.ts';

/** So like must the longest cell of two rows be to be the same row. */
const SAME_ROW = 0.8;
const LEAST_CELL = 5;

/**
 * Papers that went through several programs print a table twice. Where the copies say the same, the importer keeps one; a
 * row that differs is left over, cell by cell, at the end of the sheet or of the 評価. Which of the two is right a person has to say.
 */
export function checkRowCopies(sheets: readonly PlacedSheet[]): Finding[] {
  return sheets.flatMap(({ materialId, sheet }) => {
    const rows = rowsOf(sheet);
    const findings: Finding[] = [];
    // Cells of a copy that stood beside the 評価 are left over there.
    const left = [...sheet.evaluations, ...sheet.others];
    let from = 0;
    while (from < left.length) {
      const copy = copyAt(left, from, rows);
      if (copy === null) {
        from += 1;
        continue;
      }
      const { row, cells } = copy;
      const odd = cells.find((cell) => !row.includes(comparisonKey(cell.text))) ?? cells[0];
      if (odd !== undefined) {
        findings.push(
          finding('rowCopyDiffers', { materialId, blockId: odd.id }, odd.text, {
            printed: cells.map((cell) => cell.text).join(' / '),
            goal: String(sheet.goalNo),
          }),
        );
      }
      from += cells.length;
    }
    return findings;
  });
}

function rowsOf(sheet: IssueSheet): string[][] {
  return [
    ...sheet.findings.map((row) => [row.text, row.questionText]),
    ...sheet.indicators.map((row) => [row.project, row.indicator, row.baseline, row.target, row.result]),
    ...sheet.planIndicators.map((row) => [row.indicator, row.baseline, row.target, row.result]),
    ...[sheet.indicatorHead, sheet.planIndicatorHead].flatMap(headRows),
  ].map((cells) => cells.map(comparisonKey));
}

/** Heads stand in one row, or with the years of 現状 and 目標 in a second one. */
function headRows(head: IndicatorHead | null): string[][] {
  if (head === null) return [];
  const [baseline, target, result] = [head.baseline, head.target, head.result].map(
    ({ label, period }) => `${label}${period}`,
  );
  return [
    [head.project, head.indicator, baseline ?? '', target ?? '', result ?? ''].filter((cell) => cell !== ''),
    [head.indicator, head.group, result ?? ''],
    [baseline ?? '', target ?? ''],
  ];
}

/** The run of left-over cells from `from` on that is a copy of a row with something changed. */
function copyAt(
  others: readonly SheetLine[],
  from: number,
  rows: readonly (readonly string[])[],
): { row: readonly string[]; cells: readonly SheetLine[] } | null {
  for (const row of rows) {
    for (const length of [row.length, row.length - 1]) {
      const cells = others.slice(from, from + length);
      if (cells.length !== length || length < 2) continue;
      const keys = cells.map((cell) => comparisonKey(cell.text));
      const compared = row.slice(row.length - length);
      const same = keys.filter((key, index) => key === compared[index]).length;
      const longest = keys.reduce(
        (best, key, index) => (key.length > (keys[best]?.length ?? 0) ? index : best),
        0,
      );
      const like = similarity(keys[longest] ?? '', compared[longest] ?? '');
      const long = (keys[longest]?.length ?? 0) >= LEAST_CELL;
      if (long && like >= SAME_ROW && same >= length - 1 && same < length) return { row, cells };
    }
  }
  return null;
}
