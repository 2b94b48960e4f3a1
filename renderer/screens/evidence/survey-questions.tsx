import { type ReactNode, useMemo, useState } from 'react';
import type { ShownSurvey } from '../../../core/contract/evidence-calls.ts';
import { questionChart } from '../../../core/domain/evidence/question-chart.ts';
import { type SurveyQuestion, shareOf } from '../../../core/domain/evidence/survey.ts';
import { useWords } from '../../app/words.ts';
import { Charts } from './chart.tsx';

export function questionElementId(questionId: string): string {
  return `question-${questionId}`;
}

/** Questions in the order of the report; each opens to its distribution. */
export function SurveyQuestions({
  survey,
  questionId,
}: {
  readonly survey: ShownSurvey;
  readonly questionId: string | null;
}): ReactNode {
  return (
    <div className="survey-questions">
      {survey.questions.map((question) => (
        <Question key={question.id} question={question} wanted={question.id === questionId} />
      ))}
    </div>
  );
}

function Question({
  question,
  wanted,
}: {
  readonly question: SurveyQuestion;
  readonly wanted: boolean;
}): ReactNode {
  const t = useWords();
  const [chosen, setChosen] = useState<boolean | null>(null);
  const open = chosen ?? wanted;
  return (
    <details
      id={questionElementId(question.id)}
      open={open}
      onToggle={(event) => setChosen(event.currentTarget.open)}
    >
      <summary>
        <b lang="ja">{question.codeText}</b> <span lang="ja">{question.text}</span>
        <span className="small">
          {t(`evidence:surveys.kind.${question.kind}`)}
          {question.respondents === null ? '' : `　n=${question.respondents.toLocaleString('ja-JP')}`}
        </span>
      </summary>
      {open ? <Distribution question={question} /> : null}
    </details>
  );
}

function Distribution({ question }: { readonly question: SurveyQuestion }): ReactNode {
  const t = useWords();
  const { respondents } = question;
  const charts = useMemo(() => {
    const period = respondents === null ? t('evidence:surveys.share') : `n=${respondents}`;
    const chart = questionChart(question, `${question.codeText} ${question.text}`.trim(), period);
    return chart === null ? [] : [chart];
  }, [question, respondents, t]);
  return (
    <>
      <Charts id={`question-${question.id}`} charts={charts} />
      <table className="list-table figures distribution">
        <thead>
          <tr>
            <th scope="col">{t('evidence:surveys.answer')}</th>
            <th scope="col" className="figure-cell">
              {t('evidence:surveys.count')}
            </th>
            <th scope="col" className="figure-cell">
              {t('evidence:surveys.share')}
            </th>
          </tr>
        </thead>
        <tbody>
          {question.answers.map((answer) => {
            const share = shareOf(answer, respondents);
            return (
              <tr key={answer.label}>
                <th scope="row" lang="ja">
                  {answer.label}
                </th>
                <td className="figure-cell">{answer.count?.toLocaleString('ja-JP') ?? '―'}</td>
                <td className="figure-cell">{share === null ? '―' : `${shareText(share)}%`}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}

/** With one digit behind the point, or with as many as the report prints. */
function shareText(share: number): string {
  const printed = String(share);
  return /\.\d{2,}$/u.test(printed) ? printed : share.toFixed(1);
}
