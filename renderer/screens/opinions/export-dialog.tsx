import { type ReactNode, useState } from 'react';
import type { OpinionTableReport } from '../../../core/contract/opinion-export-calls.ts';
import { type OpinionTableChoices, usualChoices } from '../../../core/domain/opinion-sheets/giving-out.ts';
import { useWords } from '../../app/words.ts';
import { useAsk, useCall, useSession } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { useJob } from '../../data/use-job.ts';
import { askShell } from '../../platform/shell.ts';
import { Answered } from '../../ui/answered.tsx';
import { Button } from '../../ui/button.tsx';
import { Acts, Dialog } from '../../ui/dialog.tsx';
import { SelectField } from '../../ui/form.tsx';
import { Problem } from '../../ui/problem.tsx';
import { JobBar } from '../../ui/progress.tsx';
import { FinishedFile } from '../plans/table-export.tsx';
import { ExportChoices } from './export/export-choices.tsx';
import { ReviewList } from './export/review-list.tsx';

const forms = ['pdf', 'docx', 'xlsx', 'csv', 'text'] as const;
type Form = (typeof forms)[number];
const endings: Record<Form, string> = { pdf: 'pdf', docx: 'docx', xlsx: 'xlsx', csv: 'csv', text: 'txt' };

/** 対応表を書き出す: what is in it, whose names, which file. Personal data in texts is looked through before. */
export function OpinionExportDialog({
  meetingId,
  meetingName,
  onClose,
}: {
  readonly meetingId: string;
  /** 「令和5年度第1回」, for the name of the file. */
  readonly meetingName: string;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  const { cache } = useSession();
  const [choices, setChoices] = useState<OpinionTableChoices>(() => usualChoices(meetingId));
  const preview = useCall('previewOpinionTable', choices);
  const isReady =
    preview.state === 'ready' &&
    preview.value.items > 0 &&
    preview.value.places.every(({ decision }) => decision !== null);
  return (
    <Dialog title={t('opinion-export:dialog.title')} wide onClose={onClose}>
      <div className="export-opinions">
        <ExportChoices choices={choices} onChange={setChoices} />
        <Answered answer={preview} onRetry={() => cache.retry('previewOpinionTable', choices)}>
          {({ items, leftOut, places }) => (
            <>
              <p className="export-sum" role="status">
                {t('opinion-export:dialog.items', { count: items })}
                {leftOut.membersOnly > 0
                  ? t('opinion-export:dialog.membersOnly', { count: leftOut.membersOnly })
                  : ''}
                {leftOut.unanswered > 0
                  ? t('opinion-export:dialog.unanswered', { count: leftOut.unanswered })
                  : ''}
              </p>
              {places.length === 0 ? null : <ReviewList meetingId={meetingId} places={places} />}
            </>
          )}
        </Answered>
        <WriteFile choices={choices} meetingName={meetingName} isReady={isReady} onClose={onClose} />
      </div>
    </Dialog>
  );
}

function WriteFile({
  choices,
  meetingName,
  isReady,
  onClose,
}: {
  readonly choices: OpinionTableChoices;
  readonly meetingName: string;
  readonly isReady: boolean;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const choosing = useAction();
  const { job, start, cancel } = useJob<OpinionTableReport>();
  const [form, setForm] = useState<Form>('pdf');
  const name = t(`opinion-export:dialog.fileName.${choices.version}`, { meeting: meetingName });
  const write = async (): Promise<void> => {
    const path = await askShell('chooseTarget', {
      purpose: form,
      suggestedName: `${name}.${endings[form]}`,
    });
    if (path !== null) {
      start((jobId) => ask('exportOpinionTable', { choices, path, jobId }));
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
      ) : (
        <SelectField
          label={t('opinion-export:dialog.form')}
          value={form}
          onChange={(event) => setForm(forms.find((one) => one === event.target.value) ?? 'pdf')}
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
          onClick={() => void choosing.run(write)}
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
