import { type ReactNode, useCallback, useState } from 'react';
import { hrefOfMaterial } from '../../app/route.ts';
import { goTo } from '../../app/use-route.ts';
import { useWords } from '../../app/words.ts';
import type { DraftSession, DraftView } from '../../data/draft-session.ts';
import { useAsk } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { Acts, Dialog } from '../../ui/dialog.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useAnnounce } from '../../ui/status.tsx';
import { PaperDialog } from './paper-dialog.tsx';

/** Below the sheet: what is done once and seldom. */
export function DraftEnd({
  session,
  view,
}: {
  readonly session: DraftSession;
  readonly view: DraftView;
}): ReactNode {
  const t = useWords();
  const [dialog, setDialog] = useState<'paper' | 'discard' | null>(null);
  const close = useCallback(() => setDialog(null), []);
  return (
    <div className="draft-end">
      <Button look="quiet" onClick={() => setDialog('paper')}>
        {t('draft:paper.open')}
      </Button>
      <Button look="quiet" onClick={() => setDialog('discard')}>
        {t('draft:discard.open')}
      </Button>
      {dialog === 'paper' ? <PaperDialog session={session} view={view} onClose={close} /> : null}
      {dialog === 'discard' ? <DiscardDialog session={session} view={view} onClose={close} /> : null}
    </div>
  );
}

function DiscardDialog({
  session,
  view,
  onClose,
}: {
  readonly session: DraftSession;
  readonly view: DraftView;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const announce = useAnnounce();
  const action = useAction();
  const discard = async (): Promise<void> => {
    // It comes back as it was left.
    await session.flush();
    await ask('discardDraft', session.standing);
    announce(t('draft:discard.done'));
    onClose();
    const { materialId, baseVersionId } = view.draft;
    if (materialId !== null && baseVersionId !== null) {
      window.location.hash = hrefOfMaterial(materialId);
    } else {
      goTo({ screen: 'home' });
    }
  };
  return (
    <Dialog title={t('draft:discard.title')} onClose={onClose}>
      <p>{t('draft:discard.text')}</p>
      {action.error === null ? null : <Problem error={action.error} />}
      <Acts>
        <Button look="primary" onClick={onClose}>
          {t('draft:discard.keep')}
        </Button>
        <Button look="quiet" disabled={action.busy} onClick={() => void action.run(discard)}>
          {t('draft:discard.submit')}
        </Button>
      </Acts>
    </Dialog>
  );
}
