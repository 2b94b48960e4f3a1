import type { ReactNode } from 'react';
import { hrefOf, type Route } from '../../app/route.ts';
import { useWords } from '../../app/words.ts';

type Place = Extract<Route['screen'], 'opinions' | 'plan-changes' | 'opinion-counts'>;

/** Links between the three screens about the opinions of one meeting. */
export function CompilePlaces({
  meetingId,
  here,
}: {
  readonly meetingId: string;
  readonly here: Place;
}): ReactNode {
  const t = useWords();
  const routes: readonly Route[] = [
    { screen: 'opinions', meetingId, itemId: null },
    { screen: 'plan-changes', meetingId, changeId: null },
    { screen: 'opinion-counts', meetingId },
  ];
  return (
    <nav className="compile-places" aria-label={t('compile:places.label')}>
      {routes.map((route) => (
        <a key={route.screen} href={hrefOf(route)} aria-current={route.screen === here ? 'page' : undefined}>
          {t(`compile:places.${route.screen}` as 'compile:places.opinions')}
        </a>
      ))}
    </nav>
  );
}
