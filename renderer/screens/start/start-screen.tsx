import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type { ShingiError } from '../../../core/contract/errors.ts';
import { useWords } from '../../app/words.ts';
import { useAction } from '../../data/use-action.ts';
import { askShell, onShellEvent } from '../../platform/shell.ts';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';
import { ScrollArea, useScreenTitle } from '../../ui/screen.tsx';
import { About } from '../help/about.tsx';
import { KeyboardHelp } from '../help/keyboard-help.tsx';
import { NewCommitteeDialog } from './new-committee-dialog.tsx';
import { throwIfRefused } from './open-outcome.ts';
import { RecentFiles } from './recent-files.tsx';

type OpenDialog = 'new-committee' | 'keyboard-help' | 'about' | null;

/** The window without a file: what this program is, and the ways to begin. */
export function StartScreen({ refused }: { readonly refused: ShingiError | null }): ReactNode {
  const t = useWords();
  const opening = useAction();
  const [dialog, setDialog] = useState<OpenDialog>(null);
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
  const open = (path?: string) =>
    void opening.run(async () => {
      throwIfRefused(await askShell('openCommittee', path === undefined ? {} : { path }));
    });
  const error = opening.error ?? refused;
  return (
    <main className="main start">
      <ScrollArea label={t('app:start.title')}>
        <div className="start-page">
          <h1>{t('app:name')}</h1>
          <p className="lead">{t('app:start.lead')}</p>
          {error === null ? null : <Problem error={error} />}
          <div className="start-acts">
            <section>
              <h2>{t('app:start.open')}</h2>
              <p>{t('app:start.openText')}</p>
              <Button look="primary" size="tall" disabled={opening.busy} onClick={() => open()}>
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
