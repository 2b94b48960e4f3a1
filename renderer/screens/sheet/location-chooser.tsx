import { type ReactNode, useState } from 'react';
import { readQuestionCode } from '../../../core/domain/issue-sheets/question-code.ts';
import { noLocation, type OpinionLocation, textLimits } from '../../../core/domain/opinion-sheets/opinion.ts';
import { useWords } from '../../app/words.ts';
import { Button } from '../../ui/button.tsx';
import { Acts, Dialog } from '../../ui/dialog.tsx';
import { Checkbox, TextField } from '../../ui/form.tsx';
import { AgendaChoice } from './agenda-choice.tsx';
import { MaterialChoice } from './material-choice.tsx';

export interface ChosenPlace {
  readonly location: OpinionLocation;
  /** The passage taken along, or empty. */
  readonly quote: string;
}

const kinds = ['material', 'agenda', 'question', 'wholePlan'] as const;
type Kind = (typeof kinds)[number];

function kindsOf({ material, agendaItem, question, wholePlan }: Omit<OpinionLocation, 'label'>): Set<Kind> {
  const isSaid = {
    material: material !== null,
    agenda: agendaItem !== null,
    question: question !== null,
    wholePlan,
  };
  return new Set(kinds.filter((kind) => isSaid[kind]));
}

/**
 * Chooses what an opinion is about: a paper and a passage of it, an item of the agenda, a question, the whole; one of each kind
 * beside each other, as an opinion may be about a passage and the question it cites.
 */
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
  const [ticked, setTicked] = useState<ReadonlySet<Kind>>(() => {
    const known = kindsOf(location);
    return known.size === 0 ? new Set<Kind>(['material']) : known;
  });
  const [material, setMaterial] = useState(location.material);
  const [quote, setQuote] = useState(known);
  const [agendaItem, setAgendaItem] = useState(location.agendaItem);
  const [question, setQuestion] = useState(location.question?.text ?? '');
  const read = readQuestionCode(question);
  const place: Omit<OpinionLocation, 'label'> = {
    ...noLocation,
    material: ticked.has('material') ? material : null,
    agendaItem: ticked.has('agenda') ? agendaItem : null,
    question:
      ticked.has('question') && question.trim() !== ''
        ? { text: question.trim(), norm: read?.norm ?? null }
        : null,
    wholePlan: ticked.has('wholePlan'),
  };
  // A passage goes with its paper; words that were copied without one stay.
  const ownQuote = location.material === null ? known : '';
  // What was ticked and not filled in says nothing; something must be said unless nothing is ticked.
  const isComplete = ticked.size === 0 || kindsOf(place).size > 0;
  return (
    <Dialog title={t('opinion-sheet:chooser.title')} onClose={onClose} wide>
      <fieldset className="radio-group inline">
        <legend>{t('opinion-sheet:chooser.about')}</legend>
        {kinds.map((kind) => (
          <Checkbox
            key={kind}
            label={t(`opinion-sheet:chooser.kind.${kind}`)}
            checked={ticked.has(kind)}
            onChange={(event) =>
              setTicked(
                new Set(kinds.filter((one) => (one === kind ? event.target.checked : ticked.has(one)))),
              )
            }
          />
        ))}
      </fieldset>
      {ticked.has('material') ? (
        <MaterialChoice
          meetingId={meetingId}
          chosen={material}
          onChoose={(next, passage) => {
            setMaterial(next);
            setQuote(passage.slice(0, textLimits.quote));
          }}
        />
      ) : null}
      {ticked.has('agenda') ? (
        <AgendaChoice meetingId={meetingId} chosen={agendaItem} onChoose={setAgendaItem} />
      ) : null}
      {ticked.has('question') ? (
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
      {ticked.has('wholePlan') ? <p>{t('opinion-sheet:chooser.wholePlanNote')}</p> : null}
      {ticked.size === 0 ? <p>{t('opinion-sheet:chooser.noneNote')}</p> : null}
      <Acts>
        <Button
          look="primary"
          disabled={!isComplete}
          onClick={() =>
            onChoose({ location: { ...place, label: '' }, quote: place.material === null ? ownQuote : quote })
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
