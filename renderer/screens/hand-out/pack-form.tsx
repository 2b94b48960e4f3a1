import { type ReactNode, useState } from 'react';
import type { PackReport } from '../../../core/contract/exchange-schemas.ts';
import { useWords } from '../../app/words.ts';
import { useAsk } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { useJob } from '../../data/use-job.ts';
import { askShell } from '../../platform/shell.ts';
import { Button, type ButtonLook } from '../../ui/button.tsx';
import { Checkbox, TextField } from '../../ui/form.tsx';
import { Problem } from '../../ui/problem.tsx';
import { JobBar } from '../../ui/progress.tsx';
import { PackResult } from './pack-result.tsx';

/** With a passphrase or without, where to, and what came of it. */
export function PackForm({
  kind,
  meetingId,
  suggestedName,
  label,
  look,
  before,
}: {
  readonly kind: 'packet' | 'responses';
  readonly meetingId: string;
  readonly suggestedName: string;
  readonly label: string;
  readonly look: ButtonLook;
  /** Done before the file is written. */
  readonly before?: () => Promise<void>;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const choosing = useAction();
  const { job, start, cancel } = useJob<PackReport>();
  const [closed, setClosed] = useState(false);
  const [passphrase, setPassphrase] = useState('');
  const lacksWords = closed && passphrase.trim() === '';

  const choose = async (): Promise<void> => {
    await before?.();
    const path = await askShell('chooseTarget', {
      purpose: 'bundle',
      suggestedName: `${suggestedName}.shingix`,
    });
    if (path !== null) {
      start((jobId) =>
        ask('packMeeting', { meetingId, kind, path, passphrase: closed ? passphrase : null, jobId }),
      );
    }
  };
  return (
    <form
      className="pack-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!lacksWords) {
          void choosing.run(choose);
        }
      }}
    >
      <p className="small">{t('hand-out:signed')}</p>
      <Checkbox
        label={t('hand-out:close')}
        checked={closed}
        onChange={(event) => setClosed(event.target.checked)}
      />
      {closed ? (
        <TextField
          label={t('hand-out:passphrase')}
          hint={t('hand-out:passphraseHint')}
          maxLength={1000}
          value={passphrase}
          onChange={(event) => setPassphrase(event.target.value)}
        />
      ) : null}
      {job.state === 'running' ? (
        <JobBar
          label={t('hand-out:working')}
          progress={job.progress}
          cancelling={job.cancelling}
          onCancel={cancel}
        />
      ) : (
        <p className="acts">
          <Button
            type="submit"
            size="tall"
            look={job.state === 'done' ? 'outline' : look}
            disabled={choosing.busy || lacksWords}
          >
            {label}
          </Button>
        </p>
      )}
      {choosing.error === null ? null : <Problem error={choosing.error} />}
      {job.state === 'failed' ? <Problem error={job.error} /> : null}
      {job.state === 'done' ? <PackResult report={job.value} /> : null}
    </form>
  );
}
