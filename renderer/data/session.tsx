import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import type { CommitteeFile } from '../../core/contract/shell.ts';
import {
  type LinkState,
  type ServiceCall,
  type ServiceInput,
  ServiceLink,
  type ServiceOutput,
} from '../platform/service-link.ts';
import { onShellEvent } from '../platform/shell.ts';
import { requestServicePort } from '../platform/window-port.ts';
import { type Answer, type CachedCall, CallCache } from './call-cache.ts';

interface Session {
  readonly file: CommitteeFile;
  readonly link: ServiceLink;
  readonly cache: CallCache;
  /** Newest backup, once the service has failed for good. */
  readonly latestBackup: string | null;
}

const SessionContext = createContext<Session | null>(null);

/** Connects the window to the service of `file` as long as it is shown. */
export function SessionProvider({
  file,
  children,
}: {
  readonly file: CommitteeFile;
  readonly children: ReactNode;
}): ReactNode {
  const [{ link, cache }] = useState(() => {
    const opened = new ServiceLink(requestServicePort, (error) => console.error(error));
    return { link: opened, cache: new CallCache(opened) };
  });
  const [latestBackup, setLatestBackup] = useState<string | null>(null);
  useEffect(() => {
    const stopChanges = link.on('changed', ({ topics }) => cache.invalidate(topics));
    const stopEvents = onShellEvent((event) => {
      if (event.event !== 'service-state') {
        return;
      }
      setLatestBackup(event.latestBackup);
      if (event.state === 'running') {
        link.connect();
      } else if (event.state === 'restarting') {
        link.lose();
      } else {
        link.fail();
      }
    });
    link.connect();
    return () => {
      stopEvents();
      stopChanges();
      link.fail();
    };
  }, [link, cache]);
  const session = useMemo(() => ({ file, link, cache, latestBackup }), [file, link, cache, latestBackup]);
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** The committee file of this window and its service. Only below a `SessionProvider`. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) {
    throw new Error('no committee file is open here');
  }
  return session;
}

/** Whether the service can be reached. */
export function useLinkState(): LinkState {
  const { link } = useSession();
  return useSyncExternalStore(
    (listener) => link.onState(listener),
    () => link.state,
  );
}

/** The answer to a read call, kept fresh. */
export function useCall<K extends CachedCall>(call: K, input: ServiceInput<K>): Answer<ServiceOutput<K>> {
  const { cache } = useSession();
  return useSyncExternalStore(
    (listener) => cache.subscribe(call, input, listener),
    () => cache.answer(call, input),
  );
}

/** The same, but nothing is asked as long as the answer is not wanted. */
export function useCallWhen<K extends CachedCall>(
  isWanted: boolean,
  call: K,
  input: ServiceInput<K>,
): Answer<ServiceOutput<K>> {
  const { cache } = useSession();
  return useSyncExternalStore(
    (listener) => (isWanted ? cache.subscribe(call, input, listener) : () => undefined),
    () => (isWanted ? cache.answer(call, input) : notAsked),
  );
}

const notAsked = { state: 'loading' } as const;

/** Asks the service directly: for writes, and for answers that are not kept. */
export function useAsk(): <K extends ServiceCall>(
  call: K,
  input: ServiceInput<K>,
) => Promise<ServiceOutput<K>> {
  const { link } = useSession();
  return useCallback(
    <K extends ServiceCall>(call: K, input: ServiceInput<K>) => link.call(call, input),
    [link],
  );
}
