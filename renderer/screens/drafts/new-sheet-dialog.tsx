import { type ReactNode, useState } from 'react';
import type { Overview } from '../../../core/contract/schemas.ts';
import { blankIssueSheetContent } from '../../../core/domain/issue-sheets/blank-sheet.ts';
import { useWords } from '../../app/words.ts';
import { newId } from '../../platform/new-id.ts';
import { TextField } from '../../ui/form.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useSheetWords } from './issue-sheet/sheet-words.ts';
import { useNewDraft } from './new-draft.tsx';
import { type Paper, PaperFields, paperInput } from './paper-fields.tsx';

/** 新しい課題シート: which meeting it is for and what it is called; then it is written. */
export function NewSheetDialog({
  overview,
  onClose,
}: {
  readonly overview: Overview;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  const words = useSheetWords();
  const { fields, ready, begin } = useNewDraft(overview);
  const [heading, setHeading] = useState('');
  const [paper, setPaper] = useState<Paper>({ number: '', title: t('draft:new.name'), distribution: '' });
  const start = (): Promise<void> =>
    begin({
      ...paperInput(paper),
      content: blankIssueSheetContent(newId, words, heading.trim()),
    });
  return (
    <FormDialog
      title={t('draft:new.title')}
      onClose={onClose}
      submit={t('draft:new.submit')}
      ready={ready && paper.title.trim() !== ''}
      save={start}
    >
      <p>{t('draft:new.lead')}</p>
      <TextField
        label={t('draft:new.paperTitle')}
        hint={t('draft:new.paperTitleHint')}
        maxLength={300}
        value={heading}
        onChange={(event) => setHeading(event.target.value)}
      />
      {fields}
      <PaperFields paper={paper} onChange={setPaper} />
    </FormDialog>
  );
}
