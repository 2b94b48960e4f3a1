import type { ReactNode } from 'react';
import { hrefOf } from '../../app/route.ts';
import { useWords } from '../../app/words.ts';
import { useCall } from '../../data/session.tsx';
import { ButtonLink } from '../../ui/button.tsx';

/** From the blank form to the owner's own sheet; nothing in a secretariat's file. */
export function ToSheet({ meetingId }: { readonly meetingId: string }): ReactNode {
  const t = useWords();
  const owner = useCall('owner', {});
  return owner.state === 'ready' && owner.value.role === 'member' ? (
    <ButtonLink href={hrefOf({ screen: 'sheet', meetingId, opinionId: null })}>
      {t('opinion-sheet:start.fromMark')}
    </ButtonLink>
  ) : null;
}
