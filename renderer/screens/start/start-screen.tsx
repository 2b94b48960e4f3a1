import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type { ShingiError } from '../../../core/contract/errors.ts';
import { giveFiles, isBundlePath, useGivenFiles } from '../../app/given-files.ts';
import { useDroppedPaths } from '../../app/use-drop.ts';
import { useWords } from '../../app/words.ts';
import { useAction } from '../../data/use-action.ts';
import { askShell, onShellEvent } from '../../platform/shell.ts';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';
import { ScrollArea, useScreenTitle } from '../../ui/screen.tsx';
import { About } from '../help/about.tsx';
import { KeyboardHelp } from '../help/keyboard-help.tsx';
import { GivenBundles } from './given-bundles.tsx';
import { NewCommitteeDialog } from './new-committee-dialog.tsx';
import { throwIfRefused } from './open-outcome.ts';
import { RecentFiles } from './recent-files.tsx';

type OpenDialog = 'new-committee' | 'keyboard-help' | 'about' | null;

/** The window without a file: what this program is, and the ways to begin. */
export function StartScreen({ refused }: { readonly refused: ShingiError | null }): ReactNode {
  const t = useWords();
  const opening = useAction();
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const open = (path?: string) =>
    void opening.run(async () => {
      throwIfRefused(await askShell('openCommittee', path === undefined ? {} : { path }));
    });
  const given = useGivenFiles();
  useDroppedPaths((paths) => {
    giveFiles(paths.filter(isBundlePath));
    const committee = paths.find((path) => !isBundlePath(path));
    if (committee !== undefined) {
      open(committee);
    }
  });
  const close = useCallback(() => setDialog(null), []);
  useScreenTitle(t('app:start.title'));
  useEffect(
    () =>
      onShellEvent((event) => {
        if (
          event.event === 'command' &&
          (event.command === 'new-committee' ||
            event.command === 'keyboard-help' ||
            event.command === 'about')
        ) {
          setDialog(event.command);
        }
      }),
    [],
  );
  const error = opening.error ?? refused;
  return (
    <main className="main start">
      <ScrollArea label={t('app:start.title')}>
        <div className="start-page">
          <h1>{t('app:name')}</h1>
          <p className="lead">{t('app:start.lead')}</p>
          {error === null ? null : <Problem error={error} />}
          {given === null ? null : <GivenBundles key={given.paths.join('\n')} paths={given.paths} />}
          <div className="start-acts">
            <section>
              <h2>{t('app:start.open')}</h2>
              <p>{t('app:start.openText')}</p>
              <Button
                look={given === null ? 'primary' : 'outline'}
                size="tall"
                disabled={opening.busy}
                onClick={() => open()}
              >
                {t('app:start.openButton')}
              </Button>
            </section>
            <section>
              <h2>{t('app:start.new')}</h2>
              <p>{t('app:start.newText')}</p>
              <Button size="tall" disabled={opening.busy} onClick={() => setDialog('new-committee')}>
                {t('app:start.newButton')}
              </Button>
            </section>
          </div>
          <RecentFiles onOpen={open} />
        </div>
      </ScrollArea>
      {dialog === 'new-committee' ? <NewCommitteeDialog onClose={close} /> : null}
      {dialog === 'keyboard-help' ? <KeyboardHelp onClose={close} /> : null}
      {dialog === 'about' ? <About onClose={close} /> : null}
    </main>
  );
}
