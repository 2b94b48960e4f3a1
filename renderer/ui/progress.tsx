import type { ReactNode } from 'react';
import { useWords } from '../app/words.ts';
import type { JobProgress } from '../data/use-job.ts';
import { Button } from './button.tsx';

/** How far long work has come, with the button that stops it. */
export function JobBar({
  label,
  progress,
  cancelling,
  onCancel,
}: {
  readonly label: string;
  readonly progress: JobProgress | null;
  readonly cancelling: boolean;
  readonly onCancel: () => void;
}): ReactNode {
  const t = useWords();
  const stage = progress === null ? label : t(`app:job.${progress.stage}`);
  // A single step says nothing about how far the work has come.
  const total = (progress?.total ?? 0) > 1 ? (progress?.total ?? null) : null;
  return (
    <div className="job">
      <p role="status">{cancelling ? t('app:job.cancelling') : stage}</p>
      <div className="job-line">
        {total === null || progress === null ? (
          <progress aria-label={label} />
        ) : (
          <progress aria-label={label} max={total} value={progress.done} />
        )}
        <span className="job-count">
          {total === null || progress === null ? '' : t('app:job.count', { done: progress.done, total })}
        </span>
        <Button look="quiet" onClick={onCancel} disabled={cancelling}>
          {t('app:cancel')}
        </Button>
      </div>
    </div>
  );
}
