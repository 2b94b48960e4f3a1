import { type ReactNode, useState } from 'react';
import { useWords } from '../../../app/words.ts';
import { useAction } from '../../../data/use-action.ts';
import { useJob } from '../../../data/use-job.ts';
import { askShell } from '../../../platform/shell.ts';
import { Button } from '../../../ui/button.tsx';
import { Acts } from '../../../ui/dialog.tsx';
import { FinishedFile } from '../../../ui/finished-file.tsx';
import { SelectField } from '../../../ui/form.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { JobBar } from '../../../ui/progress.tsx';

const endings = { pdf: 'pdf', docx: 'docx', xlsx: 'xlsx', csv: 'csv', text: 'txt' } as const;
export type FileForm = keyof typeof endings;

/** The foot of a dialog that gives something out: which kind of file, where to, progress, and where it is. */
export function WriteFile<Report extends { readonly path: string; readonly masked: number }>({
  forms,
  name,
  write,
  isReady = true,
  onClose,
}: {
  readonly forms: readonly [FileForm, ...FileForm[]];
  /** Suggested name of the file, without its ending. */
  readonly name: string;
  readonly write: (path: string, jobId: string) => Promise<Report>;
  readonly isReady?: boolean;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  const choosing = useAction();
  const { job, start, cancel } = useJob<Report>();
  const [form, setForm] = useState<FileForm>(forms[0]);
  const choose = async (): Promise<void> => {
    const suggestedName = `${name}.${endings[form]}`;
    const path = await askShell('chooseTarget', { purpose: form, suggestedName });
    if (path !== null) {
      start((jobId) => write(path, jobId));
    }
  };
  return (
    <>
      {job.state === 'running' ? (
        <JobBar
          label={t('opinion-export:dialog.working')}
          progress={job.progress}
          cancelling={job.cancelling}
          onCancel={cancel}
        />
      ) : forms.length === 1 ? null : (
        <SelectField
          label={t('opinion-export:dialog.form')}
          value={form}
          onChange={(event) => setForm(forms.find((one) => one === event.target.value) ?? forms[0])}
        >
          {forms.map((one) => (
            <option key={one} value={one}>
              {t(`opinion-export:dialog.forms.${one}`)}
            </option>
          ))}
        </SelectField>
      )}
      {choosing.error === null ? null : <Problem error={choosing.error} />}
      {job.state === 'failed' && job.error.code !== 'cancelled' ? <Problem error={job.error} /> : null}
      {job.state === 'done' ? (
        <FinishedFile path={job.value.path}>
          {job.value.masked > 0 ? (
            <p>{t('opinion-export:dialog.masked', { count: job.value.masked })}</p>
          ) : null}
        </FinishedFile>
      ) : null}
      <Acts>
        <Button
          look="primary"
          disabled={!isReady || choosing.busy || job.state === 'running'}
          onClick={() => void choosing.run(choose)}
        >
          {t('opinion-export:dialog.write')}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t('app:close')}
        </Button>
      </Acts>
    </>
  );
}
