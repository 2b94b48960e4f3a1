import { checkFigures } from './figures/check-figures.ts';
import type { JudgedFigure } from './figures/judged-figures.ts';
import { type Finding, findingCodes } from './finding.ts';
import { checkCitations } from './issue-sheets/check-citations.ts';
import { checkIndicators } from './issue-sheets/check-indicators.ts';
import { checkQuestions } from './issue-sheets/check-questions.ts';
import { checkEvaluationRows } from './issue-sheets/evaluation-rows.ts';
import { checkIndicatorCounts } from './issue-sheets/indicator-counts.ts';
import { checkNamedQuestions } from './issue-sheets/named-questions.ts';
import { checkRowCopies } from './issue-sheets/row-copies.ts';
import { checkSumsOfAnswers } from './issue-sheets/sums-of-answers.ts';
import { checkSurveyReports } from './issue-sheets/survey-reports.ts';
import { checkAgenda } from './meetings/agenda.ts';
import { checkHandouts } from './meetings/handouts.ts';
import { checkReferences, checkReferredTitles, checkTableReferences } from './meetings/references.ts';
import { checkSchedule } from './meetings/schedule.ts';
import { blocksOf, type CheckedPacket, sheetsOf } from './packet.ts';
import { checkAcrossTables } from './statistics/across-tables.ts';
import { checkChanges } from './statistics/changes.ts';
import { checkCompleteness } from './statistics/completeness.ts';
import { checkFiguresInText } from './statistics/figures-in-text.ts';
import { checkFormulas, withoutGuesses } from './statistics/formulas.ts';
import { type Grid, gridsOf } from './statistics/grid.ts';
import { checkHundreds } from './statistics/hundreds.ts';
import { checkRates } from './statistics/rates.ts';
import { checkTotals } from './statistics/totals.ts';
import { checkTrendsInText } from './statistics/trends-in-text.ts';
import { checkDatedActs } from './text/dated-acts.ts';
import { checkDatesInText } from './text/dates-in-text.ts';
import { checkEventDates } from './text/event-dates.ts';
import { checkNames } from './text/names.ts';
import { comparisonKey } from './text/normal.ts';
import { checkPhrases } from './text/phrases.ts';
import { checkSentences } from './text/sentences.ts';
import { checkSharesWithCounts } from './text/shares-with-counts.ts';
import { checkStatedChanges } from './text/stated-changes.ts';
import { checkCountDifferences, checkPointDifferences } from './text/stated-differences.ts';
import { checkStatedSums } from './text/stated-sums.ts';
import { checkTerms } from './text/terms.ts';

const weight = { error: 0, warning: 1, info: 2 } as const;

/**
 * Looks through the papers of one meeting for what contradicts itself, is missing or leads nowhere. Knows the structure of
 * such papers and the general words of the field, never a particular packet.
 * @returns errors first, then warnings, then information; inside each in the order of the packet
 */
export function checkPacket(packet: CheckedPacket): Finding[] {
  return lookThrough(packet).findings;
}

/** What checkPacket finds, with every figure of 現状, 課題 and 評価 and what it rests on. */
export function lookThrough(packet: CheckedPacket): {
  readonly findings: Finding[];
  readonly figures: readonly JudgedFigure[];
} {
  const grids = gridsOf(packet);
  const sheets = sheetsOf(packet);
  const blocks = blocksOf(packet);
  const findings = [
    ...checkAgenda(packet),
    ...checkHandouts(packet),
    ...checkReferences(packet, blocks),
    ...checkReferredTitles(packet),
    ...checkTableReferences(packet, blocks),
    ...checkSchedule(packet),
    ...grids.flatMap((grid) => [
      ...checkTotals(grid),
      ...withoutGuesses(packet, checkRates(grid, grids)),
      ...checkChanges(grid),
    ]),
    ...checkFormulas(packet),
    ...checkAcrossTables(grids),
    ...checkCompleteness(packet),
    ...checkHundreds(grids, blocks),
    ...checkFiguresInText(grids, blocks),
    ...checkTrendsInText(grids, blocks),
    ...checkIndicators(sheets, blocks),
    ...checkIndicatorCounts(sheets),
    ...checkEvaluationRows(sheets, blocks),
    ...checkQuestions(sheets),
    ...checkNamedQuestions(sheets, blocks),
    ...checkRowCopies(sheets),
    ...ofSurveys(checkCitations(sheets), grids),
    ...checkSumsOfAnswers(sheets),
    ...checkSurveyReports(sheets, packet.surveys ?? []),
    ...checkDatesInText(packet, blocks),
    ...checkEventDates(blocks),
    ...checkDatedActs(blocks),
    ...checkSentences(blocks),
    ...checkPointDifferences(blocks),
    ...checkCountDifferences(blocks),
    ...checkSharesWithCounts(blocks),
    ...checkStatedChanges(blocks),
    ...checkStatedSums(blocks),
    ...checkNames(blocks),
    ...checkPhrases(blocks),
    ...checkTerms(blocks),
  ];
  const { findings: ofFigures, judged } = checkFigures(blocks, findings);
  findings.push(...ofFigures);
  const places = new Map<string, number>();
  blocks.forEach(({ block }, index) => {
    places.set(block.id, index);
  });
  const materials = new Map(packet.materials.map((material, index) => [material.materialId, index]));
  const order = (item: Finding): number =>
    (materials.get(item.materialId ?? '') ?? packet.materials.length) * 1_000_000 +
    (places.get(item.blockId ?? '') ?? 0);
  const codes: readonly string[] = findingCodes;
  const code = (item: Finding): number => codes.indexOf(item.code);
  const sorted = unique(findings).sort(
    (a, b) => weight[a.severity] - weight[b.severity] || order(a) - order(b) || code(a) - code(b),
  );
  return { findings: sorted, figures: judged };
}

/** Without answers that no survey has because they are rows of statistics: 「生活費・家計」が40.9%. */
function ofSurveys(citations: readonly Finding[], grids: readonly Grid[]): Finding[] {
  const rows = new Set(grids.flatMap((grid) => [...grid.rows, ...grid.columns].map(({ key }) => key)));
  return citations.filter(
    ({ code, values }) => code !== 'citationUnknown' || !rows.has(comparisonKey(values['label'] ?? '')),
  );
}

/** Two rules may come upon the same thing at the same place. */
function unique(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter((item) => {
    const key = JSON.stringify([item.code, item.materialId, item.blockId, item.quote]);
    return seen.has(key) ? false : seen.add(key);
  });
}
