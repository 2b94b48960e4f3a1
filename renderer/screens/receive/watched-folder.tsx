import type { ReactNode } from 'react';
import type { WatchedFolder } from '../../../core/contract/exchange-schemas.ts';
import { giveFiles, giveTable } from '../../app/given-files.ts';
import { goTo } from '../../app/use-route.ts';
import { useWords } from '../../app/words.ts';
import { useAsk, useCall, useSession } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { askShell } from '../../platform/shell.ts';
import { Answered } from '../../ui/answered.tsx';
import { Button, TextButton } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';

type Waiting = WatchedFolder['waiting'];

function showWaiting(waiting: Waiting): void {
  giveFiles(waiting.map(({ path }) => path));
  goTo({ screen: 'receive' });
}

/** Bundles and forms are looked at together; each table of comments has columns that a person must name. */
function apart(waiting: Waiting): { readonly files: Waiting; readonly tables: Waiting } {
  return {
    files: waiting.filter(({ kind }) => kind !== 'comments'),
    tables: waiting.filter(({ kind }) => kind === 'comments'),
  };
}

/** 「受取フォルダーに3件」, which leads to the preview. Nothing where nothing waits. */
export function WaitingLine(): ReactNode {
  const t = useWords();
  const watched = useCall('watchedFolder', {});
  if (watched.state !== 'ready' || watched.value.waiting.length === 0) {
    return null;
  }
  const { files, tables } = apart(watched.value.waiting);
  return (
    <div role="status">
      {files.length === 0 ? null : (
        <p className="waiting-line">
          {t('receive:watched.waiting', { count: files.length })}
          <TextButton onClick={() => showWaiting(files)}>{t('receive:watched.look')}</TextButton>
        </p>
      )}
      {tables.map((table) => (
        <TableLine key={table.path} table={table} />
      ))}
    </div>
  );
}

function TableLine({ table: { path, name } }: { readonly table: Waiting[number] }): ReactNode {
  const t = useWords();
  return (
    <p className="waiting-line">
      {t('receive:watched.table', { name })}
      <TextButton
        onClick={() => {
          giveTable(path);
          goTo({ screen: 'public-comments', meetingId: null });
        }}
      >
        {t('receive:watched.columns')}
      </TextButton>
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
  const { files, tables } = apart(waiting);
  return (
    <>
      {folder === null ? (
        <p>{t('receive:watched.none')}</p>
      ) : (
        <p className="file-name">{isMissing ? t('receive:watched.missing', { folder }) : folder}</p>
      )}
      {waiting.length === 0 ? null : (
        <>
          {files.length === 0 ? null : (
            <>
              <p>{t('receive:watched.waiting', { count: files.length })}</p>
              <ul className="waiting-files">
                {files.map(({ path, name, kind }) => (
                  <li key={path}>
                    {name}
                    {kind === 'form' ? <span className="aside"> {t('receive:watched.form')}</span> : null}
                  </li>
                ))}
              </ul>
            </>
          )}
          {tables.map((table) => (
            <TableLine key={table.path} table={table} />
          ))}
          <p className="acts">
            {files.length === 0 ? null : (
              <Button onClick={() => showWaiting(files)}>{t('receive:watched.look')}</Button>
            )}
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
