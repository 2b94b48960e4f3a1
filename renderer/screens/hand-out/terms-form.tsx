import { type ReactNode, type Ref, useImperativeHandle, useState } from 'react';
import { ShingiError } from '../../../core/contract/errors.ts';
import type { SheetTerms } from '../../../core/domain/opinion-sheets/form-settings.ts';
import { useWords } from '../../app/words.ts';
import { useAsk, useCall, useSession } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { Answered } from '../../ui/answered.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { TextField } from '../../ui/form.tsx';
import { clockOf, dayOf, momentOf } from '../../ui/moments.ts';
import { Problem } from '../../ui/problem.tsx';

export interface TermsHandle {
  /** Stores what is in the fields. Rejects when it cannot be stored. */
  readonly save: () => Promise<void>;
}

/** Clock time that a deadline has until somebody says another. */
const usualTime = '17:00';

/** 提出期限 and how sheets are handed in; stored when a field is left. */
export function TermsForm({
  meetingId,
  handle,
}: {
  readonly meetingId: string;
  readonly handle: Ref<TermsHandle>;
}): ReactNode {
  const { cache } = useSession();
  const terms = useCall('sheetTerms', { meetingId });
  return (
    <Answered answer={terms} onRetry={() => cache.retry('sheetTerms', { meetingId })}>
      {(value) => <Fields meetingId={meetingId} terms={value} handle={handle} />}
    </Answered>
  );
}

function Fields({
  meetingId,
  terms,
  handle,
}: {
  readonly meetingId: string;
  readonly terms: SheetTerms;
  readonly handle: Ref<TermsHandle>;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const action = useAction();
  /** null while what is typed is no day. */
  const [day, setDay] = useState<string | null>(terms.dueAt === null ? '' : dayOf(terms.dueAt));
  const [clock, setClock] = useState(terms.dueAt === null ? usualTime : clockOf(terms.dueAt));
  const [note, setNote] = useState(terms.handInNote);
  const [saved, setSaved] = useState(false);
  const save = async (): Promise<void> => {
    if (day === null) {
      throw new ShingiError('invalid-input', { field: 'dueAt' });
    }
    const next: SheetTerms = {
      dueAt: day === '' ? null : momentOf(day, clock === '' ? usualTime : clock),
      handInNote: note.trim(),
    };
    if (next.dueAt !== terms.dueAt || next.handInNote !== terms.handInNote) {
      await ask('saveSheetTerms', { meetingId, terms: next });
      setSaved(true);
    }
  };
  useImperativeHandle(handle, () => ({ save }));
  const leave = (): void => {
    // The field itself says what is wrong with it.
    if (day !== null) {
      void action.run(save);
    }
  };
  return (
    <fieldset className="terms" onBlur={leave}>
      <legend>{t('hand-out:terms.title')}</legend>
      <div className="terms-when">
        <DateField label={t('hand-out:terms.day')} value={day} onChange={setDay} />
        <TextField
          label={t('hand-out:terms.time')}
          type="time"
          value={clock}
          disabled={day === null || day === ''}
          onChange={(event) => setClock(event.target.value)}
        />
      </div>
      <TextField
        label={t('hand-out:terms.note')}
        hint={t('hand-out:terms.noteHint')}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <p className="small" role="status">
        {saved ? t('hand-out:terms.saved') : t('hand-out:terms.hint')}
      </p>
      {action.error === null ? null : <Problem error={action.error} />}
    </fieldset>
  );
}
