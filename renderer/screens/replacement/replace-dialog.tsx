import { type ReactNode, useState } from 'react';
import type { ReplacementOutcome } from '../../../core/contract/annotation-calls.ts';
import type { ShownMaterial } from '../../../core/contract/schemas.ts';
import { goTo } from '../../app/use-route.ts';
import { useWords } from '../../app/words.ts';
import { useAsk } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { useJob } from '../../data/use-job.ts';
import { askShell } from '../../platform/shell.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Acts, Dialog } from '../../ui/dialog.tsx';
import { SelectField, TextField } from '../../ui/form.tsx';
import { Problem } from '../../ui/problem.tsx';
import { JobBar } from '../../ui/progress.tsx';
import { nameOfSource } from '../exchange/import-words.ts';
import { UnlockDialog, wantsPassword } from '../exchange/unlock-dialog.tsx';

type Kind = 'replacement' | 'errata';

/** 差し替える: the new text of a paper from a file, with what the secretariat says of it. */
export function ReplaceDialog({
  shown,
  onClose,
}: {
  readonly shown: ShownMaterial;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const choosing = useAction();
  const { job, start, cancel } = useJob<ReplacementOutcome>();
  const [path, setPath] = useState<string | null>(null);
  const [kind, setKind] = useState<Kind>('replacement');
  const [date, setDate] = useState<string | null>('');
  const [reason, setReason] = useState('');
  /** A refusal that the person has turned away from. */
  const [given, setGiven] = useState<unknown>(null);
  const materialId = shown.material.id;

  const choose = async (): Promise<void> => {
    const [chosen] = await askShell('chooseSources', {
      purpose: shown.file === null ? 'packet' : 'material',
      multiple: false,
    });
    if (chosen !== undefined) {
      setPath(chosen);
    }
  };
  const publish = (source: string): void =>
    start(async (jobId) => {
      const outcome = await ask('publishReplacement', {
        materialId,
        path: source,
        versionKind: kind,
        reason: reason.trim() === '' ? null : reason.trim(),
        distributedOn: date === '' ? null : date,
        jobId,
      });
      if (outcome.outcome === 'published') {
        goTo({ screen: 'replacement', materialId, versionId: outcome.version.id, beforeId: null });
      }
      return outcome;
    });
  const running = job.state === 'running';
  return (
    <Dialog title={t('replacement:replace.title')} onClose={running ? cancel : onClose}>
      <p>{t('replacement:replace.text')}</p>
      <p className="acts">
        <Button disabled={running || choosing.busy} onClick={() => void choosing.run(choose)}>
          {t('replacement:replace.choose')}
        </Button>
        <span>{path === null ? t('replacement:replace.noFile') : nameOfSource(path)}</span>
      </p>
      <SelectField
        label={t('replacement:replace.kind')}
        value={kind}
        onChange={(event) => setKind(event.target.value === 'errata' ? 'errata' : 'replacement')}
      >
        <option value="replacement">{t('domain:versionKind.replacement')}</option>
        <option value="errata">{t('domain:versionKind.errata')}</option>
      </SelectField>
      <DateField label={t('replacement:replace.date')} value={date} onChange={setDate} />
      <TextField
        label={t('replacement:replace.reason')}
        hint={t('replacement:replace.reasonHint')}
        value={reason}
        maxLength={2000}
        onChange={(event) => setReason(event.target.value)}
      />
      {choosing.error === null ? null : <Problem error={choosing.error} />}
      {running ? (
        <JobBar
          label={t('replacement:replace.working')}
          progress={job.progress}
          cancelling={job.cancelling}
          onCancel={cancel}
        />
      ) : null}
      {job.state !== 'failed' || job === given ? null : path !== null && wantsPassword(job.error, path) ? (
        <UnlockDialog path={path} onUnlocked={() => publish(path)} onClose={() => setGiven(job)} />
      ) : (
        <Problem error={job.error} />
      )}
      {job.state === 'done' && job.value.outcome === 'unchanged' ? (
        <p role="status">{t('replacement:replace.unchanged')}</p>
      ) : null}
      <Acts>
        <Button
          look="primary"
          disabled={path === null || date === null || running}
          onClick={() => (path === null ? undefined : publish(path))}
        >
          {t('replacement:replace.publish')}
        </Button>
        <Button disabled={running} onClick={onClose}>
          {t('app:cancel')}
        </Button>
      </Acts>
    </Dialog>
  );
}
