import type { ReactNode } from 'react';
import type { CompileTotals } from '../../core/contract/compile-schemas.ts';
import { useCall } from '../data/session.tsx';
import { hrefOf, type Route } from './route.ts';
import { useWords } from './words.ts';

/** 届いたシート, with the number of people, below the papers of a meeting in the secretariat's file. */
export function ReceivedSheetsRow({
  meetingId,
  totals,
  route,
}: {
  readonly meetingId: string;
  readonly totals: CompileTotals | undefined;
  readonly route: Route;
}): ReactNode {
  const t = useWords();
  const owner = useCall('owner', {});
  if (owner.state !== 'ready' || owner.value.role !== 'secretariat') {
    return null;
  }
  return (
    <li>
      <a
        className="nav-row"
        href={hrefOf({ screen: 'received-sheets', meetingId })}
        aria-current={
          route.screen === 'received-sheets' && route.meetingId === meetingId ? 'page' : undefined
        }
      >
        <span className="nav-title">{t('received:title')}</span>
        {totals === undefined ? null : (
          <span className="nav-count">{t('received:people', { count: totals.submitters })}</span>
        )}
      </a>
    </li>
  );
}
