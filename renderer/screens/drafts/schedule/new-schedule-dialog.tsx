import type { ReactNode } from 'react';
import type { Overview } from '../../../../core/contract/schemas.ts';
import { blankScheduleContent } from '../../../../core/domain/meetings/schedule-editing.ts';
import { goTo } from '../../../app/use-route.ts';
import { useWords } from '../../../app/words.ts';
import { useAsk } from '../../../data/session.tsx';
import { newId } from '../../../platform/new-id.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { useDraftMeeting } from '../draft-meeting.tsx';
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
  const ask = useAsk();
  const words = useScheduleWords();
  const { fields, meeting, ready } = useDraftMeeting(overview);
  const start = async (): Promise<void> => {
    const draft = await ask('startNewDraft', {
      meeting,
      number: null,
      title: words.title,
      distribution: null,
      content: blankScheduleContent(newId, words),
    });
    goTo({ screen: 'draft', draftId: draft.id });
  };
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
