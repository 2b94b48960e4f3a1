import { type ReactNode, useState } from 'react';
import type { ShownSurvey } from '../../../core/contract/evidence-calls.ts';
import { useWords } from '../../app/words.ts';
import { useAsk } from '../../data/session.tsx';
import { TextField } from '../../ui/form.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';

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
  const [name, setName] = useState(survey.name);
  const [surveyNo, setSurveyNo] = useState(survey.surveyNo ?? '');
  const save = async (): Promise<void> => {
    const no = surveyNo.trim();
    await ask('renameSurvey', { id: survey.id, name: name.trim(), surveyNo: no === '' ? null : no });
  };
  return (
    <FormDialog title={t('evidence:surveys.rename')} onClose={onClose} ready={name.trim() !== ''} save={save}>
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
    </FormDialog>
  );
}
