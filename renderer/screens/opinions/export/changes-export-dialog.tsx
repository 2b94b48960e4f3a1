import { type ReactNode, useState } from 'react';
import type { PlanChangeForm } from '../../../../core/contract/opinion-export-calls.ts';
import type { TableReport } from '../../../../core/contract/plan-calls.ts';
import { useWords } from '../../../app/words.ts';
import { useAsk } from '../../../data/session.tsx';
import { useAction } from '../../../data/use-action.ts';
import { useJob } from '../../../data/use-job.ts';
import { askShell } from '../../../platform/shell.ts';
import { Button } from '../../../ui/button.tsx';
import { Acts, Dialog } from '../../../ui/dialog.tsx';
import { Checkbox, RadioGroup, SelectField, TextField } from '../../../ui/form.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { JobBar } from '../../../ui/progress.tsx';
import { FinishedFile } from '../../plans/table-export.tsx';

const forms = ['pdf', 'docx', 'xlsx', 'csv'] as const;
type Form = (typeof forms)[number];

/** 修正箇所一覧を書き出す: as a list or as 新旧対照表. */
export function ChangesExportDialog({
  meetingId,
  meetingName,
  onClose,
}: {
  readonly meetingId: string;
  readonly meetingName: string;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const choosing = useAction();
  const { job, start, cancel } = useJob<TableReport>();
  const [layout, setLayout] = useState<PlanChangeForm>('changeList');
  const [appliedOnly, setAppliedOnly] = useState(false);
  const [number, setNumber] = useState('');
  const [form, setForm] = useState<Form>('pdf');
  const write = async (): Promise<void> => {
    const name = t(`opinion-export:changes.fileName.${layout}`, { meeting: meetingName });
    const path = await askShell('chooseTarget', { purpose: form, suggestedName: `${name}.${form}` });
    if (path !== null) {
      const numberLabel = number === '' ? null : number;
      start((jobId) =>
        ask('exportPlanChanges', { meetingId, form: layout, appliedOnly, numberLabel, path, jobId }),
      );
    }
  };
  return (
    <Dialog title={t('opinion-export:changes.dialog')} onClose={onClose}>
      <div className="export-opinions">
        <RadioGroup<PlanChangeForm>
          legend={t('opinion-export:changes.layout')}
          inline
          value={layout}
          onChange={setLayout}
          choices={[
            { value: 'changeList', label: t('opinion-export:changes.layouts.changeList') },
            { value: 'comparison', label: t('opinion-export:changes.layouts.comparison') },
          ]}
        />
        <Checkbox
          label={t('opinion-export:changes.appliedOnly')}
          checked={appliedOnly}
          onChange={(event) => setAppliedOnly(event.target.checked)}
        />
        <TextField
          label={t('opinion-export:choice.number')}
          value={number}
          maxLength={20}
          onChange={(event) => setNumber(event.target.value)}
        />
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
        {job.state === 'done' ? <FinishedFile path={job.value.path} /> : null}
        <Acts>
          <Button
            look="primary"
            disabled={choosing.busy || job.state === 'running'}
            onClick={() => void choosing.run(write)}
          >
            {t('opinion-export:dialog.write')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t('app:close')}
          </Button>
        </Acts>
      </div>
    </Dialog>
  );
}
