import { type ReactNode, useState } from 'react';
import type { ListedFinding } from '../../../core/contract/schemas.ts';
import { useWords } from '../../app/words.ts';
import { useAsk } from '../../data/session.tsx';
import { TextField } from '../../ui/form.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useAnnounce } from '../../ui/status.tsx';
import { FindingText } from './finding-text.tsx';

/** Accepts a finding as intended, with a reason if one wants to give one. */
export function AcceptDialog({
  meetingId,
  finding,
  onClose,
}: {
  readonly meetingId: string;
  readonly finding: ListedFinding;
  /** `done`: it was accepted. */
  readonly onClose: (done: boolean) => void;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const announce = useAnnounce();
  const [reason, setReason] = useState('');
  const accept = async (): Promise<void> => {
    const given = reason.trim();
    await ask('acceptFinding', {
      meetingId,
      fingerprint: finding.fingerprint,
      reason: given === '' ? null : given,
    });
  };
  return (
    <FormDialog
      title={t('evidence:check.accept')}
      onClose={() => onClose(false)}
      submit={t('evidence:check.accept')}
      save={accept}
      onSaved={() => {
        announce(t('evidence:check.accepted'));
        onClose(true);
      }}
    >
      <div>
        <FindingText finding={finding} />
      </div>
      <p>{t('evidence:check.acceptNote')}</p>
      <TextField
        label={t('evidence:check.reason')}
        hint={t('evidence:check.reasonHint')}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  );
}
