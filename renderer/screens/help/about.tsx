import { type ReactNode, useEffect, useState } from 'react';
import type { Environment } from '../../../core/contract/shell.ts';
import { useWords } from '../../app/words.ts';
import { askShell } from '../../platform/shell.ts';
import { Button } from '../../ui/button.tsx';
import { Acts, Dialog } from '../../ui/dialog.tsx';

/** Name, version and licence of the program. */
export function About({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useWords();
  const [environment, setEnvironment] = useState<Environment | null>(null);
  useEffect(() => {
    askShell('environment', {}).then(setEnvironment, (error: unknown) => console.error(error));
  }, []);
  return (
    <Dialog title={t('help:about.title')} onClose={onClose}>
      <p>{t('help:about.what')}</p>
      {environment === null ? null : (
        <dl className="facts">
          <dt>{t('help:about.version')}</dt>
          <dd>{environment.appVersion}</dd>
          <dt>Electron</dt>
          <dd>{environment.electron}</dd>
          <dt>Chromium</dt>
          <dd>{environment.chromium}</dd>
        </dl>
      )}
      <p className="small">{t('help:about.licence')}</p>
      <Acts>
        <Button look="primary" onClick={onClose}>
          {t('app:close')}
        </Button>
      </Acts>
    </Dialog>
  );
}
