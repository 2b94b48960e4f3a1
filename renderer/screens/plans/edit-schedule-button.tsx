import { type ReactNode, useCallback, useState } from 'react';
import { goTo } from '../../app/use-route.ts';
import { useWords } from '../../app/words.ts';
import { useAsk, useCall } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';
import { NewScheduleDialog } from '../drafts/schedule/new-schedule-dialog.tsx';

/** スケジュールを直す: a draft of the next version of the schedule in force, or of a first one; for the secretariat. */
export function EditScheduleButton({ materialId }: { readonly materialId: string | null }): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const action = useAction();
  const owner = useCall('owner', {});
  const drafts = useCall('drafts', { state: 'open' });
  const overview = useCall('overview', {});
  const [isMaking, setMaking] = useState(false);
  const close = useCallback(() => setMaking(false), []);
  const isSecretariat = owner.state === 'ready' && owner.value.role === 'secretariat';
  if (!isSecretariat || drafts.state !== 'ready' || overview.state !== 'ready') {
    return null;
  }
  const open = drafts.value.find((draft) =>
    materialId === null ? draft.kind === 'schedule' : draft.materialId === materialId,
  );
  const start = async (): Promise<void> => {
    if (open !== undefined) goTo({ screen: 'draft', draftId: open.id });
    else if (materialId === null) setMaking(true);
    else {
      const draft = await ask('startDraft', { materialId, versionId: null, content: null });
      goTo({ screen: 'draft', draftId: draft.id });
    }
  };
  return (
    <>
      <Button disabled={action.busy} onClick={() => void action.run(start)}>
        {t(open !== undefined ? 'schedule:resume' : materialId === null ? 'schedule:make' : 'schedule:edit')}
      </Button>
      {action.error === null ? null : <Problem error={action.error} />}
      {isMaking ? <NewScheduleDialog overview={overview.value} onClose={close} /> : null}
    </>
  );
}
