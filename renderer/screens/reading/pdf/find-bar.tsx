import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { hrefOf } from '../../../app/route.ts';
import { isComposingKey } from '../../../app/shortcuts.ts';
import { useWords } from '../../../app/words.ts';
import { Button, TextLink } from '../../../ui/button.tsx';

/** Below the tools: a word, how often and where it stands in this PDF, and the way from one place to the next. */
export function FindBar({
  query,
  current,
  total,
  missing,
  focusTurn,
  onQuery,
  onStep,
  onClose,
}: {
  readonly query: string;
  /** From 0; meaningless without matches. */
  readonly current: number;
  readonly total: number;
  /** Pages that have not been looked through yet. */
  readonly missing: number;
  /** Raised when the field shall take the focus again. */
  readonly focusTurn: number;
  readonly onQuery: (query: string) => void;
  readonly onStep: (direction: 1 | -1) => void;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(query);
  const [known, setKnown] = useState(query);
  if (known !== query) {
    // Another search came in from outside.
    setKnown(query);
    setTyped(query);
  }
  useEffect(() => {
    if (focusTurn > 0) {
      field.current?.focus();
      field.current?.select();
    }
  }, [focusTurn]);
  const apply = (value: string): void => {
    setKnown(value.trim());
    onQuery(value.trim());
  };
  return (
    <search className="find-strip" aria-label={t('pdf:find.here')}>
      <label htmlFor={id}>{t('pdf:find.label')}</label>
      <input
        ref={field}
        id={id}
        className="input pdf-find-field"
        type="text"
        value={typed}
        autoComplete="off"
        onChange={(event) => {
          setTyped(event.target.value);
          const composing = event.nativeEvent instanceof InputEvent && event.nativeEvent.isComposing;
          if (!composing) {
            apply(event.target.value);
          }
        }}
        onCompositionEnd={(event) => apply(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (isComposingKey(event.nativeEvent)) {
            return;
          }
          if (event.key === 'Enter') {
            event.preventDefault();
            onStep(event.shiftKey ? -1 : 1);
          } else if (event.key === 'Escape') {
            event.stopPropagation();
            onClose();
          }
        }}
      />
      <Button look="quiet" size="slim" disabled={total === 0} onClick={() => onStep(-1)}>
        {t('reading:find.previous')}
      </Button>
      <Button look="quiet" size="slim" disabled={total === 0} onClick={() => onStep(1)}>
        {t('reading:find.next')}
      </Button>
      <p role="status">
        {query === ''
          ? ''
          : missing > 0
            ? t('pdf:find.reading', { number: missing })
            : total === 0
              ? t('pdf:find.none', { query })
              : t('pdf:find.count', { query, current: current + 1, total })}
      </p>
      <span className="bar-space" />
      {query === '' ? null : (
        <TextLink href={hrefOf({ screen: 'search', query })}>{t('reading:find.all')}</TextLink>
      )}
      <Button look="quiet" size="slim" onClick={onClose}>
        {t('pdf:find.close')}
      </Button>
    </search>
  );
}
