import { type ReactNode, useState } from 'react';
import { useWords } from '../../app/words.ts';
import type { DraftSession, DraftView } from '../../data/draft-session.ts';
import { useAsk } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { Acts, Dialog } from '../../ui/dialog.tsx';
import { Problem } from '../../ui/problem.tsx';
import { type Paper, PaperFields, paperInput } from './paper-fields.tsx';

/** 番号と名前 of the paper that a draft becomes. */
export function PaperDialog({
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
  const action = useAction();
  const { draft } = view;
  const [paper, setPaper] = useState<Paper>({
    number: draft.number ?? '',
    title: draft.title,
    distribution: draft.distribution ?? '',
  });
  const save = async (): Promise<void> => {
    session.rename(await ask('updateDraft', { draftId: draft.id, ...paperInput(paper) }));
    onClose();
  };
  return (
    <Dialog title={t('draft:paper.open')} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void action.run(save);
        }}
      >
        <PaperFields paper={paper} onChange={setPaper} />
        {action.error === null ? null : <Problem error={action.error} />}
        <Acts>
          <Button look="primary" type="submit" disabled={action.busy || paper.title.trim() === ''}>
            {t('app:save')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t('app:cancel')}
          </Button>
        </Acts>
      </form>
    </Dialog>
  );
}
