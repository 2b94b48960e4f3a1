import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { quadsOfRange } from '../../../../core/domain/pages/lines.ts';
import type { PagePoint } from '../../../../core/domain/pages/page-frame.ts';
import { type PageMatch, placesByPage, SearchedPages } from './find-in-pages.ts';
import type { PageStore } from './page-store.ts';
import { PdfFailure } from './pdf-client.ts';
import type { FoundPlaces } from './pdf-pages.tsx';

/** Finding words in the pages of one PDF, and going from one place to the next. */
export function useFind({
  texts,
  query,
  currentPage,
  store,
  scrollToPage,
}: {
  readonly texts: readonly string[];
  readonly query: string;
  readonly currentPage: number;
  readonly store: PageStore | null;
  readonly scrollToPage: (page: number, place?: PagePoint) => void;
}): {
  readonly found: FoundPlaces;
  readonly total: number;
  readonly current: number;
  readonly step: (direction: 1 | -1) => void;
} {
  const [searched] = useState(() => new SearchedPages());
  const matches = useMemo(() => (query === '' ? [] : searched.find(texts, query)), [searched, texts, query]);
  const [current, setCurrent] = useState(0);
  const shownFor = useRef<string | null>(null);

  const show = useCallback(
    (match: PageMatch | undefined) => {
      const [first] = match?.stretches ?? [];
      if (first === undefined || store === null) {
        return;
      }
      store
        .read(first.page, () => 'sight')
        .then(
          ({ text, lines }) => {
            const [quad] = quadsOfRange(text, first.from, first.to, lines);
            scrollToPage(first.page, quad === undefined ? undefined : { x: quad.left, y: quad.top });
          },
          (error: unknown) => {
            if (!(error instanceof PdfFailure)) {
              throw error;
            }
            scrollToPage(first.page);
          },
        );
    },
    [store, scrollToPage],
  );
  const begin = useEffectEvent((found: readonly PageMatch[]) => {
    const next = found.findIndex(({ stretches }) => (stretches[0]?.page ?? 0) >= currentPage);
    const start = Math.max(0, next);
    setCurrent(start);
    show(found[start]);
  });
  const ready = store !== null;
  useEffect(() => {
    if (query === '' || matches.length === 0) {
      shownFor.current = null;
    } else if (ready && shownFor.current !== query) {
      // The first place from here on, once for each query: further pages may still be read.
      shownFor.current = query;
      begin(matches);
    }
  }, [query, matches, ready]);

  const step = useCallback(
    (direction: 1 | -1) => {
      if (matches.length > 0) {
        const next = (current + direction + matches.length) % matches.length;
        setCurrent(next);
        show(matches[next]);
      }
    },
    [matches, current, show],
  );
  const found = useMemo(() => placesByPage(matches, current), [matches, current]);
  return { found, total: matches.length, current, step };
}
