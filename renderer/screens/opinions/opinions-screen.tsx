import type { ReactNode } from 'react';
import type { MeetingSummary, Overview } from '../../../core/contract/schemas.ts';
import { useCollectingMeeting } from '../../app/collecting-meeting.ts';
import { nameOfMeeting } from '../../app/material-names.ts';
import { hrefOf } from '../../app/route.ts';
import { useWords } from '../../app/words.ts';
import { useCall, useSession } from '../../data/session.tsx';
import { Answered } from '../../ui/answered.tsx';
import { TextLink } from '../../ui/button.tsx';
import { ContentsButton } from '../../ui/contents-button.tsx';
import { ScrollArea, useScreenTitle } from '../../ui/screen.tsx';
import { Board } from './board.tsx';

/** 意見と対応: what was handed in for a meeting, and what the secretariat makes of it. */
export function OpinionsScreen({
  overview,
  meetingId,
  itemId,
}: {
  readonly overview: Overview;
  readonly meetingId: string | null;
  readonly itemId: string | null;
}): ReactNode {
  const t = useWords();
  const { cache } = useSession();
  useScreenTitle(t('compile:title'));
  const { chosen } = useCollectingMeeting(overview, meetingId);
  const totals = useCall('compileTotals', {});
  const settings = useCall('opinionSettings', {});
  return (
    <Answered answer={chosen}>
      {(summary) => (
        <Answered answer={totals} onRetry={() => cache.retry('compileTotals', {})}>
          {(known) => {
            const total = known.find((one) => one.meetingId === summary?.meeting.id);
            return summary === undefined || total === undefined ? (
              <NothingYet
                others={overview.meetings.filter(({ meeting }) =>
                  known.some((one) => one.meetingId === meeting.id),
                )}
              />
            ) : (
              <Answered answer={settings} onRetry={() => cache.retry('opinionSettings', {})}>
                {(value) => (
                  <Board
                    key={`${summary.meeting.id} ${itemId ?? ''}`}
                    overview={overview}
                    meeting={summary.meeting}
                    totals={total}
                    settings={value}
                    itemId={itemId}
                  />
                )}
              </Answered>
            );
          }}
        </Answered>
      )}
    </Answered>
  );
}

/** `others`: meetings that have opinions; this screen has no other way to them. */
function NothingYet({ others }: { readonly others: readonly MeetingSummary[] }): ReactNode {
  const t = useWords();
  return (
    <>
      <header className="bar" data-region="bar">
        <ContentsButton />
        <h1>{t('compile:title')}</h1>
      </header>
      <ScrollArea label={t('compile:title')}>
        <div className="screen">
          <p>{t('compile:nothingYet')}</p>
          <p className="acts">
            <TextLink href={hrefOf({ screen: 'exchange' })}>{t('compile:toExchange')}</TextLink>
          </p>
          {others.length === 0 ? null : (
            <section aria-labelledby="other-meetings">
              <h2 id="other-meetings">{t('compile:otherMeetings')}</h2>
              <ul>
                {others.map(({ meeting }) => (
                  <li key={meeting.id}>
                    <TextLink href={hrefOf({ screen: 'opinions', meetingId: meeting.id, itemId: null })}>
                      {nameOfMeeting(t, meeting)}
                    </TextLink>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      </ScrollArea>
    </>
  );
}
