import { halfWidthInPlace } from '../../dates/read-date.ts';
import { type Finding, finding } from '../finding.ts';
import type { PlacedSheet } from '../packet.ts';
import { comparisonKey, sentencesOf } from '../text/normal.ts';
import { answersOf, citingLines } from './citations.ts';

const sum =
  /(?<labels>「[^「」]{1,40}」(?:(?:と|又は|または|や|、|及び|および|・)?「[^「」]{1,40}」)+)[^「」%。]{0,24}?(?:合わせ|あわせ|合計|足し)[^「」\d。]{0,16}(?<share>\d{1,3}(?:\.\d+)?)\s*%/gu;

/** 「「満足」又は「やや満足」とする人は合わせて77.6%」 against the answers of the questions that have both. */
export function checkSumsOfAnswers(sheets: readonly PlacedSheet[]): Finding[] {
  const answers = answersOf(sheets);
  if (answers.length === 0) return [];
  return citingLines(sheets).flatMap(({ materialId, line }) =>
    sentencesOf(halfWidthInPlace(line.text)).flatMap(({ sentence, offset }) =>
      [...sentence.matchAll(sum)].flatMap((match): Finding[] => {
        const labels = [...(match.groups?.['labels'] ?? '').matchAll(/「([^「」]+)」/gu)].map(
          ([, label = '']) => comparisonKey(label),
        );
        const questions = new Set(
          answers.filter(({ key }) => key === labels[0]).map((answer) => answer.finding),
        );
        const sums = [...questions].flatMap((question) => {
          const shares = labels.map(
            (label) => answers.find((answer) => answer.finding === question && answer.key === label)?.percent,
          );
          return shares.includes(undefined)
            ? []
            : [{ question, total: shares.reduce<number>((all, share) => all + (share ?? 0), 0) }];
        });
        const stated = Number(match.groups?.['share']);
        const decimals = match.groups?.['share']?.split('.')[1]?.length ?? 0;
        // The parts were rounded before they were added, or after.
        const tolerance = 10 ** -decimals * labels.length * 0.5 + 1e-9;
        const [first] = sums;
        if (first === undefined || sums.some(({ total }) => Math.abs(total - stated) <= tolerance)) return [];
        const quote = line.text.slice(offset + match.index, offset + match.index + match[0].length);
        return [
          finding('answersSumDiffers', { materialId, blockId: line.id }, quote, {
            printed: quote,
            question: first.question.questionText,
            computed: `${first.total.toFixed(decimals)}%`,
          }),
        ];
      }),
    ),
  );
}
