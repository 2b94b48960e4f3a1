import type { SheetLine, SurveyFinding } from '../../issue-sheets/issue-sheet-content.ts';
import type { PlacedSheet } from '../packet.ts';
import { similarity } from '../text/edit.ts';
import { comparisonKey } from '../text/normal.ts';
import { meansShare, type StatedShare, statedShares } from './stated-shares.ts';

/**
 * How a figure in running text relates to the survey tables: word for word; equal but for width and spaces; the share is
 * there under a slightly other label; the label is there with another share; only in the table of another 基本目標;
 * a share of 計画全体の目標指標; nowhere.
 */
export type CitationStatus =
  | 'exact'
  | 'matchAfterFolding'
  | 'labelDiffers'
  | 'percentDiffers'
  | 'onlyInOtherGoal'
  | 'planIndicator'
  | 'unknown';

export interface Answer {
  readonly materialId: string;
  readonly goalNo: number;
  readonly finding: SurveyFinding;
  readonly label: string;
  readonly key: string;
  readonly percent: number;
  /** Who gave it, where a table has a column for each group. */
  readonly group: string | null;
}

export interface Citation {
  readonly label: string;
  readonly percent: number;
  readonly percentText: string;
  /** UTF-16 range in the line, from the opening bracket to the end of the percentage. */
  readonly range: readonly [number, number];
  readonly status: CitationStatus;
  /** The answer it was matched with, its own sheet's before others'. */
  readonly answer: Answer | null;
  /** All answers with this label and share: of the own sheet, or where it has none, of the others. */
  readonly findings: readonly Answer[];
}

export interface CitingLine {
  readonly materialId: string;
  readonly goalNo: number;
  readonly policy: string | null;
  readonly part: 'current' | 'issues' | 'evaluations';
  readonly line: SheetLine;
  readonly citations: readonly Citation[];
}

/** Every answer of every survey table, with the sheet it stands in. */
export function answersOf(sheets: readonly PlacedSheet[]): Answer[] {
  return sheets.flatMap(({ materialId, sheet }) =>
    sheet.findings.flatMap((finding) =>
      finding.answers.flatMap((answer) =>
        answer.labels.map((label) => ({
          materialId,
          goalNo: sheet.goalNo,
          finding,
          label,
          key: comparisonKey(label),
          percent: answer.percent,
          group: answer.group ?? null,
        })),
      ),
    ),
  );
}

/** The lines of 評価, 【現状】 and 【課題】 of all sheets, each with the survey figures it cites (often none). */
export function citingLines(sheets: readonly PlacedSheet[]): CitingLine[] {
  const answers = answersOf(sheets);
  const shares = planShares(sheets);
  return sheets.flatMap(({ materialId, sheet }) => {
    const cite = (part: CitingLine['part'], policy: string | null) => (line: SheetLine) => ({
      materialId,
      goalNo: sheet.goalNo,
      policy,
      part,
      line,
      citations: citationsIn(line.text, sheet.goalNo, answers, shares),
    });
    return [
      ...sheet.evaluations.map(cite('evaluations', null)),
      ...sheet.challenges.flatMap((challenge) => [
        ...challenge.current.map(cite('current', challenge.policy)),
        ...challenge.issues.map(cite('issues', challenge.policy)),
      ]),
    ];
  });
}

interface PlanShare {
  readonly key: string;
  readonly percents: readonly number[];
}

function planShares(sheets: readonly PlacedSheet[]): PlanShare[] {
  return sheets.flatMap(({ sheet }) =>
    sheet.planIndicators.map((row) => ({
      key: comparisonKey(row.indicator),
      percents: [row.baseline, row.target, row.result].flatMap((text) => {
        const number = /(\d+(?:\.\d+)?)%/u.exec(comparisonKey(text))?.[1];
        return number === undefined ? [] : [Number(number)];
      }),
    })),
  );
}

