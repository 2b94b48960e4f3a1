import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { isComposingKey } from '../../app/shortcuts.ts';
import { replaceRoute } from '../../app/use-route.ts';
import { useWords } from '../../app/words.ts';
import { useCall, useSession } from '../../data/session.tsx';
import type { ServiceOutput } from '../../platform/service-link.ts';
import { ContentsButton } from '../../ui/contents-button.tsx';
import { Problem } from '../../ui/problem.tsx';
import { ScrollArea, useScreenTitle } from '../../ui/screen.tsx';
import { groupHits } from './group-hits.ts';
import { HitGroup } from './hit-group.tsx';

interface Found {
  readonly found: ServiceOutput<'search'>;
  readonly query: string;
}

const limit = 200;
/** Typing pauses this long, in milliseconds, before the address follows; the hits follow every key. */
const addressAfter = 300;

/** Search over everything in the file, as you type. An input method's unfinished text is never searched. */
export function SearchScreen({ query: fromAddress }: { readonly query: string }): ReactNode {
  const t = useWords();
  const input = useRef<HTMLInputElement>(null);
  const results = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState(fromAddress);
  const [query, setQuery] = useState(fromAddress);
  const composing = useRef(false);
  const opening = useRef(false);
  useScreenTitle(t('search:title'));

  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  useEffect(() => {
    if (query === fromAddress) {
      return;
    }
    const timer = window.setTimeout(() => replaceRoute({ screen: 'search', query }), addressAfter);
    return () => window.clearTimeout(timer);
  }, [query, fromAddress]);

  const take = (text: string): void => {
    opening.current = false;
    setTyped(text);
    if (!composing.current) {
      setQuery(text);
    }
  };
  // Enter opens the first hit of what was typed, never one of the words before.
  const openIfAsked = useCallback((): void => {
    const list = results.current?.querySelector('[aria-busy]');
    if (opening.current && list?.getAttribute('aria-busy') === 'false') {
      opening.current = false;
      list.querySelector<HTMLElement>('a.hit')?.click();
    }
  }, []);
  const firstLink = (): HTMLElement | null | undefined =>
    results.current?.querySelector<HTMLElement>('a.hit');

  return (
    <ScrollArea label={t('search:title')} takesFocus={false}>
      <div className="screen search">
        <ContentsButton />
        <h1>{t('search:title')}</h1>
        <search>
          <label htmlFor="search-input">{t('search:label')}</label>
          <p id="search-hint" className="hint">
            {t('search:hint')}
          </p>
          <input
            ref={input}
            id="search-input"
            type="search"
            className="input"
            autoComplete="off"
            aria-describedby="search-hint"
            value={typed}
            onChange={(event) => take(event.target.value)}
            onCompositionStart={() => {
              composing.current = true;
            }}
            onCompositionEnd={(event) => {
              composing.current = false;
              take(event.currentTarget.value);
            }}
            onKeyDown={(event) => {
              if (isComposingKey(event.nativeEvent)) {
                return;
              }
              if (event.key === 'ArrowDown') {
                event.preventDefault();
                firstLink()?.focus();
              } else if (event.key === 'Enter') {
                event.preventDefault();
                opening.current = true;
                openIfAsked();
              }
            }}
          />
        </search>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys go through the links inside */}
        <div
          ref={results}
          onKeyDown={(event) => moveThroughHits(event, input.current)}
          // Going back from a place must find these words, however fast they were typed.
          onClickCapture={() => replaceRoute({ screen: 'search', query })}
        >
          {query.trim() === '' ? (
            <p className="small">{t('search:empty')}</p>
          ) : (
            <Results query={query.trim()} onFresh={openIfAsked} />
          )}
        </div>
      </div>
    </ScrollArea>
  );
}

function Results({
  query,
  onFresh,
}: {
  readonly query: string;
  /** Called when the hits in view are those of the query. */
  readonly onFresh: () => void;
}): ReactNode {
  const t = useWords();
  const { cache } = useSession();
  const question = { query, limit };
  const answer = useCall('search', question);
  // Until the next hits are here the last ones stay, so that the list does not flicker with every key.
  const [last, setLast] = useState<Found | null>(null);
  const found = answer.state === 'ready' ? answer.value : null;
  if (found !== null && found !== last?.found) {
    setLast({ found, query });
  }
  const shown = found === null ? last : { found, query };
  const hits = shown?.found.hits;
  const groups = useMemo(() => groupHits(hits ?? []), [hits]);
  const fresh = found !== null;
  useEffect(() => {
    if (found !== null) {
      onFresh();
    }
  }, [found, onFresh]);
  if (answer.state === 'failed') {
    return <Problem error={answer.error} onRetry={() => cache.retry('search', question)} />;
  }
  return (
    <div aria-busy={!fresh}>
      <p role="status" className="hit-count">
        {shown === null ? '' : countText(t, shown.found.total, shown.found.hits.length)}
      </p>
      {groups.map((group) => (
        <HitGroup key={group.meetingId} group={group} query={shown?.query ?? query} />
      ))}
    </div>
  );
}

function countText(t: ReturnType<typeof useWords>, total: number, shown: number): string {
  if (total === 0) {
    return t('search:none');
  }
  return total > shown ? t('search:countFirst', { total, shown }) : t('search:count', { total });
}

/** ↑ and ↓ go through the hits; ↑ on the first returns to the field. */
function moveThroughHits(event: KeyboardEvent<HTMLElement>, input: HTMLInputElement | null): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') {
    return;
  }
  const hits = [...event.currentTarget.querySelectorAll<HTMLElement>('a.hit')];
  const active = document.activeElement;
  const now = active instanceof HTMLElement ? hits.indexOf(active) : -1;
  event.preventDefault();
  if (now === 0 && event.key === 'ArrowUp') {
    input?.focus();
    return;
  }
  hits[Math.min(hits.length - 1, Math.max(0, now + (event.key === 'ArrowDown' ? 1 : -1)))]?.focus();
}
