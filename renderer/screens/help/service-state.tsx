import type { ReactNode } from 'react';
import { useWords } from '../../app/words.ts';
import { useAction } from '../../data/use-action.ts';
import { askShell } from '../../platform/shell.ts';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';

/** Shown while the service is being started again. */
export function ServiceLost(): ReactNode {
  const t = useWords();
  return (
    <p className="banner" role="status">
      {t('app:service.lost')}
    </p>
  );
}

/** The service did not come back: says so and offers the latest backup. */
export function ServiceFailed({ latestBackup }: { readonly latestBackup: string | null }): ReactNode {
  const t = useWords();
  const action = useAction();
  return (
    <div className="screen" role="alert">
      <h1>{t('app:service.failed')}</h1>
      <p>{t('app:service.failedText')}</p>
      {latestBackup === null ? (
        <p>{t('app:service.noBackup')}</p>
      ) : (
        <>
          <p className="file-name">{latestBackup}</p>
          <p className="acts">
            <Button
              look="primary"
              disabled={action.busy}
              onClick={() =>
                void action.run(async () => {
                  await askShell('openLatestBackup', {});
                })
              }
            >
              {t('app:service.openBackup')}
            </Button>
          </p>
        </>
      )}
      {action.error === null ? null : <Problem error={action.error} />}
    </div>
  );
}
