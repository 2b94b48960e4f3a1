import { type ReactNode, useState } from 'react';
import { readQuestionCode } from '../../../core/domain/issue-sheets/question-code.ts';
import { noLocation, type OpinionLocation, textLimits } from '../../../core/domain/opinion-sheets/opinion.ts';
import { useWords } from '../../app/words.ts';
import { Button } from '../../ui/button.tsx';
import { Acts, Dialog } from '../../ui/dialog.tsx';
import { RadioGroup, TextField } from '../../ui/form.tsx';
import { AgendaChoice } from './agenda-choice.tsx';
import { MaterialChoice } from './material-choice.tsx';

export interface ChosenPlace {
  readonly location: OpinionLocation;
  /** The passage taken along, or empty. */
  readonly quote: string;
}

type Kind = 'material' | 'agenda' | 'question' | 'wholePlan' | 'none';

function kindOf({ material, agendaItem, question, wholePlan }: OpinionLocation): Kind {
  if (material !== null) {
    return 'material';
  }
  if (agendaItem !== null) {
    return 'agenda';
  }
  if (question !== null) {
    return 'question';
  }
  return wholePlan ? 'wholePlan' : 'none';
}

/** Chooses what an opinion is about: a paper and a passage of it, an item of the agenda, a question, or the whole. */
export function LocationChooser({
  location,
  quote: known,
  meetingId,
  onChoose,
  onClose,
}: {
  readonly location: OpinionLocation;
  /** The passage taken along so far. */
  readonly quote: string;
  readonly meetingId: string;
  readonly onChoose: (place: ChosenPlace) => void;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  const [kind, setKind] = useState<Kind>(() => {
    const known = kindOf(location);
    return known === 'none' ? 'material' : known;
  });
  const [material, setMaterial] = useState(location.material);
  const [quote, setQuote] = useState(known);
  const [agendaItem, setAgendaItem] = useState(location.agendaItem);
  const [question, setQuestion] = useState(location.question?.text ?? '');
  const read = readQuestionCode(question);
  const place: Omit<OpinionLocation, 'label'> = {
    ...noLocation,
    material: kind === 'material' ? material : null,
    agendaItem: kind === 'agenda' ? agendaItem : null,
    question:
      kind === 'question' && question.trim() !== ''
        ? { text: question.trim(), norm: read?.norm ?? null }
        : null,
    wholePlan: kind === 'wholePlan',
  };
  const isComplete = kind === 'none' || kindOf({ ...place, label: '' }) === kind;
  return (
    <Dialog title={t('opinion-sheet:chooser.title')} onClose={onClose} wide>
      <RadioGroup<Kind>
        legend={t('opinion-sheet:chooser.about')}
        inline
        value={kind}
        onChange={setKind}
        choices={(['material', 'agenda', 'question', 'wholePlan', 'none'] as const).map((value) => ({
          value,
          label: t(`opinion-sheet:chooser.kind.${value}`),
        }))}
      />
      {kind === 'material' ? (
        <MaterialChoice
          meetingId={meetingId}
          chosen={material}
          onChoose={(next, passage) => {
            setMaterial(next);
            setQuote(passage.slice(0, textLimits.quote));
          }}
        />
      ) : null}
      {kind === 'agenda' ? (
        <AgendaChoice meetingId={meetingId} chosen={agendaItem} onChoose={setAgendaItem} />
      ) : null}
      {kind === 'question' ? (
        <TextField
          label={t('opinion-sheet:chooser.question')}
          hint={
            question.trim() === ''
              ? t('opinion-sheet:chooser.questionHint')
              : read === null
                ? t('opinion-sheet:chooser.questionAsWritten')
                : t('opinion-sheet:chooser.questionRead', { question: read.norm })
          }
          value={question}
          maxLength={120}
          onChange={(event) => setQuestion(event.target.value)}
        />
      ) : null}
      {kind === 'wholePlan' ? <p>{t('opinion-sheet:chooser.wholePlanNote')}</p> : null}
      {kind === 'none' ? <p>{t('opinion-sheet:chooser.noneNote')}</p> : null}
      <Acts>
        <Button
          look="primary"
          disabled={!isComplete}
          onClick={() =>
            onChoose({ location: { ...place, label: '' }, quote: kind === 'material' ? quote : '' })
          }
        >
          {t('opinion-sheet:chooser.done')}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t('app:cancel')}
        </Button>
      </Acts>
    </Dialog>
  );
}
