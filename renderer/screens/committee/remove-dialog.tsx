import type { ReactNode } from 'react';
import type { Member } from '../../../core/domain/committees/committee.ts';
import { useWords } from '../../app/words.ts';
import { useAsk } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { Acts, Dialog } from '../../ui/dialog.tsx';
import { Problem } from '../../ui/problem.tsx';

/** Asks before a member is taken out of the roster. */
export function RemoveDialog({
  member,
  onClose,
}: {
  readonly member: Member;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const action = useAction();
  const remove = async (): Promise<void> => {
    await ask('removeMember', { id: member.id });
    onClose();
  };
  return (
    <Dialog title={t('app:members.removeOf', { name: member.name })} onClose={onClose}>
      <p>{t('app:members.removeQuestion', { name: member.name })}</p>
      {action.error === null ? null : <Problem error={action.error} />}
      <Acts>
        <Button look="primary" disabled={action.busy} onClick={() => void action.run(remove)}>
          {t('app:members.remove')}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t('app:cancel')}
        </Button>
      </Acts>
    </Dialog>
  );
}
