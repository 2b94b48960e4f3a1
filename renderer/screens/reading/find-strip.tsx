import { type ReactNode, type RefObject, useEffect, useState } from 'react';
import { hrefOf } from '../../app/route.ts';
import { replaceRoute } from '../../app/use-route.ts';
import { useWords } from '../../app/words.ts';
import { Button, TextLink } from '../../ui/button.tsx';
import type { Match } from './matches.ts';
import type { ReadingRoute } from './reading-screen.tsx';
import { arriveAt } from './use-reading-position.ts';

/** Below the bar after a search: how many places this paper has, and the way from one to the next. */
export function FindStrip({
  area,
  matches,
  route,
  startBlockId,
}: {
  readonly area: RefObject<HTMLElement | null>;
  readonly matches: readonly Match[];
  readonly route: ReadingRoute;
  readonly startBlockId: string | null;
}): ReactNode {
  const t = useWords();
  const start = Math.max(
    0,
    matches.findIndex((match) => match.blockId === startBlockId),
  );
  const [stepped, setStepped] = useState({ from: start, by: 0 });
  // A new start, after another hit was chosen, begins the count anew.
  const steps = stepped.from === start ? stepped.by : 0;
  const current =
    matches.length === 0 ? 0 : (((start + steps) % matches.length) + matches.length) % matches.length;

  useEffect(() => {
    const marks = area.current?.querySelectorAll<HTMLElement>(`mark[data-match="${current}"]`) ?? [];
    for (const mark of marks) {
      mark.dataset['current'] = '';
    }
    const [first] = marks;
    const block = first?.closest<HTMLElement>('[data-block-id]');
    if (first !== undefined && block != null && area.current !== null) {
      arriveAt(area.current, block);
      first.scrollIntoView({ block: 'center' });
    }
    return () => {
      for (const mark of marks) {
        delete mark.dataset['current'];
      }
    };
  }, [area, current]);

  const go = (step: number): void => setStepped({ from: start, by: steps + step });
  return (
    <div className="find-strip">
      <p role="status">
        {matches.length === 0
          ? t('reading:find.none', { query: route.find })
          : t('reading:find.count', { query: route.find, current: current + 1, total: matches.length })}
      </p>
      {matches.length < 2 ? null : (
        <>
          <Button look="quiet" size="slim" onClick={() => go(-1)}>
            {t('reading:find.previous')}
          </Button>
          <Button look="quiet" size="slim" onClick={() => go(1)}>
            {t('reading:find.next')}
          </Button>
        </>
      )}
      <TextLink href={hrefOf({ screen: 'search', query: route.find })}>{t('reading:find.all')}</TextLink>
      <Button look="quiet" size="slim" onClick={() => replaceRoute({ ...route, find: '' })}>
        {t('reading:find.end')}
      </Button>
    </div>
  );
}
