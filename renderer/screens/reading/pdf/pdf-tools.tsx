import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { isComposingKey } from '../../../app/shortcuts.ts';
import { useWords } from '../../../app/words.ts';
import { Button } from '../../../ui/button.tsx';
import { largestZoom, smallestZoom, type ZoomChoice } from './page-layout.ts';

export type PdfPane = 'outline' | 'pages';

/** Words for everything that can be done with the view of a PDF, in a row above its pages. */
export function PdfTools(props: {
  readonly pageCount: number;
  readonly current: number;
  readonly labels: readonly string[] | null;
  readonly zoom: number;
  readonly choice: ZoomChoice;
  readonly canReturn: boolean;
  /** Raised when the field for the page shall take the focus. */
  readonly pageTurn: number;
  readonly onPage: (page: number) => void;
  readonly onZoom: (direction: 1 | -1) => void;
  readonly onFit: (fit: 'width' | 'page') => void;
  readonly onTurn: () => void;
  readonly onReturn: () => void;
}): ReactNode {
  const t = useWords();
  const { choice, current, pageCount } = props;
  return (
    <fieldset className="pdf-tools" data-region="tools">
      <legend className="visually-hidden">{t('pdf:tools')}</legend>
      <span className="tool-group">
        <Button look="quiet" size="slim" disabled={current <= 0} onClick={() => props.onPage(current - 1)}>
          {t('pdf:previousPage')}
        </Button>
        <PageField
          current={current}
          pageCount={pageCount}
          labels={props.labels}
          focusTurn={props.pageTurn}
          onPage={props.onPage}
        />
        <Button
          look="quiet"
          size="slim"
          disabled={current >= pageCount - 1}
          onClick={() => props.onPage(current + 1)}
        >
          {t('pdf:nextPage')}
        </Button>
      </span>
      <span className="tool-group">
        <Button
          look="quiet"
          size="slim"
          disabled={props.zoom <= smallestZoom}
          onClick={() => props.onZoom(-1)}
        >
          {t('pdf:smaller')}
        </Button>
        <output className="zoom-value" aria-label={t('pdf:size')}>
          {t('pdf:percent', { percent: Math.round(props.zoom * 100) })}
        </output>
        <Button look="quiet" size="slim" disabled={props.zoom >= largestZoom} onClick={() => props.onZoom(1)}>
          {t('pdf:larger')}
        </Button>
        <Button
          look="quiet"
          size="slim"
          aria-pressed={choice.fit === 'width'}
          onClick={() => props.onFit('width')}
        >
          {t('pdf:fitWidth')}
        </Button>
        <Button
          look="quiet"
          size="slim"
          aria-pressed={choice.fit === 'page'}
          onClick={() => props.onFit('page')}
        >
          {t('pdf:fitPage')}
        </Button>
      </span>
      <span className="tool-group">
        <Button look="quiet" size="slim" onClick={props.onTurn}>
          {t('pdf:turn')}
        </Button>
        {props.canReturn ? (
          <Button look="quiet" size="slim" onClick={props.onReturn}>
            {t('pdf:return')}
          </Button>
        ) : null}
      </span>
    </fieldset>
  );
}

/** 目次、ページの一覧: what stands beside the pages. */
export function PaneButtons({
  hasOutline,
  pane,
  onPane,
}: {
  readonly hasOutline: boolean;
  readonly pane: PdfPane | null;
  readonly onPane: (pane: PdfPane | null) => void;
}): ReactNode {
  const t = useWords();
  const button = (which: PdfPane, word: string): ReactNode => (
    <Button look="quiet" aria-pressed={pane === which} onClick={() => onPane(pane === which ? null : which)}>
      {word}
    </Button>
  );
  return (
    <>
      {hasOutline ? button('outline', t('pdf:outline')) : null}
      {button('pages', t('pdf:pageList'))}
    </>
  );
}

/** 「12 / 全300ページ」: the page in view, and the way to another by its number or by what the file calls it. */
function PageField({
  current,
  pageCount,
  labels,
  focusTurn,
  onPage,
}: {
  readonly current: number;
  readonly pageCount: number;
  readonly labels: readonly string[] | null;
  readonly focusTurn: number;
  readonly onPage: (page: number) => void;
}): ReactNode {
  const t = useWords();
  const id = useId();
  const hintId = useId();
  const field = useRef<HTMLInputElement>(null);
  /** null while the field follows the page in view. */
  const [typed, setTyped] = useState<string | null>(null);
  const [refused, setRefused] = useState(false);
  const asked = useRef(focusTurn);
  useEffect(() => {
    if (focusTurn !== asked.current) {
      asked.current = focusTurn;
      field.current?.focus();
      field.current?.select();
    }
  }, [focusTurn]);
  const number = String(current + 1);
  const label = labels?.[current] ?? '';
  const shown = label === '' ? number : label;
  return (
    <span className="page-field">
      <label htmlFor={id} className="visually-hidden">
        {t('pdf:goToPage')}
      </label>
      <input
        ref={field}
        id={id}
        className="input"
        type="text"
        inputMode="numeric"
        value={typed ?? shown}
        autoComplete="off"
        aria-invalid={refused}
        aria-describedby={hintId}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          setTyped(event.target.value);
          setRefused(false);
        }}
        onBlur={() => {
          setTyped(null);
          setRefused(false);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !isComposingKey(event.nativeEvent)) {
            event.preventDefault();
            const page = pageOfEntry(typed ?? shown, pageCount, labels);
            setRefused(page === null);
            if (page !== null) {
              setTyped(null);
              onPage(page);
            }
          }
        }}
      />
      <span id={hintId}>
        {refused
          ? t('pdf:noSuchPage', { number: pageCount })
          : shown === number
            ? t('pdf:ofPages', { number: pageCount })
            : t('pdf:ofPagesLabelled', { number: pageCount, place: number })}
      </span>
    </span>
  );
}

/**
 * The page that an entry means: by what the file calls it, as that is printed on the page, else by its place in the file.
 * Full-width figures are figures.
 */
export function pageOfEntry(
  entry: string,
  pageCount: number,
  labels: readonly string[] | null,
): number | null {
  const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase();
  const wanted = plain(entry);
  const labelled = (labels ?? []).findIndex((label) => label !== '' && plain(label) === wanted);
  if (labelled >= 0) {
    return labelled;
  }
  const number = /^\d+$/u.test(wanted) ? Number(wanted) : 0;
  return number >= 1 && number <= pageCount ? number - 1 : null;
}
