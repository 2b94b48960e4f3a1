import { type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '../../app/words.ts';
import { Button } from '../../ui/button.tsx';

/** A list with one of its entries a place further up or down. */
export function moved<Item>(items: readonly Item[], index: number, by: 1 | -1): Item[] {
  const next = [...items];
  const [item] = next.splice(index, 1);
  if (item !== undefined) {
    next.splice(index + by, 0, item);
  }
  return next;
}

/** 上へ, 下へ, and taking an entry out. The focus stays with the entry that moved. */
export function RowActs({
  name,
  index,
  count,
  onMove,
  onRemove,
}: {
  readonly name: string;
  readonly index: number;
  readonly count: number;
  readonly onMove: (by: 1 | -1) => void;
  /** null where it may not go. */
  readonly onRemove: (() => void) | null;
}): ReactNode {
  const t = useWords();
  const acts = useRef<HTMLSpanElement>(null);
  const asked = useRef<'up' | 'down' | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each move, wherever the row stands then
  useEffect(() => {
    const wanted = asked.current;
    asked.current = null;
    if (wanted === null) {
      return;
    }
    const same = acts.current?.querySelector<HTMLButtonElement>(`[data-act="${wanted}"]`);
    const other = acts.current?.querySelector<HTMLButtonElement>('button:not(:disabled)');
    (same?.disabled === false ? same : other)?.focus();
  }, [index]);
  const move = (by: 1 | -1): void => {
    asked.current = by === 1 ? 'down' : 'up';
    onMove(by);
  };
  return (
    <span ref={acts} className="row-acts">
      <Button
        look="quiet"
        size="slim"
        data-act="up"
        disabled={index === 0}
        aria-label={t('opinion-settings:upOf', { name })}
        onClick={() => move(-1)}
      >
        {t('opinion-settings:up')}
      </Button>
      <Button
        look="quiet"
        size="slim"
        data-act="down"
        disabled={index === count - 1}
        aria-label={t('opinion-settings:downOf', { name })}
        onClick={() => move(1)}
      >
        {t('opinion-settings:down')}
      </Button>
      {onRemove === null ? null : (
        <Button
          look="quiet"
          size="slim"
          aria-label={t('opinion-settings:removeOf', { name })}
          onClick={onRemove}
        >
          {t('opinion-settings:remove')}
        </Button>
      )}
    </span>
  );
}
