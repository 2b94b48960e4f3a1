import type { ReactNode } from 'react';
import type { OwnSheetSummary } from '../../../core/contract/own-sheet-calls.ts';
import { hrefOf, type Route } from '../../app/route.ts';
import { useWords } from '../../app/words.ts';

/** Whether a row about the sheet of a meeting is the one in view. */
export function isSheetOf(route: Route, meetingId: string, usualMeetingId: string | null): boolean {
  return route.screen === 'sheet' && (route.meetingId ?? usualMeetingId) === meetingId;
}

/** Below the papers of a meeting, in a member's file: the sheet where no paper leads to it, and answers that came back. */
export function SheetRows({
  sheet,
  route,
  usualMeetingId,
}: {
  readonly sheet: OwnSheetSummary;
  readonly route: Route;
  readonly usualMeetingId: string | null;
}): ReactNode {
  const t = useWords();
  const { meetingId, formMaterialId, answerCount, hasNewAnswers } = sheet;
  const readsAnswers = route.screen === 'answers' && route.meetingId === meetingId;
  return (
    <>
      {formMaterialId === null ? (
        <li>
          <a
            className="nav-row"
            href={hrefOf({ screen: 'sheet', meetingId, opinionId: null })}
            aria-current={isSheetOf(route, meetingId, usualMeetingId) ? 'page' : undefined}
          >
            <span className="nav-number">—</span>
            <span className="nav-title">{t('opinion-sheet:title')}</span>
          </a>
        </li>
      ) : null}
      {answerCount === 0 ? null : (
        <li>
          <a
            className="nav-row"
            href={hrefOf({ screen: 'answers', meetingId })}
            aria-current={readsAnswers ? 'page' : undefined}
          >
            <span className="nav-number" />
            <span className="nav-title">{t('opinion-sheet:answers.title')}</span>
            {hasNewAnswers ? (
              <span className="version-mark filled">{t('opinion-sheet:answers.new')}</span>
            ) : null}
          </a>
        </li>
      )}
    </>
  );
}
