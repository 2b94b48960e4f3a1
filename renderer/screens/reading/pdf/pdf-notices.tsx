import { type ReactNode, useMemo } from 'react';
import { useWords } from '../../../app/words.ts';

/** More pages than this are counted instead of named. */
const mostNamed = 6;

/** Says which pages are pictures only, so that nobody looks for words on them in vain. */
export function PdfNotices({
  stored,
  nameOf,
}: {
  /** Stored text of each page; null where it is not known. */
  readonly stored: readonly (string | null)[];
  readonly nameOf: (page: number) => string;
}): ReactNode {
  const t = useWords();
  const empty = useMemo(
    () => stored.flatMap((text, page) => (text !== null && text.trim() === '' ? [page] : [])),
    [stored],
  );
  if (empty.length === 0) {
    return null;
  }
  const words =
    empty.length === stored.length
      ? t('pdf:scanned.all')
      : empty.length <= mostNamed
        ? t('pdf:scanned.some', { pages: empty.map(nameOf).join('、') })
        : t('pdf:scanned.many', { number: empty.length });
  return <p className="pdf-notice">{words}</p>;
}