function citationsIn(
  text: string,
  goalNo: number,
  answers: readonly Answer[],
  shares: readonly PlanShare[],
): Citation[] {
  const stated = statedShares(text).flatMap((share) => share.labels.map((label) => ({ share, label })));
  // A line usually quotes one question, so an answer counts more when its finding holds other citations of the line too.
  const weights = new Map<SurveyFinding, number>();
  for (const { share, label } of stated) {
    const key = comparisonKey(label.text);
    const stating = answers.filter((answer) => answer.key === key || meansShare(share, answer.percent));
    for (const answer of stating) {
      const both = answer.key === key && meansShare(share, answer.percent);
      weights.set(answer.finding, (weights.get(answer.finding) ?? 0) + (both ? 2 : 1));
    }
  }
  return stated.map(({ share, label }) =>
    match(
      share,
      label.text,
      goalNo,
      answers,
      shares,
      // Of two groups the one that the line names.
      ({ finding, group }) =>
        (weights.get(finding) ?? 0) + (group !== null && text.includes(group) ? 0.5 : 0),
    ),
  );
}

/** How like a label must be to a table's one to be taken for it, with the same and with another share. */
const LIKE_WITH_SAME_SHARE = 0.6;
const LIKE_WITH_OTHER_SHARE = 0.85;

function match(
  share: StatedShare,
  label: string,
  goalNo: number,
  answers: readonly Answer[],
  shares: readonly PlanShare[],
  weight: (answer: Answer) => number,
): Citation {
  const key = comparisonKey(label);
  const cite = (
    status: CitationStatus,
    answer: Answer | null,
    findings: readonly Answer[] = [],
  ): Citation => ({
    label,
    percent: share.percent,
    percentText: share.percentText,
    range: [share.from, share.to],
    status,
    answer,
    findings,
  });
  const heaviest = (candidates: readonly Answer[]): Answer | null =>
    candidates.reduce<Answer | null>(
      (best, answer) => (best === null || weight(answer) > weight(best) ? answer : best),
      null,
    );

  const exact = answers.filter((answer) => answer.key === key && meansShare(share, answer.percent));
  const ownExact = exact.filter((answer) => answer.goalNo === goalNo);
  const own = heaviest(ownExact);
  if (own !== null) return cite(own.label === label ? 'exact' : 'matchAfterFolding', own, ownExact);
  const plan = shares.filter((row) => row.key.includes(key));
  if (plan.some((row) => row.percents.includes(share.percent))) return cite('planIndicator', null);

  // Before looking into other sheets: the same answer of the own sheet with another share is the likelier meaning
  // only where the other figures of the line come from that question too.
  const sameLabel = answers.filter((answer) => answer.key === key);
  const ownLabel = heaviest(sameLabel.filter((answer) => answer.goalNo === goalNo));
  const elsewhere = heaviest(exact);
  if (ownLabel !== null && (elsewhere === null || weight(ownLabel) > weight(elsewhere))) {
    return cite('percentDiffers', ownLabel);
  }
  if (elsewhere !== null) return cite('onlyInOtherGoal', elsewhere, exact);
  const anyLabel = heaviest(sameLabel);
  if (anyLabel !== null) return cite('percentDiffers', anyLabel);

  const like = answers
    .map((answer) => ({ answer, like: similarity(answer.key, key) }))
    .filter((pair) => pair.like >= LIKE_WITH_SAME_SHARE)
    .sort((a, b) => b.like + nearness(b.answer) - (a.like + nearness(a.answer)));
  function nearness(answer: Answer): number {
    return (answer.goalNo === goalNo ? 0.05 : 0) + Math.min(weight(answer), 5) / 100;
  }
  const sameShare = like.find((pair) => meansShare(share, pair.answer.percent));
  if (sameShare !== undefined) return cite('labelDiffers', sameShare.answer, [sameShare.answer]);
  const otherShare = like.find((pair) => pair.like >= LIKE_WITH_OTHER_SHARE);
  return otherShare === undefined ? cite('unknown', null) : cite('percentDiffers', otherShare.answer);
}
