import { type ReactNode, useState } from 'react';
import type { ShownSurvey } from '../../../core/contract/evidence-calls.ts';
import { useWords } from '../../app/words.ts';
import { useAsk } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { Acts, Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/form.tsx';
import { Problem } from '../../ui/problem.tsx';

/** Name and number by which papers cite a survey. */
export function SurveyNameDialog({
  survey,
  onClose,
}: {
  readonly survey: ShownSurvey;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const action = useAction();
  const [name, setName] = useState(survey.name);
  const [surveyNo, setSurveyNo] = useState(survey.surveyNo ?? '');
  const save = async (): Promise<void> => {
    const no = surveyNo.trim();
    await ask('renameSurvey', { id: survey.id, name: name.trim(), surveyNo: no === '' ? null : no });
  };
  return (
    <Dialog title={t('evidence:surveys.rename')} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void action.run(save).then((done) => {
            if (done) onClose();
          });
        }}
      >
        <TextField
          label={t('evidence:surveys.name')}
          hint={t('evidence:surveys.nameHint')}
          required
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label={t('evidence:surveys.no')}
          hint={t('evidence:surveys.noHint')}
          maxLength={10}
          value={surveyNo}
          onChange={(event) => setSurveyNo(event.target.value)}
        />
        {action.error === null ? null : <Problem error={action.error} />}
        <Acts>
          <Button look="primary" type="submit" disabled={action.busy || name.trim() === ''}>
            {t('app:save')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t('app:cancel')}
          </Button>
        </Acts>
      </form>
    </Dialog>
  );
}
