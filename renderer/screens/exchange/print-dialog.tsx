import { type ReactNode, useEffect, useRef } from 'react';
import type { PrintedSheetChoice } from '../../../core/contract/opinion-export-calls.ts';
import type { ExportReport } from '../../../core/contract/schemas.ts';
import { useWords } from '../../app/words.ts';
import { useAsk } from '../../data/session.tsx';
import { useJob } from '../../data/use-job.ts';
import { askShell } from '../../platform/shell.ts';
import { Button } from '../../ui/button.tsx';
import { Acts, Dialog } from '../../ui/dialog.tsx';
import { Problem } from '../../ui/problem.tsx';
import { JobBar } from '../../ui/progress.tsx';

export type Printed =
  | { readonly call: 'exportPacket'; readonly meetingId: string }
  | { readonly call: 'exportMaterial'; readonly materialId: string }
  | { readonly call: 'exportDraft'; readonly draftId: string }
  | { readonly call: 'exportSheetPaper'; readonly sheet: PrintedSheetChoice };

function printed(
  ask: ReturnType<typeof useAsk>,
  what: Printed,
  target: { path: string; plainText: boolean; jobId: string },
): Promise<ExportReport> {
  switch (what.call) {
    case 'exportPacket':
      return ask('exportPacket', { meetingId: what.meetingId, ...target });
    case 'exportMaterial':
      return ask('exportMaterial', { materialId: what.materialId, ...target });
    case 'exportDraft':
      return ask('exportDraft', { draftId: what.draftId, ...target });
    case 'exportSheetPaper':
      return ask('exportSheetPaper', { sheet: what.sheet, path: target.path, jobId: target.jobId });
  }
}

/** 印刷: makes the PDF in a temporary place and opens it in the system's viewer, which prints it. */
export function PrintDialog({
  name,
  what,
  onClose,
}: {
  readonly name: string;
  readonly what: Printed;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const { job, start, cancel } = useJob<ExportReport>();
  const started = useRef(false);
  useEffect(() => {
    if (started.current) {
      return;
    }
    started.current = true;
    start(async (jobId) => {
      const path = await askShell('temporaryTarget', { suggestedName: `${name}.pdf` });
      const report = await printed(ask, what, { path, plainText: false, jobId });
      await askShell('openFinished', { path });
      return report;
    });
  }, [ask, name, start, what]);
  useEffect(() => {
    if (job.state === 'failed' && job.error.code === 'cancelled') {
      onClose();
    }
  }, [job, onClose]);
  return (
    <Dialog title={t('export:printing.title', { name })} onClose={job.state === 'running' ? cancel : onClose}>
      {job.state === 'running' ? (
        <JobBar
          label={t('export:working')}
          progress={job.progress}
          cancelling={job.cancelling}
          onCancel={cancel}
        />
      ) : null}
      {job.state === 'done' ? (
        <p role="status">{t('export:printing.done', { pages: job.value.pageCount })}</p>
      ) : null}
      {job.state === 'failed' ? <Problem error={job.error} /> : null}
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
