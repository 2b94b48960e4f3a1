import { type ReactNode, useEffect, useState } from 'react';
import { holdGivenFiles, releaseGivenFiles } from '../../app/given-files.ts';
import { useWords } from '../../app/words.ts';
import { useAction } from '../../data/use-action.ts';
import { askShell } from '../../platform/shell.ts';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';
import { throwIfRefused } from '../start/open-outcome.ts';

type Recent = Awaited<ReturnType<typeof askShell<'recentFiles'>>>[number];

/** Committee files that were open lately, to open one with bundles for it. */
export function OtherCommitteeFiles({
  except,
  bundles,
}: {
  /** Path of the file that is open here; null on the start page. */
  readonly except: string | null;
  readonly bundles: readonly string[];
}): ReactNode {
  const t = useWords();
  const action = useAction();
  const [files, setFiles] = useState<readonly Recent[]>([]);
  useEffect(() => {
    askShell('recentFiles', {}).then(
      (recent) => setFiles(recent.filter(({ path, exists }) => exists && path !== except)),
      (error: unknown) => console.error(error),
    );
  }, [except]);
  const open = (path?: string) =>
    void action.run(async () => {
      // The window that has the file then is given them; on the start page that may be this one.
      holdGivenFiles();
      let left: readonly string[] = bundles;
      try {
        const outcome = await askShell('openCommittee', {
          ...(path === undefined ? {} : { path }),
          bundles: [...bundles],
        });
        throwIfRefused(outcome);
        left = outcome.outcome === 'cancelled' ? bundles : [];
      } finally {
        releaseGivenFiles(left);
      }
    });
  return (
    <>
      <p>{t('receive:elsewhere.text')}</p>
      <ul className="plain-rows">
        {files.map(({ path, name }) => (
          <li key={path}>
            <span className="grow">
              <b>{name}</b> <span className="file-name">{path}</span>
            </span>
            <Button size="slim" disabled={action.busy} onClick={() => open(path)}>
              {t('receive:elsewhere.open')}
            </Button>
          </li>
        ))}
        <li>
          <span className="grow">{t('receive:elsewhere.otherText')}</span>
          <Button size="slim" look="quiet" disabled={action.busy} onClick={() => open()}>
            {t('receive:elsewhere.other')}
          </Button>
        </li>
      </ul>
      {action.error === null ? null : <Problem error={action.error} />}
    </>
  );
}
