import type { ReactNode } from 'react';
import type { TableReport } from '../../../core/contract/plan-calls.ts';
import { useWords } from '../../app/words.ts';
import { useAction } from '../../data/use-action.ts';
import { useJob } from '../../data/use-job.ts';
import { askShell } from '../../platform/shell.ts';
import { Button } from '../../ui/button.tsx';
import { FinishedFile } from '../../ui/finished-file.tsx';
import { Problem } from '../../ui/problem.tsx';
import { JobBar } from '../../ui/progress.tsx';

const forms = ['pdf', 'xlsx', 'csv'] as const;

/** Writes a table as PDF, Excel or CSV: where to, progress, where it is now. */
export function TableExport({
  label,
  name,
  make,
}: {
  readonly label: string;
  /** File name without its ending. */
  readonly name: string;
  readonly make: (path: string, jobId: string) => Promise<TableReport>;
}): ReactNode {
  const t = useWords();
  const choosing = useAction();
  const { job, start, cancel } = useJob<TableReport>();
  const choose = (form: (typeof forms)[number]) =>
    choosing.run(async () => {
      const path = await askShell('chooseTarget', { purpose: form, suggestedName: `${name}.${form}` });
      if (path !== null) {
        start((jobId) => make(path, jobId));
      }
    });
  return (
    <section className="table-export">
      <h2>{label}</h2>
      {job.state === 'running' ? (
        <JobBar label={label} progress={job.progress} cancelling={job.cancelling} onCancel={cancel} />
      ) : (
        <p className="acts">
          {forms.map((form) => (
            <Button key={form} disabled={choosing.busy} onClick={() => void choose(form)}>
              {t(`plan:export.${form}`)}
            </Button>
          ))}
        </p>
      )}
      {choosing.error === null ? null : <Problem error={choosing.error} />}
      {job.state === 'failed' ? <Problem error={job.error} /> : null}
      {job.state === 'done' ? <FinishedFile path={job.value.path} /> : null}
    </section>
  );
}
