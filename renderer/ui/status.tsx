import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';

const StatusContext = createContext<(message: string) => void>(() => undefined);

/** One place in the window that speaks what has just happened, politely. */
export function StatusProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [message, setMessage] = useState({ text: '', turn: 0 });
  const announce = useCallback((text: string) => setMessage((now) => ({ text, turn: now.turn + 1 })), []);
  const region = useMemo(
    () => (
      <p role="status" className="visually-hidden">
        {/* A new element each time, so that the same sentence is spoken twice. */}
        <span key={message.turn}>{message.text}</span>
      </p>
    ),
    [message],
  );
  return (
    <StatusContext value={announce}>
      {children}
      {region}
    </StatusContext>
  );
}

/** Speaks a sentence to people who hear the screen. What lasts must also be visible somewhere. */
export function useAnnounce(): (message: string) => void {
  return useContext(StatusContext);
}
