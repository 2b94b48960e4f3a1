import { type ReactNode, useEffect, useRef } from 'react';
import type { TableReport } from '../../../core/contract/plan-calls.ts';
import type { ShownMaterial } from '../../../core/contract/schemas.ts';
import type { MaterialVersion } from '../../../core/domain/materials/material.ts';
import { nameOfMaterial } from '../../app/material-names.ts';
import { useWords } from '../../app/words.ts';
import { useAsk } from '../../data/session.tsx';
import { useJob } from '../../data/use-job.ts';
import { askShell } from '../../platform/shell.ts';
import { Button } from '../../ui/button.tsx';
import { Acts, Dialog } from '../../ui/dialog.tsx';
import { Problem } from '../../ui/problem.tsx';
import { JobBar } from '../../ui/progress.tsx';

/** Makes the 新旧対照表 as a PDF and opens it where it can be printed and kept. */
export function ComparisonPrint({
  shown,
  before,
  after,
  onClose,
}: {
  readonly shown: ShownMaterial;
  readonly before: MaterialVersion;
  readonly after: MaterialVersion;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const { job, start, cancel } = useJob<TableReport>();
  const started = useRef(false);
  const name = t('replacement:printName', { title: nameOfMaterial(t, shown.material) });
  useEffect(() => {
    if (started.current) {
      return;
    }
    started.current = true;
    start(async (jobId) => {
      const path = await askShell('temporaryTarget', { suggestedName: `${name}.pdf` });
      const report = await ask('exportComparison', { beforeId: before.id, afterId: after.id, path, jobId });
      await askShell('openFinished', { path });
      return report;
    });
  }, [ask, name, start, before, after]);
  return (
    <Dialog title={name} onClose={job.state === 'running' ? cancel : onClose}>
      {job.state === 'running' ? (
        <JobBar
          label={t('export:working')}
          progress={job.progress}
          cancelling={job.cancelling}
          onCancel={cancel}
        />
      ) : null}
      {job.state === 'done' ? (
        <p role="status">{t('export:printing.done', { pages: job.value.pdf?.pageCount ?? 1 })}</p>
      ) : null}
      {job.state === 'failed' ? (
        job.error.code === 'cancelled' ? (
          <p role="status">{t('export:cancelled')}</p>
        ) : (
          <Problem error={job.error} />
        )
      ) : null}
      {job.state === 'running' ? null : (
        <Acts>
          <Button look="primary" onClick={onClose}>
            {t('app:close')}
          </Button>
        </Acts>
      )}
    </Dialog>
  );
}
