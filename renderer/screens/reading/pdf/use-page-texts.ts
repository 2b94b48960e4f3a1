import { useCallback, useEffect, useState } from 'react';
import type { PageStore } from './page-store.ts';
import { NotWanted, PdfFailure } from './pdf-client.ts';

/** Pages read between two updates of the count. */
const step = 20;

export interface PageTexts {
  readonly texts: readonly string[];
  /** How many pages are still to be read; 0 when all texts are known. */
  readonly missing: number;
}

/**
 * The texts of all pages. Those of the committee file are there at once; for a file that was stored without them they are
 * read from the PDF while they are wanted.
 */
export function usePageTexts(
  store: PageStore,
  stored: readonly (string | null)[],
  wanted: boolean,
): PageTexts & { readonly textOf: (page: number) => string } {
  const [read, setRead] = useState<ReadonlyMap<number, string>>(new Map());
  useEffect(() => {
    if (!wanted) {
      return;
    }
    const giveUp = new AbortController();
    const readAll = async (): Promise<void> => {
      const found = new Map<number, string>();
      for (const [page, text] of stored.entries()) {
        if (text === null) {
          found.set(page, await textOfPage(store, page, giveUp.signal));
          if (found.size % step === 0) {
            setRead(new Map(found));
          }
        }
      }
      setRead(found);
    };
    readAll().catch((error: unknown) => {
      if (!(error instanceof NotWanted)) {
        console.error(error);
      }
    });
    return () => giveUp.abort();
  }, [store, stored, wanted]);
  const textOf = useCallback(
    (page: number) => stored[page] ?? store.get(page)?.text.text ?? read.get(page) ?? '',
    [stored, store, read],
  );
  const texts = stored.map((text, page) => text ?? read.get(page) ?? '');
  const missing = stored.filter((text, page) => text === null && !read.has(page)).length;
  return { texts, missing: wanted ? missing : 0, textOf };
}

async function textOfPage(store: PageStore, page: number, signal: AbortSignal): Promise<string> {
  try {
    return (await store.read(page, () => 'whenever', signal)).text.text;
  } catch (error) {
    if (error instanceof PdfFailure) {
      // The page says so itself where it is shown.
      return '';
    }
    throw error;
  }
}
