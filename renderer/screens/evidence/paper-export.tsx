import type { ReactNode } from 'react';
import type { ExportReport } from '../../../core/contract/schemas.ts';
import { useWords } from '../../app/words.ts';
import { useAction } from '../../data/use-action.ts';
import { useJob } from '../../data/use-job.ts';
import { askShell } from '../../platform/shell.ts';
import { Button } from '../../ui/button.tsx';
import { FinishedFile } from '../../ui/finished-file.tsx';
import { Problem } from '../../ui/problem.tsx';
import { JobBar } from '../../ui/progress.tsx';

/** Writes what the screen shows as PDF: where to, progress, where it is now. */
export function PaperExport({
  label,
  name,
  make,
}: {
  readonly label: string;
  /** File name without its ending. */
  readonly name: string;
  readonly make: (path: string, jobId: string) => Promise<ExportReport>;
}): ReactNode {
  const t = useWords();
  const choosing = useAction();
  const { job, start, cancel } = useJob<ExportReport>();
  const choose = (): Promise<boolean> =>
    choosing.run(async () => {
      const path = await askShell('chooseTarget', { purpose: 'pdf', suggestedName: `${name}.pdf` });
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
          <Button look="primary" disabled={choosing.busy} onClick={() => void choose()}>
            {t('evidence:export.pdf')}
          </Button>
        </p>
      )}
      {choosing.error === null ? null : <Problem error={choosing.error} />}
      {job.state === 'failed' && job.error.code !== 'cancelled' ? <Problem error={job.error} /> : null}
      {job.state === 'done' ? <FinishedFile path={job.value.path} /> : null}
    </section>
  );
}
