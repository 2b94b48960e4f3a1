import type { ReactNode } from 'react';
import type { PackPreflight } from '../../../core/contract/exchange-schemas.ts';
import type { MeetingSummary } from '../../../core/contract/schemas.ts';
import { nameOfMeeting } from '../../app/material-names.ts';
import { useWords } from '../../app/words.ts';
import { useCall, useSession } from '../../data/session.tsx';
import { Answered } from '../../ui/answered.tsx';
import { LastPacked } from './last-packed.tsx';
import { PackForm } from './pack-form.tsx';

/** The responses that are published, and how many are not yet. */
export function ResponsesSection({
  summary,
  preflight,
}: {
  readonly summary: MeetingSummary;
  readonly preflight: PackPreflight;
}): ReactNode {
  const t = useWords();
  const { cache } = useSession();
  const { meeting } = summary;
  const input = { meetingId: meeting.id };
  const counts = useCall('opinionCounts', input);
  const hasAny = preflight.publishedCount + preflight.repliedCount > 0;
  return (
    <section aria-labelledby="responses">
      <h2 id="responses">{t('hand-out:responses.title')}</h2>
      <p>{t('hand-out:responses.text')}</p>
      <Answered answer={counts} onRetry={() => cache.retry('opinionCounts', input)}>
        {({ items, byStatus }) => (
          <p>
            <b>{t('hand-out:responses.published', { count: preflight.publishedCount })}</b>
            {'\u3000'}
            {t('hand-out:responses.unpublished', { count: items - byStatus.published })}
            {preflight.repliedCount === 0 ? null : (
              <>
                {'\u3000'}
                {t('hand-out:responses.replied', { count: preflight.repliedCount })}
              </>
            )}
          </p>
        )}
      </Answered>
      {hasAny ? (
        <>
          <LastPacked last={preflight.lastResponses} />
          <PackForm
            kind="responses"
            meetingId={meeting.id}
            suggestedName={t('hand-out:responses.fileName', { name: nameOfMeeting(t, meeting) })}
            label={t('hand-out:responses.make')}
            look="outline"
          />
        </>
      ) : (
        <p>{t('hand-out:responses.none')}</p>
      )}
    </section>
  );
}
