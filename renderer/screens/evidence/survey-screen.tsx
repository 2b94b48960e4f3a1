import { type ReactNode, useEffect, useId, useState } from 'react';
import type { ShownSurvey } from '../../../core/contract/evidence-calls.ts';
import { useWords } from '../../app/words.ts';
import { useAsk, useCall, useSession } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { Answered } from '../../ui/answered.tsx';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useAnnounce } from '../../ui/status.tsx';
import { EvidenceFrame } from './evidence-frame.tsx';
import { SurveyImport } from './survey-import.tsx';
import { SurveyNameDialog } from './survey-name-dialog.tsx';
import { questionElementId, SurveyQuestions } from './survey-questions.tsx';

/** アンケート報告書: surveys with their questions and whole distributions. */
export function SurveyScreen({ questionId }: { readonly questionId: string | null }): ReactNode {
  const t = useWords();
  const { cache } = useSession();
  const surveys = useCall('surveys', {});
  return (
    <EvidenceFrame screen="surveys" meetingId={null} lead={t('evidence:surveys.lead')}>
      <SurveyImport />
      <Answered answer={surveys} onRetry={() => cache.retry('surveys', {})}>
        {(value) => <Surveys surveys={value} questionId={questionId} />}
      </Answered>
    </EvidenceFrame>
  );
}

function Surveys({
  surveys,
  questionId,
}: {
  readonly surveys: readonly ShownSurvey[];
  readonly questionId: string | null;
}): ReactNode {
  const t = useWords();
  useEffect(() => {
    if (questionId === null) return;
    const entry = document.getElementById(questionElementId(questionId));
    entry?.scrollIntoView({ block: 'start' });
    entry?.querySelector('summary')?.focus({ preventScroll: true });
  }, [questionId]);
  if (surveys.length === 0) {
    return <p>{t('evidence:surveys.none')}</p>;
  }
  return surveys.map((survey) => <SurveySection key={survey.id} survey={survey} questionId={questionId} />);
}

function SurveySection({
  survey,
  questionId,
}: {
  readonly survey: ShownSurvey;
  readonly questionId: string | null;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const announce = useAnnounce();
  const action = useAction();
  const questionTextId = useId();
  const [naming, setNaming] = useState(false);
  const [removing, setRemoving] = useState(false);
  const name = survey.surveyNo === null ? survey.name : `${survey.surveyNo} ${survey.name}`;
  const remove = async (): Promise<void> => {
    const done = await action.run(async () => {
      await ask('removeSurvey', { id: survey.id });
    });
    if (done) announce(t('evidence:surveys.removed', { name }));
  };
  return (
    <section>
      <h2>{name}</h2>
      <p className="small">
        {t('evidence:surveys.from', { count: survey.questions.length, source: survey.sourceName })}
      </p>
      <p className="finding-acts">
        <Button look="quiet" size="slim" onClick={() => setNaming(true)}>
          {t('evidence:surveys.rename')}
        </Button>
        {removing ? (
          <>
            <span id={questionTextId}>{t('evidence:surveys.removeSure', { name })}</span>
            <Button
              size="slim"
              aria-describedby={questionTextId}
              disabled={action.busy}
              onClick={() => void remove()}
            >
              {t('evidence:surveys.removeNow')}
            </Button>
            <Button look="quiet" size="slim" onClick={() => setRemoving(false)}>
              {t('app:cancel')}
            </Button>
          </>
        ) : (
          <Button look="quiet" size="slim" onClick={() => setRemoving(true)}>
            {t('evidence:surveys.remove')}
          </Button>
        )}
      </p>
      {action.error === null ? null : <Problem error={action.error} />}
      <SurveyQuestions survey={survey} questionId={questionId} />
      {naming ? <SurveyNameDialog survey={survey} onClose={() => setNaming(false)} /> : null}
    </section>
  );
}
