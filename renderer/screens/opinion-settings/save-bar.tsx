import type { ReactNode } from 'react';
import type { ShingiError } from '../../../core/contract/errors.ts';
import { useWords } from '../../app/words.ts';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';

/** Stores what was changed, or takes the changes back; says which of the two states it is. */
export function SaveBar({
  isChanged,
  fault,
  busy,
  error,
  onRestore,
}: {
  readonly isChanged: boolean;
  /** What must be put right before; null where nothing stands against it. */
  readonly fault: string | null;
  readonly busy: boolean;
  readonly error: ShingiError | null;
  readonly onRestore: () => void;
}): ReactNode {
  const t = useWords();
  return (
    <div className="save-bar">
      {fault === null ? null : (
        <p className="received-reason" role="alert">
          {fault}
        </p>
      )}
      {error === null ? null : <Problem error={error} />}
      <p className="acts">
        <Button type="submit" look="primary" disabled={!isChanged || busy || fault !== null}>
          {t('app:save')}
        </Button>
        <Button look="quiet" disabled={!isChanged || busy} onClick={onRestore}>
          {t('opinion-settings:restore')}
        </Button>
        <span role="status" className="small">
          {isChanged ? t('opinion-settings:unsaved') : t('opinion-settings:noChange')}
        </span>
      </p>
    </div>
  );
}
