import type { ReactNode } from 'react';
import type { Overview } from '../../../../core/contract/schemas.ts';
import { blankScheduleContent } from '../../../../core/domain/meetings/schedule-editing.ts';
import { useWords } from '../../../app/words.ts';
import { newId } from '../../../platform/new-id.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { useNewDraft } from '../new-draft.tsx';
import { useScheduleWords } from './schedule-words.ts';

/** 策定スケジュール from nothing: with which meeting it is given out; then it is written. */
export function NewScheduleDialog({
  overview,
  onClose,
}: {
  readonly overview: Overview;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  const words = useScheduleWords();
  const { fields, ready, begin } = useNewDraft(overview);
  const start = (): Promise<void> =>
    begin({
      number: null,
      title: words.title,
      distribution: null,
      content: blankScheduleContent(newId, words),
    });
  return (
    <FormDialog
      title={t('schedule:make')}
      onClose={onClose}
      submit={t('draft:new.submit')}
      ready={ready}
      save={start}
    >
      <p>{t('schedule:makeLead')}</p>
      {fields}
    </FormDialog>
  );
}
