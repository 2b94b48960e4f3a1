import { memo, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { type PageSheet, type QuarterTurn, sizeOfSheet } from '../../../../core/domain/pages/page-frame.ts';
import { isComposingKey } from '../../../app/shortcuts.ts';
import { useWords } from '../../../app/words.ts';
import { NotWanted, type PdfClient, PdfFailure } from './pdf-client.ts';

/** Size of the small picture of a page, and of its place in the list, in rem. */
const pictureWidth = 7;
const pictureHeight = 8;
const cellHeight = 10.5;
/** Rows drawn above and below the view. */
const around = 3;
/** Rows that Page Up and Page Down move by. */
const pageOfRows = 5;

/** Small pictures of all pages. Choosing one goes there; the page in view is marked. */
export function PageList({
  client,
  sheets,
  view,
  current,
  nameOf,
  onChoose,
}: {
  readonly client: PdfClient;
  readonly sheets: readonly PageSheet[];
  readonly view: QuarterTurn;
  readonly current: number;
  readonly nameOf: (page: number) => string;
  readonly onChoose: (page: number) => void;
}): ReactNode {
  const t = useWords();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [rows, setRows] = useState({ first: 0, last: 12 });
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const height = cellHeight * rem;

  useEffect(() => {
    const element = list.current;
    if (element === null) {
      return;
    }
    const follow = (): void => {
      const first = Math.max(0, Math.floor(element.scrollTop / height) - around);
      const last = Math.ceil((element.scrollTop + element.clientHeight) / height) + around;
      setRows((now) => (now.first === first && now.last === last ? now : { first, last }));
    };
    follow();
    element.addEventListener('scroll', follow, { passive: true });
    const observer = new ResizeObserver(follow);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', follow);
      observer.disconnect();
    };
  }, [height]);
  useEffect(() => {
    const element = list.current;
    if (element !== null) {
      const top = current * height;
      if (top < element.scrollTop) {
        element.scrollTop = top;
      } else if (top + height > element.scrollTop + element.clientHeight) {
        element.scrollTop = top + height - element.clientHeight;
      }
    }
  }, [current, height]);

  const moves: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: pageOfRows,
    PageUp: -pageOfRows,
    Home: -sheets.length,
    End: sheets.length,
  };
  const shown = sheets.map((_, index) => index).slice(rows.first, rows.last + 1);
  const optionId = (page: number): string => `${id}-${page}`;
  return (
    <div
      ref={list}
      className="page-list"
      role="listbox"
      tabIndex={0}
      aria-label={t('pdf:pageList')}
      {...(shown.includes(current) ? { 'aria-activedescendant': optionId(current) } : {})}
      onKeyDown={(event) => {
        const move = isComposingKey(event.nativeEvent) ? undefined : moves[event.key];
        if (move !== undefined && !event.ctrlKey && !event.altKey && !event.metaKey) {
          event.preventDefault();
          onChoose(Math.max(0, Math.min(sheets.length - 1, current + move)));
        }
      }}
    >
      <div style={{ height: sheets.length * height }}>
        {shown.map((page) => {
          const sheet = sheets[page];
          return sheet === undefined ? null : (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys for its options
            <div
              key={page}
              id={optionId(page)}
              className="page-cell"
              role="option"
              tabIndex={-1}
              aria-selected={page === current}
              aria-posinset={page + 1}
              aria-setsize={sheets.length}
              aria-label={nameOf(page)}
              style={{ top: page * height, height }}
              onClick={() => onChoose(page)}
            >
              <SmallPicture client={client} page={page} sheet={sheet} view={view} rem={rem} />
              <span aria-hidden="true">{nameOf(page)}</span>
            </div>
          );
        })}
      </div>
    </div>
  );
}

const SmallPicture = memo(function SmallPicture({
  client,
  page,
  sheet,
  view,
  rem,
}: {
  readonly client: PdfClient;
  readonly page: number;
  readonly sheet: PageSheet;
  readonly view: QuarterTurn;
  readonly rem: number;
}): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = sizeOfSheet(sheet, view);
  const scale = Math.min((pictureWidth * rem) / size.width, (pictureHeight * rem) / size.height);
  useEffect(() => {
    const giveUp = new AbortController();
    const wanted = { page, pixelsPerPoint: scale * window.devicePixelRatio, view, part: null };
    client
      .draw(wanted, () => 'small', giveUp.signal)
      .then(
        (picture) => {
          if (giveUp.signal.aborted || canvas.current === null) {
            picture.close();
            return;
          }
          canvas.current.width = picture.width;
          canvas.current.height = picture.height;
          canvas.current.getContext('bitmaprenderer')?.transferFromImageBitmap(picture);
        },
        (error: unknown) => {
          // The page itself says what is wrong with it; its small picture stays empty.
          if (!(error instanceof NotWanted || error instanceof PdfFailure)) {
            throw error;
          }
        },
      );
    return () => giveUp.abort();
  }, [client, page, scale, view]);
  return (
    <div
      className="page-small"
      aria-hidden="true"
      style={{ width: size.width * scale, height: size.height * scale }}
    >
      <canvas ref={canvas} />
    </div>
  );
});
