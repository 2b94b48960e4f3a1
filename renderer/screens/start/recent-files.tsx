import { type ReactNode, useEffect, useState } from 'react';
import { useWords } from '../../app/words.ts';
import { askShell } from '../../platform/shell.ts';
import { Button } from '../../ui/button.tsx';
import { useDates } from '../../ui/dates.ts';

type Recent = Awaited<ReturnType<typeof askShell<'recentFiles'>>>[number];

/** Committee files that were open lately. */
export function RecentFiles({ onOpen }: { readonly onOpen: (path: string) => void }): ReactNode {
  const t = useWords();
  const dates = useDates();
  const [files, setFiles] = useState<readonly Recent[]>([]);
  useEffect(() => {
    askShell('recentFiles', {}).then(setFiles, (error: unknown) => console.error(error));
  }, []);
  if (files.length === 0) {
    return null;
  }
  const forget = (path: string): void => {
    askShell('forgetRecentFile', { path }).then(
      () => setFiles((now) => now.filter((file) => file.path !== path)),
      (error: unknown) => console.error(error),
    );
  };
  return (
    <section>
      <h2>{t('app:start.recent')}</h2>
      <ul className="recent">
        {files.map((file) => (
          <li key={file.path}>
            {file.exists ? (
              <button type="button" className="recent-file" onClick={() => onOpen(file.path)}>
                <b>{file.name}</b>
                <span>{file.path}</span>
              </button>
            ) : (
              <p className="recent-file">
                <b>{file.name}</b>
                <span>{t('app:start.gone', { path: file.path })}</span>
              </p>
            )}
            <span className="small">{dates.brief(file.openedAt.slice(0, 10))}</span>
            <Button
              look="quiet"
              size="slim"
              aria-label={t('app:start.forgetOf', { name: file.name })}
              onClick={() => forget(file.path)}
            >
              {t('app:start.forget')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
