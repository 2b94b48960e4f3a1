import type { QuestionHeading } from '../../core/domain/issue-sheets/question-heading.ts';
import { type Figure, inPercent } from './figures.ts';
import { codeOf, kindOf, totalLabel } from './long-form.ts';
import type { FoundQuestion } from './read-survey.ts';

/** Questions below one another: a heading and the rows up to the next one. */
export interface Block {
  readonly heading: QuestionHeading;
  readonly rows: { readonly cells: readonly string[]; readonly index: number }[];
}

/** A question with its answers; null where no answer has a number. */
export function question(
  heading: QuestionHeading,
  labels: readonly string[],
  counts: readonly (Figure | null)[],
  shares: readonly (Figure | null)[],
): FoundQuestion | null {
  const percents = inPercent(shares);
  const all = labels.map((label, index) => ({
    label,
    count: counts[index] == null ? null : Math.round(counts[index].value),
    percent: percents[index] ?? null,
  }));
  const isTotal = ({ label }: { label: string }): boolean => totalLabel.test(label.normalize('NFKC').trim());
  const answers = all.filter((answer) => !isTotal(answer));
  const code = codeOf(heading.codeText);
  const isEmpty = answers.every(({ count, percent }) => count === null && percent === null);
  if (isEmpty || code === null) return null;
  return {
    survey: code.survey,
    surveyNo: code.surveyNo,
    code: code.norm,
    codeText: heading.codeText,
    text: heading.text,
    kind: heading.kind ?? kindOf(answers.map(({ percent }) => percent)),
    respondents: heading.respondents ?? all.find(isTotal)?.count ?? null,
    answers,
  };
}
