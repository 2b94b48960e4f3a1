import { comparisonKey } from '../checks/text/normal.ts';
import type { SurveyFinding } from '../issue-sheets/issue-sheet-content.ts';

/** Steps of a scale, and answers that stand beside every other one. */
const step =
  /ほとんど|あまり|たまに|少し|やや|よく|全く|まったく|かなり|とても|どちらかと|ときどき|時々|いつも|程度(?:である|は|だ|$)|十分/u;
const undecided =
  /^(?:わからない|分からない|分らない|どちらともいえない|どちらとも言えない|いずれでもない)$/u;
/** Sentences about oneself that exclude one another: 「解決したい」, 「要求していきたい」. */
const intention = /たい$/u;

const opposites: readonly (readonly [RegExp, RegExp])[] = [
  [/^はい$/u, /^いいえ$/u],
  [
    /(?:知っている|聞いたことは?が?ある|分かる|わかる)/u,
    /(?:知らない|聞いたことは?が?ない|分からない|わからない)$/u,
  ],
  [/いる(?:$|が)/u, /いない$/u],
  [/ある(?:$|が)/u, /ない$/u],
  [/思う$/u, /(?:思わない|足りないと思う)$/u],
  [/できる$/u, /できない$/u],
  [/(?:する|した)(?:$|が)/u, /(?:しない|していない|しなかった)$/u],
  [/満足/u, /不満/u],
  [/(?:十分|足りている)/u, /(?:不十分|足りない)/u],
];

/**
 * Whether the answers of a question exclude one another, as far as their words show: yes and no, steps of a scale, sentences
 * of intention. Papers seldom say so.
 */
export function looksSingleAnswer(finding: SurveyFinding): boolean {
  const labels = finding.answers.flatMap((answer) => answer.labels.map(comparisonKey));
  if (labels.length < 2 || sumOfShares(finding) > 100.5) return false;
  if (labels.filter((label) => step.test(label)).length >= 2) return true;
  if (labels.every((label) => intention.test(label))) return true;
  if (
    labels.some((label) => undecided.test(label)) &&
    labels.some((label) => /(?:思う|はい|いる|ある)$/u.test(label))
  ) {
    return true;
  }
  return opposites.some(([yes, no]) =>
    labels.some(
      (label, index) => yes.test(label) && labels.some((other, at) => at !== index && no.test(other)),
    ),
  );
}

/** The printed shares together; a tie counts once for each of its labels. One digit behind the point. */
export function sumOfShares(finding: SurveyFinding): number {
  const tenths = finding.answers.reduce(
    (sum, answer) => sum + Math.round(answer.percent * 10) * answer.labels.length,
    0,
  );
  return tenths / 10;
}
