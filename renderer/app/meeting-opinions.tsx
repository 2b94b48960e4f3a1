import type { ReactNode } from 'react';
import type { CompileTotals } from '../../core/contract/compile-schemas.ts';
import { hrefOf, type Route } from './route.ts';
import { useWords } from './words.ts';

/** Rows of the list for what was handed in for a meeting; nothing for a meeting without opinions. */
export function MeetingOpinions({
  totals,
  route,
}: {
  readonly totals: CompileTotals | undefined;
  readonly route: Route;
}): ReactNode {
  const t = useWords();
  if (totals === undefined) {
    return null;
  }
  const { meetingId } = totals;
  const isHere = (screen: Route['screen']): boolean =>
    route.screen === screen && 'meetingId' in route && (route.meetingId ?? meetingId) === meetingId;
  return (
    <>
      <li>
        <a
          className="nav-row"
          href={hrefOf({ screen: 'opinions', meetingId, itemId: null })}
          aria-current={isHere('opinions') || isHere('opinion-counts') ? 'page' : undefined}
        >
          <span className="nav-title">{t('compile:nav.table')}</span>
          <span className="nav-count">{t('compile:nav.count', { count: totals.items })}</span>
        </a>
      </li>
      <li>
        <a
          className="nav-row"
          href={hrefOf({ screen: 'plan-changes', meetingId, changeId: null })}
          aria-current={isHere('plan-changes') ? 'page' : undefined}
        >
          <span className="nav-title">{t('compile:nav.changes')}</span>
          <span className="nav-count">{t('compile:nav.count', { count: totals.planChanges })}</span>
        </a>
      </li>
    </>
  );
}
