import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useState,
} from 'react';
import { I18nextProvider } from 'react-i18next';
import type { Preferences } from '../../core/contract/shell.ts';
import { createTranslations } from '../../core/locales/translator.ts';
import { askShell, onShellEvent } from '../platform/shell.ts';

export const smallestText = 100;
export const largestText = 200;
export const textStep = 25;

interface PreferencesState {
  readonly preferences: Preferences;
  /** Applies the change at once and has it kept. */
  readonly change: (change: Partial<Preferences>) => void;
}

const PreferencesContext = createContext<PreferencesState | null>(null);

/** The reader's preferences, applied to the page: language, theme, text size. */
export function PreferencesProvider({
  initial,
  children,
}: {
  readonly initial: Preferences;
  readonly children: ReactNode;
}): ReactNode {
  const [preferences, setPreferences] = useState(initial);
  const translations = useMemo(() => createTranslations(preferences.locale), [preferences.locale]);
  const dark = useDarkSystem();

  useEffect(
    () =>
      onShellEvent((event) => {
        if (event.event === 'preferences-changed') {
          setPreferences(event.preferences);
        }
      }),
    [],
  );

  const change = useCallback((part: Partial<Preferences>) => {
    setPreferences((now) => ({ ...now, ...part }));
    askShell('savePreferences', part).then(setPreferences, (error: unknown) => console.error(error));
  }, []);

  useLayoutEffect(() => {
    const root = document.documentElement;
    root.lang = preferences.locale;
    const theme = preferences.theme === 'system' ? (dark ? 'dark' : 'light') : preferences.theme;
    root.dataset['theme'] = theme;
    root.style.setProperty('--text-scale', String(preferences.textScale / 100));
  }, [preferences, dark]);

  const state = useMemo(() => ({ preferences, change }), [preferences, change]);
  return (
    <PreferencesContext value={state}>
      <I18nextProvider i18n={translations}>{children}</I18nextProvider>
    </PreferencesContext>
  );
}

/** The preferences and how to change them. */
export function usePreferences(): PreferencesState {
  const state = useContext(PreferencesContext);
  if (state === null) {
    throw new Error('no preferences above this component');
  }
  return state;
}

function useDarkSystem(): boolean {
  const query = useMemo(() => window.matchMedia('(prefers-color-scheme: dark)'), []);
  const [dark, setDark] = useState(query.matches);
  useEffect(() => {
    const follow = (event: MediaQueryListEvent): void => setDark(event.matches);
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, [query]);
  return dark;
}

/** The next larger or smaller text size, inside the range of the settings. */
export function steppedTextScale(now: number, step: number): number {
  return Math.min(largestText, Math.max(smallestText, now + step));
}
