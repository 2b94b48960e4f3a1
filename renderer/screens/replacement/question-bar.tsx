import type { ReactNode } from 'react';
import { useWords } from '../../app/words.ts';
import { Button, TextButton } from '../../ui/button.tsx';
import type { Carried } from './rows.ts';

/** The one question at the foot: is this the place? */
export function QuestionBar({
  carried,
  choosing,
  selection,
  onAccept,
  onKeep,
  onReopen,
  onChoose,
  onCancel,
  onPlaceSelection,
  onUndo,
  onLater,
}: {
  readonly carried: Carried;
  readonly choosing: boolean;
  /** Words selected in the new version; empty without. */
  readonly selection: string;
  readonly onAccept: () => void;
  readonly onKeep: () => void;
  readonly onReopen: () => void;
  readonly onChoose: () => void;
  readonly onCancel: () => void;
  readonly onPlaceSelection: () => void;
  /** null where there is nothing to take back. */
  readonly onUndo: (() => void) | null;
  /** null where nothing else waits. */
  readonly onLater: (() => void) | null;
}): ReactNode {
  const t = useWords();
  const { placeAfter, annotation } = carried;
  const note = annotation.body === '' ? '' : t('replacement:noteWords', { body: annotation.body });
  if (choosing) {
    return (
      <Bar question={t('replacement:chooseQuestion')} note={note} onUndo={onUndo}>
        <Button look="primary" disabled={selection === ''} onClick={onPlaceSelection}>
          {t('replacement:placeOnSelection')}
        </Button>
        <Button onClick={onCancel}>{t('replacement:stopChoosing')}</Button>
        {selection === '' ? null : <span className="small">「{selection}」</span>}
      </Bar>
    );
  }
  if (placeAfter.decision !== 'pending') {
    return (
      <Bar question={t('replacement:decidedQuestion')} note={note} onUndo={onUndo}>
        <Button onClick={onChoose}>{t('replacement:choosePlace')}</Button>
        {placeAfter.decision === 'automatic' ? null : (
          <Button onClick={onReopen}>{t('replacement:reopen')}</Button>
        )}
      </Bar>
    );
  }
  const hasPlace = placeAfter.target !== null;
  return (
    <Bar
      question={t(hasPlace ? 'replacement:placeQuestion' : 'replacement:goneQuestion')}
      note={note}
      onUndo={onUndo}
    >
      {hasPlace ? (
        <Button look="primary" size="tall" onClick={onAccept}>
          {t('replacement:accept')}
        </Button>
      ) : null}
      <Button look={hasPlace ? 'outline' : 'primary'} size="tall" onClick={onChoose}>
        {t('replacement:choosePlace')}
      </Button>
      <Button size="tall" onClick={onKeep}>
        {t('replacement:keep')}
      </Button>
      {onLater === null ? null : (
        <span className="question-later">
          <TextButton onClick={onLater}>{t('replacement:later')}</TextButton>
        </span>
      )}
    </Bar>
  );
}

function Bar({
  question,
  note,
  onUndo,
  children,
}: {
  readonly question: string;
  readonly note: string;
  readonly onUndo: (() => void) | null;
  readonly children: ReactNode;
}): ReactNode {
  const t = useWords();
  return (
    <section className="question-bar" aria-label={question} data-region="question">
      <p>
        <strong>{question}</strong>
        {note === '' ? null : <span className="question-note">{note}</span>}
      </p>
      <div className="acts">
        {children}
        {onUndo === null ? null : <TextButton onClick={onUndo}>{t('annotate:undo')}</TextButton>}
      </div>
    </section>
  );
}
