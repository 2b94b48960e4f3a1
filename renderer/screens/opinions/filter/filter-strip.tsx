import { type ReactNode, type RefObject, useEffect, useId, useState } from 'react';
import type { CompileFacets } from '../../../../core/contract/compile-schemas.ts';
import { compileOrderSchema, everyRow } from '../../../../core/domain/opinion-sheets/compiled.ts';
import { isComposingKey } from '../../../app/shortcuts.ts';
import { useWords } from '../../../app/words.ts';
import { Button, TextButton } from '../../../ui/button.tsx';
import { type CompileWords, orders } from '../compile-words.ts';
import type { CompileTable } from '../table/use-table.ts';
import { conditionsOf, withValue } from './conditions.ts';

/** Words are looked for this long after the last key, in milliseconds. */
const typingPause = 200;

/** Words, order, and the conditions that are set. */
export function FilterStrip({
  table,
  words,
  facets,
  findRef,
  onFilter,
  onLeave,
}: {
  readonly table: CompileTable;
  readonly words: CompileWords;
  readonly facets: CompileFacets | null;
  readonly findRef: RefObject<HTMLInputElement | null>;
  readonly onFilter: () => void;
  /** Back to the table. */
  readonly onLeave: () => void;
}): ReactNode {
  const t = useWords();
  const id = useId();
  const { filter, order, descending } = table.wanted;
  const [typed, setTyped] = useState<string | null>(null);
  const { change } = table;
  useEffect(() => {
    if (typed === null) {
      return;
    }
    const timer = window.setTimeout(() => {
      change({ filter: { ...filter, words: typed } });
      setTyped(null);
    }, typingPause);
    return () => window.clearTimeout(timer);
  }, [typed, filter, change]);
  const conditions = conditionsOf(t, words, facets, filter);
  const shown = table.outline?.total ?? 0;
  const isFiltered = conditions.length > 0 || filter.words !== '' || !filter.withNotCounted;
  return (
    <div className="compile-strip">
      <label className="visually-hidden" htmlFor={`${id}-find`}>
        {t('compile:strip.find')}
      </label>
      <input
        ref={findRef}
        id={`${id}-find`}
        type="search"
        className="input compile-find"
        placeholder={t('compile:strip.find')}
        autoComplete="off"
        maxLength={200}
        value={typed ?? filter.words}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (
            !isComposingKey(event.nativeEvent) &&
            (event.key === 'Enter' || event.key === 'Escape' || event.key === 'ArrowDown')
          ) {
            event.preventDefault();
            onLeave();
          }
        }}
      />
      <label className="compile-order">
        <span>{t('compile:strip.order')}</span>
        <select
          className="input"
          value={order}
          onChange={(event) => change({ order: compileOrderSchema.parse(event.target.value) })}
        >
          {orders.map((one) => (
            <option key={one} value={one}>
              {t(`compile:order.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <Button
        look="quiet"
        size="slim"
        aria-pressed={descending}
        onClick={() => change({ descending: !descending })}
      >
        {t('compile:strip.descending')}
      </Button>
      <Button look="quiet" size="slim" onClick={onFilter}>
        {t('compile:strip.filter')}
      </Button>
      {isFiltered ? (
        <p className="compile-conditions">
          <span>{t('compile:strip.shown', { count: shown })}</span>
          {filter.withNotCounted ? null : (
            <span className="compile-condition">{t('compile:filter.onlyCounted')}</span>
          )}
          {conditions.map(({ list, value, label }) => (
            <span key={`${list} ${value ?? ''}`} className="compile-condition">
              {label}{' '}
              <TextButton
                aria-label={t('compile:strip.without', { label })}
                onClick={() => change({ filter: withValue(filter, list, value, false) })}
              >
                {t('compile:strip.remove')}
              </TextButton>
            </span>
          ))}
          <TextButton onClick={() => change({ filter: { ...everyRow, view: filter.view } })}>
            {t('compile:strip.all')}
          </TextButton>
        </p>
      ) : null}
    </div>
  );
}
