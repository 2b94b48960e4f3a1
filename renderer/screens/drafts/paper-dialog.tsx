import { type ReactNode, useState } from 'react';
import { useWords } from '../../app/words.ts';
import type { DraftSession, DraftView } from '../../data/draft-session.ts';
import { useAsk } from '../../data/session.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
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
  const { draft } = view;
  const [paper, setPaper] = useState<Paper>({
    number: draft.number ?? '',
    title: draft.title,
    distribution: draft.distribution ?? '',
  });
  const save = async (): Promise<void> => {
    session.rename(await ask('updateDraft', { draftId: draft.id, ...paperInput(paper) }));
  };
  return (
    <FormDialog title={t('draft:paper.open')} onClose={onClose} ready={paper.title.trim() !== ''} save={save}>
      <PaperFields paper={paper} onChange={setPaper} />
    </FormDialog>
  );
}
