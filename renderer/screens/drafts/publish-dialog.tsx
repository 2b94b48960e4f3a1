import { type ReactNode, useState } from 'react';
import type { Draft } from '../../../core/domain/materials/draft.ts';
import type { VersionKind } from '../../../core/domain/materials/material.ts';
import { goTo } from '../../app/use-route.ts';
import { useWords } from '../../app/words.ts';
import type { DraftSession } from '../../data/draft-session.ts';
import { useAsk } from '../../data/session.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { today } from '../../ui/dates.ts';
import { RadioGroup, TextField } from '../../ui/form.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useAnnounce } from '../../ui/status.tsx';

/** The kinds of version that a draft can become, the usual one first. */
function kindsFor({ materialId, baseVersionId }: Draft): VersionKind[] {
  if (baseVersionId !== null) {
    return ['replacement', 'errata'];
  }
  return materialId === null ? ['first', 'addition'] : ['first', 'replacement'];
}

/** 公表する: the draft becomes a version, with its kind, the reason and the day it is handed out. */
export function PublishDialog({
  session,
  onClose,
}: {
  readonly session: DraftSession;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const announce = useAnnounce();
  const { draft } = session.snapshot();
  const kinds = kindsFor(draft);
  const [kind, setKind] = useState<VersionKind>(kinds[0] ?? 'first');
  const [reason, setReason] = useState('');
  const [date, setDate] = useState<string | null>(today());
  const publish = async (): Promise<void> => {
    const { materialId } = await ask('publishDraft', {
      ...session.standing,
      versionKind: kind,
      distributedOn: date === '' ? null : date,
      reason: reason.trim() === '' ? null : reason.trim(),
    });
    announce(t('draft:publish.done', { kind: t(`domain:versionKind.${kind}`) }));
    goTo({ screen: 'reading', materialId, versionId: null, blockId: null, find: '' });
  };
  return (
    <FormDialog
      title={t('draft:publish.title')}
      onClose={onClose}
      submit={t('draft:publish.submit')}
      ready={date !== null}
      save={publish}
    >
      <p>{t('draft:publish.lead')}</p>
      <RadioGroup
        legend={t('draft:publish.kind')}
        choices={kinds.map((value) => ({ value, label: t(`domain:versionKind.${value}`) }))}
        value={kind}
        onChange={setKind}
        inline
      />
      <DateField label={t('draft:publish.date')} value={date} onChange={setDate} />
      <TextField
        label={t('draft:publish.reason')}
        hint={t('draft:publish.reasonHint')}
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  );
}
