import { type ReactNode, useState } from 'react';
import { useWords } from '../../app/words.ts';
import { useAsk } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { useJob } from '../../data/use-job.ts';
import type { ServiceOutput } from '../../platform/service-link.ts';
import { askShell } from '../../platform/shell.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/form.tsx';
import { Problem } from '../../ui/problem.tsx';
import { JobBar } from '../../ui/progress.tsx';
import { UnlockDialog, wantsPassword } from '../exchange/unlock-dialog.tsx';
import { NotePdfButton } from '../note-files/note-pdf-button.tsx';

/** Notes to a file and from one. Private ones go along only where the person says so, and the screen warns of it. */
export function NoteFiles(): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const saving = useAction();
  const { job, start, cancel } = useJob<ServiceOutput<'importAnnotations'>>();
  const choosing = useAction();
  const [includePrivate, setIncludePrivate] = useState(false);
  const [source, setSource] = useState<string | null>(null);
  /** A question for a password that the person has turned away from. */
  const [givenUp, setGivenUp] = useState<unknown>(null);
  const [saved, setSaved] = useState<number | null>(null);
  const save = async (): Promise<void> => {
    const path = await askShell('chooseTarget', {
      purpose: 'file',
      suggestedName: `${t('margin:list.title')}.json`,
    });
    if (path !== null) {
      const { count } = await ask('exportAnnotations', { path, materialId: null, includePrivate });
      setSaved(count);
    }
  };
  const take = async (): Promise<void> => {
    const [path] = await askShell('chooseSources', { purpose: 'material', multiple: false });
    if (path !== undefined) {
      read(path);
    }
  };
  const read = (path: string): void => {
    setSource(path);
    start((jobId) => ask('importAnnotations', { path, jobId }));
  };
  const locked = job.state === 'failed' && wantsPassword(job.error, source);
  return (
    <section className="note-files">
      <p className="acts">
        <NotePdfButton look="outline" />
        <Button disabled={saving.busy} onClick={() => void saving.run(save)}>
          {t('margin:list.save')}
        </Button>
        <Button disabled={choosing.busy || job.state === 'running'} onClick={() => void choosing.run(take)}>
          {t('margin:list.take')}
        </Button>
      </p>
      <Checkbox
        label={t('margin:list.includePrivate')}
        checked={includePrivate}
        onChange={(event) => setIncludePrivate(event.target.checked)}
      />
      {includePrivate ? <p className="hint">{t('margin:list.privateWarning')}</p> : null}
      {saved === null ? null : <p role="status">{t('margin:list.saved', { count: saved })}</p>}
      {job.state === 'running' ? (
        <JobBar
          label={t('margin:list.take')}
          progress={job.progress}
          cancelling={job.cancelling}
          onCancel={cancel}
        />
      ) : null}
      {job.state === 'done' ? (
        <div role="status">
          <p>{t('margin:list.taken', { added: job.value.added, unchanged: job.value.unchanged })}</p>
          {job.value.notPlaced.length === 0 ? null : (
            <>
              <p>{t('margin:list.notPlaced', { count: job.value.notPlaced.length })}</p>
              <ul>
                {job.value.notPlaced.map(({ page, author, contents }, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two may say the same, and the list stays as it is
                  <li key={index}>
                    {t('paper:page', { page })}　{author}　{contents}
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      ) : null}
      {source !== null && locked && job !== givenUp ? (
        <UnlockDialog path={source} onUnlocked={() => read(source)} onClose={() => setGivenUp(job)} />
      ) : null}
      {[saving.error, choosing.error, job.state === 'failed' && !locked ? job.error : null].map(
        (error, index) =>
          error === null || error.code === 'cancelled' ? null : (
            // biome-ignore lint/suspicious/noArrayIndexKey: one place for each act
            <Problem key={index} error={error} />
          ),
      )}
    </section>
  );
}
