import type { ReactNode } from 'react';
import type { Overview } from '../../../core/contract/schemas.ts';
import { hrefOf } from '../../app/route.ts';
import { useWords } from '../../app/words.ts';
import { useCall, useSession } from '../../data/session.tsx';
import { Answered } from '../../ui/answered.tsx';
import { TextLink } from '../../ui/button.tsx';
import { ContentsButton } from '../../ui/contents-button.tsx';
import { ScrollArea, useScreenTitle } from '../../ui/screen.tsx';
import { Board } from './board.tsx';
import { meetingOfScreen } from './compile-words.ts';

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
  const totals = useCall('compileTotals', {});
  const settings = useCall('opinionSettings', {});
  return (
    <Answered answer={totals} onRetry={() => cache.retry('compileTotals', {})}>
      {(known) => {
        const summary = meetingOfScreen(overview, meetingId, known);
        const total = known.find((one) => one.meetingId === summary?.meeting.id);
        return summary === undefined || total === undefined ? (
          <NothingYet />
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
  );
}

function NothingYet(): ReactNode {
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
        </div>
      </ScrollArea>
    </>
  );
}
