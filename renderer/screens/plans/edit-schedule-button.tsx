import type { ReactNode } from 'react';
import { blankScheduleContent } from '../../../core/domain/meetings/schedule-editing.ts';
import { usualMeeting } from '../../app/material-names.ts';
import { goTo } from '../../app/use-route.ts';
import { useWords } from '../../app/words.ts';
import { useAsk, useCall } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { newId } from '../../platform/new-id.ts';
import { Button } from '../../ui/button.tsx';
import { today } from '../../ui/dates.ts';
import { Problem } from '../../ui/problem.tsx';
import { useScheduleWords } from '../drafts/schedule/schedule-words.ts';

/** スケジュールを直す: a draft of the next version of the schedule in force, or of a first one; for the secretariat. */
export function EditScheduleButton({ materialId }: { readonly materialId: string | null }): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const action = useAction();
  const words = useScheduleWords();
  const owner = useCall('owner', {});
  const drafts = useCall('drafts', { state: 'open' });
  const overview = useCall('overview', {});
  const isSecretariat = owner.state === 'ready' && owner.value.role === 'secretariat';
  const meeting = overview.state === 'ready' ? usualMeeting(overview.value, today()) : undefined;
  if (!isSecretariat || drafts.state !== 'ready' || (materialId === null && meeting === undefined)) {
    return null;
  }
  const open = drafts.value.find((draft) =>
    materialId === null ? draft.kind === 'schedule' : draft.materialId === materialId,
  );
  const start = async (): Promise<void> => {
    const draft =
      open ??
      (materialId === null
        ? await ask('startNewDraft', {
            meeting: { meetingId: meeting?.meeting.id ?? '' },
            number: null,
            title: words.title,
            distribution: null,
            content: blankScheduleContent(newId, words),
          })
        : await ask('startDraft', { materialId, versionId: null, content: null }));
    goTo({ screen: 'draft', draftId: draft.id });
  };
  return (
    <>
      <Button disabled={action.busy} onClick={() => void action.run(start)}>
        {t(open !== undefined ? 'schedule:resume' : materialId === null ? 'schedule:make' : 'schedule:edit')}
      </Button>
      {action.error === null ? null : <Problem error={action.error} />}
    </>
  );
}
