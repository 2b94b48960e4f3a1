import type { ReactNode } from 'react';
import type { CompileTotals } from '../../../core/contract/compile-schemas.ts';
import { shortNameOfMeeting } from '../../app/material-names.ts';
import { hrefOf } from '../../app/route.ts';
import { useWords } from '../../app/words.ts';
import { useCall } from '../../data/session.tsx';
import { TextLink } from '../../ui/button.tsx';

/** On the first screen of the secretariat: what was handed in, and what is left to do with it. */
export function OpinionWork(): ReactNode {
  const t = useWords();
  const owner = useCall('owner', {});
  const totals = useCall('compileTotals', {});
  if (owner.state !== 'ready' || owner.value.role !== 'secretariat' || totals.state !== 'ready') {
    return null;
  }
  return totals.value.length === 0 ? null : (
    <section aria-labelledby="opinion-work">
      <h2 id="opinion-work">{t('home:opinions.title')}</h2>
      {totals.value.map((meeting) => (
        <MeetingWork key={meeting.meetingId} totals={meeting} />
      ))}
    </section>
  );
}

function MeetingWork({ totals }: { readonly totals: CompileTotals }): ReactNode {
  const t = useWords();
  const { meetingId, submitters, opinions } = totals;
  const overview = useCall('overview', {});
  const views = useCall('compileViews', { meetingId });
  const meeting =
    overview.state === 'ready'
      ? overview.value.meetings.find((one) => one.meeting.id === meetingId)?.meeting
      : undefined;
  const left = views.state === 'ready' ? views.value : null;
  return (
    <div className="opinion-work">
      <p>
        <b>{meeting === undefined ? '' : shortNameOfMeeting(t, meeting)}</b>{' '}
        {t('home:opinions.handedIn', { people: submitters, count: opinions })}
      </p>
      {left === null ? null : (
        <p>
          {left.withoutResponse === 0
            ? t('home:opinions.allAnswered')
            : t('home:opinions.withoutResponse', { count: left.withoutResponse })}
          {left.inReview === 0 ? null : (
            <>
              <br />
              {t('home:opinions.inReview', { count: left.inReview })}
            </>
          )}
        </p>
      )}
      <p>
        <TextLink href={hrefOf({ screen: 'opinions', meetingId, itemId: null })}>
          {t('home:opinions.open')}
        </TextLink>
      </p>
    </div>
  );
}
