import type { ChartSpecification } from '../blocks/block.ts';
import { type SurveyQuestion, shareOf } from './survey.ts';

/**
 * The whole distribution of a question: a bar for each answer, in the order of the report, which is the order of a scale.
 * @param period what stands for the bars: 「n=812」
 * @returns null where no answer has a share
 */
export function questionChart(
  question: Pick<SurveyQuestion, 'answers' | 'respondents'>,
  title: string,
  period: string,
): ChartSpecification | null {
  const shares = question.answers.map((answer) => shareOf(answer, question.respondents));
  if (shares.every((share) => share === null)) return null;
  return {
    type: 'bar',
    title,
    unit: '%',
    periods: [period],
    provisional: [false],
    series: question.answers.map(({ label }, index) => ({
      label,
      unit: '%',
      decimals: 1,
      values: [shares[index] ?? null],
      secondAxis: false,
    })),
    total: null,
    omittedSeries: [],
    omittedPeriods: [],
  };
}
