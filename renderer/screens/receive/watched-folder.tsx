import type { ReactNode } from 'react';
import type { WatchedFolder } from '../../../core/contract/exchange-schemas.ts';
import { giveFiles } from '../../app/given-files.ts';
import { goTo } from '../../app/use-route.ts';
import { useWords } from '../../app/words.ts';
import { useAsk, useCall, useSession } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { askShell } from '../../platform/shell.ts';
import { Answered } from '../../ui/answered.tsx';
import { Button, TextButton } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';

function showWaiting({ waiting }: WatchedFolder): void {
  giveFiles(waiting.map(({ path }) => path));
  goTo({ screen: 'receive' });
}

/** 「受取フォルダーに3件」, which leads to the preview. Nothing where nothing waits. */
export function WaitingLine(): ReactNode {
  const t = useWords();
  const watched = useCall('watchedFolder', {});
  if (watched.state !== 'ready' || watched.value.waiting.length === 0) {
    return null;
  }
  return (
    <p className="waiting-line" role="status">
      {t('receive:watched.waiting', { count: watched.value.waiting.length })}
      <TextButton onClick={() => showWaiting(watched.value)}>{t('receive:watched.look')}</TextButton>
    </p>
  );
}

/** The choice of the folder, and what waits in it. */
export function WatchedFolderSection(): ReactNode {
  const t = useWords();
  const { cache } = useSession();
  const watched = useCall('watchedFolder', {});
  return (
    <section className="tool">
      <h2>{t('receive:watched.title')}</h2>
      <p className="lead">{t('receive:watched.lead')}</p>
      <Answered answer={watched} onRetry={() => cache.retry('watchedFolder', {})}>
        {(value) => <Folder watched={value} />}
      </Answered>
    </section>
  );
}

function Folder({ watched }: { readonly watched: WatchedFolder }): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const action = useAction();
  const choose = async (): Promise<void> => {
    const folder = await askShell('chooseFolder', {});
    if (folder !== null) {
      await ask('setWatchedFolder', { folder });
    }
  };
  const { folder, isMissing, waiting } = watched;
  return (
    <>
      {folder === null ? (
        <p>{t('receive:watched.none')}</p>
      ) : (
        <p className="file-name">{isMissing ? t('receive:watched.missing', { folder }) : folder}</p>
      )}
      {waiting.length === 0 ? null : (
        <>
          <p>{t('receive:watched.waiting', { count: waiting.length })}</p>
          <ul className="waiting-files">
            {waiting.map(({ path, name }) => (
              <li key={path}>{name}</li>
            ))}
          </ul>
          <p className="acts">
            <Button onClick={() => showWaiting(watched)}>{t('receive:watched.look')}</Button>
            <Button
              look="quiet"
              onClick={() =>
                void action.run(async () => {
                  await ask('dismissWatched', { paths: waiting.map(({ path }) => path) });
                })
              }
            >
              {t('receive:watched.dismiss')}
            </Button>
          </p>
        </>
      )}
      <p className="acts">
        <Button look="quiet" disabled={action.busy} onClick={() => void action.run(choose)}>
          {folder === null ? t('receive:watched.choose') : t('receive:watched.chooseOther')}
        </Button>
        {folder === null ? null : (
          <Button
            look="quiet"
            disabled={action.busy}
            onClick={() =>
              void action.run(async () => {
                await ask('setWatchedFolder', { folder: null });
              })
            }
          >
            {t('receive:watched.stop')}
          </Button>
        )}
      </p>
      {action.error === null ? null : <Problem error={action.error} />}
    </>
  );
}
