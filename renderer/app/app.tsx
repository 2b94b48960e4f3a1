import { type ReactNode, useEffect, useState } from 'react';
import { ShingiError } from '../../core/contract/errors.ts';
import type { CommitteeFile, Preferences } from '../../core/contract/shell.ts';
import { SessionProvider } from '../data/session.tsx';
import { everyoneListens, onShellEvent } from '../platform/shell.ts';
import { StartScreen } from '../screens/start/start-screen.tsx';
import { StatusProvider } from '../ui/status.tsx';
import { giveFiles } from './given-files.ts';
import { PreferencesProvider } from './preferences.tsx';
import { Workspace } from './workspace.tsx';

/** The window: the start page until a committee file is open here, then the workspace. */
export function App({
  initialPreferences,
  initialFile,
}: {
  readonly initialPreferences: Preferences;
  readonly initialFile: CommitteeFile | null;
}): ReactNode {
  const [file, setFile] = useState(initialFile);
  const [refused, setRefused] = useState<ShingiError | null>(null);
  useEffect(() => {
    const stop = onShellEvent((event) => {
      if (event.event === 'file-opened') {
        setFile(event.file);
        setRefused(null);
      } else if (event.event === 'bundles-given') {
        giveFiles(event.paths);
      } else if (event.event === 'open-refused') {
        setRefused(new ShingiError(event.code, { path: event.path, ...event.detail }));
      }
    });
    everyoneListens();
    return stop;
  }, []);
  return (
    <PreferencesProvider initial={initialPreferences}>
      <StatusProvider>
        {file === null ? (
          <StartScreen refused={refused} />
        ) : (
          <SessionProvider key={file.path} file={file}>
            <Workspace refused={refused} onRefusalSeen={() => setRefused(null)} />
          </SessionProvider>
        )}
      </StatusProvider>
    </PreferencesProvider>
  );
}
